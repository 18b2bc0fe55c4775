package com.maqsafy.releases.policy.proof;

import org.w3c.dom.Document;

/** One decision file: its XML as written and its bytes for the decision engine. */
record DecisionModel(String file, String stem, Document xml, byte[] content) {

    String objection(String element, String item, String text) {
        return Objection.line(file, element, item, text);
    }
}
