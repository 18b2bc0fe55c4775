package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Every task has a form of this deployment, a group that exists and a title; some groups are the policy's. */
final class UserTasks implements ProofRule {

    private final PolicyForms forms;

    UserTasks(PolicyForms forms) {
        this.forms = forms;
    }

    @Override
    public List<String> items() {
        return Stream.concat(
                        Stream.of(Reasons.NO_WAY_AROUND, Reasons.EVIDENCE, Reasons.AS_SHOWN),
                        ProcessContracts.all().stream()
                                .flatMap(contract -> contract.tasks().stream())
                                .map(TaskContract::items))
                .distinct()
                .toList();
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
                checkTitle(process, task, objections);
            }
            for (StartEvent start : process.elements(StartEvent.class)) {
                checkStart(process, models, start, objections);
            }
        }
        return objections;
    }

    private void checkStart(ProcessModel process, ModelSet models, StartEvent start, List<String> objections) {
        String form = start.getAttributeValueNs(SafeXml.CAMUNDA, "formRef");
        ProcessContract contract = ProcessContracts.of(process.id());
        boolean opens = contract.isRelease() && start.getParentElement() == process.process();
        if (opens) {
            String binding = start.getAttributeValueNs(SafeXml.CAMUNDA, "formRefBinding");
            checkForm(
                    process,
                    models,
                    start.getId(),
                    form == null ? "" : form,
                    binding == null ? "" : binding,
                    objections);
            String own = contract.startForm();
            if (!own.equals(form)) {
                objections.add(process.objection(
                        start.getId(),
                        "VER-01..05, BR-01..06",
                        "must start with the form %s, which is validated".formatted(own)));
            }
        } else if (form != null) {
            objections.add(process.objection(
                    start.getId(), Reasons.NO_WAY_AROUND, "is started by its caller, not by a form; remove the form"));
        }
    }

    private void checkForm(
            ProcessModel process,
            ModelSet models,
            String element,
            String form,
            String binding,
            List<String> objections) {
        if (form.isEmpty()) {
            objections.add(process.objection(element, Reasons.EVIDENCE, "has no form; give it a Camunda form"));
        } else if (!forms.names().contains(form)) {
            objections.add(process.objection(
                    element,
                    Reasons.EVIDENCE,
                    "nothing handles its form %s, so nobody could complete it; use one of %s"
                            .formatted(form, new TreeSet<>(forms.names()))));
        } else if (models.form(form).isEmpty()) {
            objections.add(process.objection(
                    element, Reasons.EVIDENCE, "its form %s is not deployed with it; deploy it".formatted(form)));
        }
        if (!binding.equals("deployment")) {
            objections.add(process.objection(element, Reasons.EVIDENCE, "its form must be bound by 'deployment'"));
        }
    }

    private static void checkGroups(ProcessModel process, UserTask task, List<String> objections) {
        String groups = attribute(task, "candidateGroups");
        TaskContract fixed = ProcessContracts.of(process.id())
                .task(attribute(task, "formRef"))
                .orElse(TaskContract.task("", ""));
        if (!fixed.groups().isEmpty()) {
            if (!fixed.groups().equals(groups)) {
                objections.add(process.objection(
                        task.getId(),
                        fixed.items(),
                        "its candidate groups must be exactly %s: nobody else may do it".formatted(fixed.groups())));
            }
            return;
        }
        List<String> named =
                Arrays.stream(groups.split(",", -1)).map(String::strip).toList();
        if (!ProcessContracts.GROUPS.containsAll(named)) {
            objections.add(process.objection(
                    task.getId(),
                    Reasons.AS_SHOWN,
                    "its candidate groups '%s' are not all known; use some of %s"
                            .formatted(groups, new TreeSet<>(ProcessContracts.GROUPS))));
        }
    }

    private static void checkTitle(ProcessModel process, UserTask task, List<String> objections) {
        boolean titled = task.getExtensionElements() != null
                && task.getExtensionElements().getElements().stream()
                        .flatMap(element -> element.getChildElementsByType(CamundaProperty.class).stream())
                        .anyMatch(property -> "title".equals(property.getCamundaName())
                                && property.getCamundaValue() != null
                                && !property.getCamundaValue().isBlank());
        if (!titled) {
            objections.add(process.objection(
                    task.getId(),
                    Reasons.NO_WAY_AROUND,
                    "has no property 'title'; say what is to be done on {release}"));
        }
    }

    private static String attribute(UserTask task, String name) {
        String value = task.getAttributeValueNs(SafeXml.CAMUNDA, name);
        return value == null ? "" : value.strip();
    }
}
