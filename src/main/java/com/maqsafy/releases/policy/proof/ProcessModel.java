package com.maqsafy.releases.policy.proof;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.w3c.dom.Document;

/** One process file: its XML as written, its model, and the graph of its paths. */
record ProcessModel(String file, Document xml, BpmnModelInstance model, Process process, FlowGraph graph) {

    String id() {
        return process.getId();
    }

    String objection(String element, String item, String text) {
        return Objection.line(file, element, item, text);
    }
}
