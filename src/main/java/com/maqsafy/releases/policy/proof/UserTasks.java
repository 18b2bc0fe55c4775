package com.maqsafy.releases.policy.proof;

import com.maqsafy.releases.approval.Duties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Every task has a form of this deployment, a group that exists, a due date and a title; some groups are the policy's. */
final class UserTasks implements ProofRule {

    private record Group(String groups, String item) {}

    private static final Map<String, Group> FIXED = Map.ofEntries(
            Map.entry("approve-release", new Group("${approverRole}", "APR-01..07")),
            Map.entry("approve-rollback", new Group("${rollbackApprover}", "RB-07")),
            duty("close-service", "DEP-06"),
            duty("bring-online", "DEP-07"),
            duty("recover-by-hand", "RB-06, DEP-07"),
            duty("peak-deployment", "RULE-07"),
            duty("backup-confirmation", "PRIN-08, RULE-03"),
            duty("migration-review", "MIG-01"),
            duty("destructive-operations", "MIG-06"),
            duty("start-deployment", "OPEN-04"),
            Map.entry("failed-step", new Group("deployment-owner,rollback-owner", "DEP-01..07")),
            Map.entry("failed-checks", new Group("deployment-owner", "POST-01..14")),
            Map.entry("risk-review", new Group("technical-owner", "HOT-03")),
            Map.entry("resolve-findings", new Group("release-owner", "PRIN-01")),
            Map.entry("hotfix-scope", new Group("management", "HOT-01")),
            Map.entry("vulnerability", new Group("security-owner", "SEC-01, SEC-02")),
            Map.entry("exploit-risk", new Group("security-owner", "SEC-03")),
            Map.entry("security-checklist", new Group("security-owner", "SEC-05..07")),
            Map.entry("fix-verification", new Group("security-owner", "SEC-08")),
            Map.entry("disclosure", new Group("security-owner", "SEC-07")),
            Map.entry("technical-failure", new Group("${failureOwner}", "promise 10")));

    /** Tasks that are due when the settings or the vulnerability say so, not when a model does. */
    private static final Map<String, String> DUE = Map.of(
            "risk-review", "${dueDates.at(riskReviewDueAt)}",
            "hotfix-review", "${dueDates.at(reviewDueAt)}",
            "disclosure", "${dueDates.at(disclosureAt)}",
            "technical-failure", "${dueDates.at(failureDueAt)}");

    @Override
    public List<String> items() {
        return List.of(
                "promise 1",
                "promise 3",
                "promise 10",
                "APR-01..07",
                "DEP-01..07",
                "MIG-01",
                "MIG-06",
                "OPEN-04",
                "POST-01..14",
                "RB-06",
                "RB-07",
                "RULE-07",
                "PRIN-01",
                "PRIN-08",
                "RULE-03",
                "HOT-01",
                "HOT-03",
                "HOT-06",
                "SEC-01..08");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.elements(UserTask.class)) {
                checkForm(
                        process,
                        models,
                        task.getId(),
                        attribute(task, "formRef"),
                        attribute(task, "formRefBinding"),
                        objections);
                checkGroups(process, task, objections);
                checkCard(process, task, objections);
            }
            for (StartEvent start : process.elements(StartEvent.class)) {
                checkStart(process, models, start, objections);
            }
        }
        return objections;
    }

    private static void checkStart(ProcessModel process, ModelSet models, StartEvent start, List<String> objections) {
        String form = start.getAttributeValueNs(SafeXml.CAMUNDA, "formRef");
        boolean opens = Vocabulary.RELEASES.contains(process.id()) && start.getParentElement() == process.process();
        if (opens) {
            String binding = start.getAttributeValueNs(SafeXml.CAMUNDA, "formRefBinding");
            checkForm(
                    process,
                    models,
                    start.getId(),
                    form == null ? "" : form,
                    binding == null ? "" : binding,
                    objections);
            String own = Vocabulary.START_FORMS.get(process.id());
            if (!own.equals(form)) {
                objections.add(process.objection(
                        start.getId(),
                        "VER-01..05, BR-01..06",
                        "must start with the form %s, which is validated".formatted(own)));
            }
        } else if (form != null) {
            objections.add(process.objection(
                    start.getId(), "promise 1", "is started by its caller, not by a form; remove the form"));
        }
    }

    private static void checkForm(
            ProcessModel process,
            ModelSet models,
            String element,
            String form,
            String binding,
            List<String> objections) {
        if (form.isEmpty()) {
            objections.add(process.objection(element, "promise 2", "has no form; give it a Camunda form"));
        } else if (!PolicyForms.names().contains(form)) {
            objections.add(process.objection(
                    element,
                    "promise 2",
                    "nothing handles its form %s, so nobody could complete it; use one of %s"
                            .formatted(form, new TreeSet<>(PolicyForms.names()))));
        } else if (models.form(form).isEmpty()) {
            objections.add(process.objection(
                    element, "promise 2", "its form %s is not deployed with it; deploy it".formatted(form)));
        }
        if (!binding.equals("deployment")) {
            objections.add(process.objection(element, "promise 2", "its form must be bound by 'deployment'"));
        }
    }

    private static void checkGroups(ProcessModel process, UserTask task, List<String> objections) {
        String groups = attribute(task, "candidateGroups");
        Group fixed = FIXED.get(attribute(task, "formRef"));
        if (fixed != null) {
            if (!fixed.groups().equals(groups)) {
                objections.add(process.objection(
                        task.getId(),
                        fixed.item(),
                        "its candidate groups must be exactly %s: nobody else may do it".formatted(fixed.groups())));
            }
            return;
        }
        List<String> named =
                Arrays.stream(groups.split(",", -1)).map(String::strip).toList();
        if (!Vocabulary.GROUPS.containsAll(named)) {
            objections.add(process.objection(
                    task.getId(),
                    "promise 3",
                    "its candidate groups '%s' are not all known; use some of %s"
                            .formatted(groups, new TreeSet<>(Vocabulary.GROUPS))));
        }
    }

    private static Map.Entry<String, Group> duty(String form, String item) {
        return Map.entry(form, new Group(Duties.byForm().get(form).role(), item));
    }

    private static void checkCard(ProcessModel process, UserTask task, List<String> objections) {
        String due = DUE.get(attribute(task, "formRef"));
        if (due != null && !due.equals(attribute(task, "dueDate"))) {
            objections.add(process.objection(
                    task.getId(),
                    "technical-failure".equals(attribute(task, "formRef")) ? "promise 10" : "HOT-03, HOT-06, SEC-07",
                    "its due date must be exactly " + due));
        } else if (attribute(task, "dueDate").isEmpty()) {
            objections.add(process.objection(
                    task.getId(), "promise 1", "has no due date; set one like ${dueDates.in('PT8H')}"));
        }
        boolean titled = task.getExtensionElements() != null
                && task.getExtensionElements().getElements().stream()
                        .flatMap(element -> element.getChildElementsByType(CamundaProperty.class).stream())
                        .anyMatch(property -> "title".equals(property.getCamundaName())
                                && property.getCamundaValue() != null
                                && !property.getCamundaValue().isBlank());
        if (!titled) {
            objections.add(process.objection(
                    task.getId(), "promise 1", "has no property 'title'; say what is to be done on {release}"));
        }
    }

    private static String attribute(UserTask task, String name) {
        String value = task.getAttributeValueNs(SafeXml.CAMUNDA, name);
        return value == null ? "" : value.strip();
    }
}
