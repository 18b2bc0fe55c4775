package com.maqsafy.releases.modelproof;

import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.w3c.dom.Document;

/** One decision file: its XML as written, and its model for the decision engine. */
record DecisionModel(String file, String stem, Document xml, DmnModelInstance model) {

    String objection(String element, String item, String text) {
        return Objection.line(file, element, item, text);
    }
}
