package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** All models of one deployment, read; what could not be read is an objection already. */
final class ModelSet {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, ProcessModel> processes = new TreeMap<>();
    private final Map<String, DecisionModel> decisions = new TreeMap<>();
    private final Map<String, FormModel> forms = new TreeMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private Predicate<String> judged = file -> true;

    private ModelSet() {}

    static ModelSet read(Map<String, byte[]> resources) {
        ModelSet models = new ModelSet();
        new TreeMap<>(resources).forEach(models::add);
        return models;
    }

    /** The same set with one file replaced. */
    ModelSet with(String file, byte[] content) {
        ModelSet changed = copy();
        String stem = file.substring(0, file.lastIndexOf('.'));
        if (file.endsWith(".bpmn")) {
            changed.processes.remove(stem);
        } else if (file.endsWith(".dmn")) {
            changed.decisions.remove(stem);
        } else {
            changed.forms.remove(stem);
        }
        changed.add(file, content);
        return changed;
    }

    /** The same set, where only the one file is judged: the others can be referred to, but are not listed. */
    ModelSet judging(String file) {
        ModelSet focused = copy();
        focused.judged = judged.and(file::equals);
        return focused;
    }

    private ModelSet copy() {
        ModelSet copy = new ModelSet();
        copy.processes.putAll(processes);
        copy.decisions.putAll(decisions);
        copy.forms.putAll(forms);
        copy.unreadable.addAll(unreadable);
        return copy;
    }

    /** Objections to files that could not be read. */
    List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /** The processes to judge. */
    Collection<ProcessModel> processes() {
        return processes.values().stream()
                .filter(model -> judged.test(model.file()))
                .toList();
    }

    Optional<ProcessModel> process(String stem) {
        return Optional.ofNullable(processes.get(stem));
    }

    Collection<DecisionModel> decisions() {
        return decisions.values().stream()
                .filter(model -> judged.test(model.file()))
                .toList();
    }

    Optional<DecisionModel> decision(String stem) {
        return Optional.ofNullable(decisions.get(stem));
    }

    Collection<FormModel> forms() {
        return forms.values().stream()
                .filter(model -> judged.test(model.file()))
                .toList();
    }

    Optional<FormModel> form(String stem) {
        return Optional.ofNullable(forms.get(stem));
    }

    private void add(String file, byte[] content) {
        // A file name may have more dots than that of its kind: A.1.0.bpmn.
        int dot = file.lastIndexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        String kind = dot < 0 ? "" : file.substring(dot);
        try {
            switch (kind) {
                case ".bpmn" -> addProcess(file, stem, content);
                case ".dmn" -> addDecision(file, stem, content);
                case ".form" -> addForm(file, stem, content);
                default ->
                    unreadable.add(Objection.line(
                            file,
                            "file",
                            Reasons.NO_WAY_AROUND,
                            "only .bpmn, .dmn and .form files are deployed; take this file out of the deployment"));
            }
        } catch (SAXException | IOException | ModelException | IllegalArgumentException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            unreadable.add(Objection.line(
                    file,
                    "file",
                    Reasons.NO_WAY_AROUND,
                    "cannot be read (%s); save it again with Camunda Modeler, without document type or entities"
                            .formatted(reason.getMessage())));
        }
    }

    private void addProcess(String file, String stem, byte[] content) throws SAXException, IOException {
        Document xml = SafeXml.parse(content);
        BpmnModelInstance model = ModelReader.process(content);
        processes.put(stem, new ProcessModel(file, xml, model));
    }

    private void addDecision(String file, String stem, byte[] content) throws SAXException, IOException {
        Document xml = SafeXml.parse(content);
        DmnModelInstance model = ModelReader.decision(content);
        decisions.put(stem, new DecisionModel(file, stem, xml, model));
    }

    private void addForm(String file, String stem, byte[] content) throws IOException {
        JsonNode root = JSON.readTree(content);
        if (root == null || !root.isObject()) {
            throw new IllegalArgumentException("a form is a JSON object");
        }
        forms.put(stem, new FormModel(file, stem, root));
    }
}
