package com.maqsafy.releases.modelproof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;

/** One process file: its XML as written, its model, and the graph of its paths. */
final class ProcessModel {

    private final String file;
    private final Document xml;
    private final BpmnModelInstance model;
    private final Process process;
    private final FlowGraph graph;
    /** The model searches its whole XML anew each time and for each kind of element. */
    private final Map<Class<?>, List<?>> elements = new ConcurrentHashMap<>();

    ProcessModel(String file, Document xml, BpmnModelInstance model) {
        Collection<Process> found = model.getModelElementsByType(Process.class);
        if (found.size() != 1) {
            throw new IllegalArgumentException("a file holds exactly one process, this one holds " + found.size());
        }
        this.file = file;
        this.xml = xml;
        this.model = model;
        this.process = found.iterator().next();
        this.graph = FlowGraph.of(process);
    }

    String file() {
        return file;
    }

    Document xml() {
        return xml;
    }

    Process process() {
        return process;
    }

    FlowGraph graph() {
        return graph;
    }

    String id() {
        return process.getId();
    }

    /** The elements of the kind, those of embedded sub-processes too. */
    @SuppressWarnings("unchecked")
    <T extends ModelElementInstance> List<T> elements(Class<T> kind) {
        return (List<T>)
                elements.computeIfAbsent(kind, asked -> List.copyOf(model.getModelElementsByType((Class<T>) asked)));
    }

    String objection(String element, String item, String text) {
        return Objection.line(file, element, item, text);
    }
}
