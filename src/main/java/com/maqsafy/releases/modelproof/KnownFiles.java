package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The set is whole, knows its processes and decisions, and each file says what engine and auditors need. */
final class KnownFiles implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;
    /** Ledger and log outlive the engine's history; less than a year of it would leave auditors without the path. */
    private static final String TIME_TO_LIVE = "P[1-9][0-9]{2,5}D";

    private final PolicyForms forms;

    KnownFiles(PolicyForms forms) {
        this.forms = forms;
    }

    @Override
    public List<String> items() {
        return List.of(ITEM, "LOG-01..06");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        missing(ProcessContracts.processes(), stem -> models.process(stem).isPresent(), ".bpmn", objections);
        missing(DecisionShape.tables(), stem -> models.decision(stem).isPresent(), ".dmn", objections);
        missing(forms.names(), stem -> models.form(stem).isPresent(), ".form", objections);
        models.processes().forEach(process -> checkProcess(process, objections));
        models.decisions().forEach(decision -> checkDecision(decision, objections));
        return objections;
    }

    private static void missing(
            Set<String> stems, java.util.function.Predicate<String> present, String kind, List<String> objections) {
        for (String stem : new TreeSet<>(stems)) {
            if (!present.test(stem)) {
                objections.add(Objection.line(stem + kind, "file", ITEM, "is missing; deploy it with the others"));
            }
        }
    }

    private static void checkProcess(ProcessModel model, List<String> objections) {
        Process process = model.process();
        if (!ProcessContracts.processes().contains(process.getId())) {
            objections.add(model.objection(
                    process.getId(),
                    ITEM,
                    "is no known process; known are " + new TreeSet<>(ProcessContracts.processes())));
        }
        if (!model.file().equals(process.getId() + ".bpmn")) {
            objections.add(model.objection(process.getId(), ITEM, "the process id must equal the file name"));
        }
        if (!process.isExecutable()) {
            objections.add(model.objection(process.getId(), ITEM, "is not executable; make it so"));
        }
        checkHistory(
                model.file(),
                process.getId(),
                process.getCamundaHistoryTimeToLiveString(),
                process.getCamundaVersionTag(),
                objections);
    }

    private static void checkDecision(DecisionModel model, List<String> objections) {
        List<Element> decisions = SafeXml.children(model.xml().getDocumentElement()).stream()
                .filter(element -> SafeXml.knownName(element).equals("decision"))
                .toList();
        if (decisions.size() != 1
                || !decisions.get(0).getAttribute("id").equals(model.stem())
                || !DecisionShape.tables().contains(model.stem())) {
            objections.add(model.objection(
                    model.stem(),
                    ITEM,
                    "must hold exactly one decision with the id of the file, one of "
                            + new TreeSet<>(DecisionShape.tables())));
            return;
        }
        Element decision = decisions.get(0);
        checkHistory(
                model.file(),
                model.stem(),
                decision.getAttributeNS(SafeXml.CAMUNDA_DMN, "historyTimeToLive"),
                decision.getAttributeNS(SafeXml.CAMUNDA_DMN, "versionTag"),
                objections);
    }

    private static void checkHistory(
            String file, String id, @Nullable String timeToLive, @Nullable String versionTag, List<String> objections) {
        if (timeToLive == null || !timeToLive.matches(TIME_TO_LIVE)) {
            objections.add(Objection.line(
                    file,
                    id,
                    "LOG-01..06",
                    "history time to live must be at least 100 days, counted in days, such as P3650D"));
        }
        if (versionTag == null || versionTag.isBlank()) {
            objections.add(Objection.line(file, id, "LOG-01..06", "has no version tag; give it one"));
        }
    }
}
