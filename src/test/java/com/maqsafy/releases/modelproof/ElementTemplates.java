package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.person.Roles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * Element templates for Camunda Modeler, made from the contracts: one file for each process with all that may be placed in
 * it, and one for what may be placed anywhere. Names, bindings and mappings are picked and not typed.
 */
final class ElementTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
    private static final String ANYWHERE = "any-process";

    private final ObjectMapper json = new ObjectMapper();
    private final ModelSet models;
    private final PolicyForms forms;

    ElementTemplates(ModelSet models, PolicyForms forms) {
        this.models = models;
        this.forms = forms;
    }

    /** The files by name. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (ProcessContract contract : ProcessContracts.all()) {
            ArrayNode templates = json.createArrayNode();
            contract.tasks().forEach(task -> templates.add(task(contract.process(), task)));
            new TreeSet<>(contract.work().stream().map(StepPattern::toString).toList())
                    .forEach(words -> contract.work().stream()
                            .filter(work -> work.toString().equals(words))
                            .filter(work -> ProcessContracts.homes(work).size()
                                    < ProcessContracts.processes().size())
                            .forEach(work -> templates.add(work(contract, work))));
            files.put(contract.process() + ".json", text(templates));
        }
        ArrayNode anywhere = json.createArrayNode();
        forms.names().stream()
                .sorted()
                .filter(form -> !ProcessContracts.decides(form)
                        && !ProcessContracts.formHomes(form).isEmpty())
                .forEach(form -> anywhere.add(task(ANYWHERE, TaskContract.task(form, ""))));
        Stream.of("source-inspection", "migration-test")
                .forEach(topic -> anywhere.add(work(ProcessContract.of(ANYWHERE, ""), StepPattern.topic(topic))));
        files.put(ANYWHERE + ".json", text(anywhere));
        return files;
    }

    private ObjectNode task(String process, TaskContract task) {
        ObjectNode template = template(
                process,
                "task",
                task.form(),
                name(task.pattern(), words(task.form())),
                task.items(),
                "bpmn:UserTask",
                "Give it a retry time cycle, such as R3/PT10S, under Job execution.");
        ArrayNode properties = template.putArray("properties");
        hidden(properties, "camunda:formRef", task.form());
        hidden(properties, "camunda:formRefBinding", "deployment");
        hidden(properties, "camunda:asyncAfter", true);
        if (task.groups().isEmpty()) {
            ObjectNode groups = visible(properties, "Group", "Dropdown", "release-owner", "camunda:candidateGroups");
            ArrayNode choices = groups.putArray("choices");
            new TreeMap<>(Roles.NAMES)
                    .forEach((id, name) -> choices.addObject().put("name", name).put("value", id));
        } else {
            hidden(properties, "camunda:candidateGroups", task.groups());
        }
        ObjectNode title = properties.addObject();
        title.put("label", "Title in Tasklist")
                .put("type", "String")
                .put("value", name(task.pattern(), words(task.form())) + " of {release}")
                .put("description", "{release} is replaced by the key of the release.");
        title.putObject("binding").put("type", "camunda:property").put("name", "title");
        title.putObject("constraints").put("notEmpty", true);
        return template;
    }

    private ObjectNode work(ProcessContract contract, StepPattern work) {
        String what = work.what();
        boolean before = contract.commitsBefore().contains(work);
        String note = contract.loops().stream()
                .filter(loop -> loop.work().equals(work))
                .findFirst()
                .map(loop -> "Make it a %s multi-instance over %s, element variable %s."
                        .formatted(loop.sequential() ? "sequential" : "parallel", loop.collection(), loop.variable()))
                .orElse("");
        return switch (work.kind()) {
            case TOPIC -> {
                ObjectNode template = template(
                        contract.process(),
                        "worker",
                        what.replace(' ', '-'),
                        name(work, words(what)),
                        "",
                        "bpmn:ServiceTask",
                        (note + " Give it a retry time cycle, such as R3/PT10S, under Job execution.").strip());
                ArrayNode properties = template.putArray("properties");
                hidden(properties, "camunda:type", "external");
                hidden(properties, "camunda:topic", what.split(" ")[0]);
                hidden(properties, "camunda:asyncAfter", true);
                if (what.contains(" ")) {
                    ObjectNode plan = properties.addObject();
                    plan.put("type", "Hidden").put("value", what.split(" ")[1]);
                    plan.putObject("binding")
                            .put("type", "camunda:inputParameter")
                            .put("name", "plan");
                }
                yield template;
            }
            case BEAN -> {
                boolean reminder = contract.reminders().stream()
                        .anyMatch(reminds -> reminds.work().equals(work));
                boolean gate = what.endsWith("GateDelegate");
                String asked = contract.reminders().stream()
                        .filter(reminds -> reminds.work().equals(work))
                        .findFirst()
                        .map(reminds -> "Only straight behind %s of %s.".formatted(reminds.timer(), reminds.task()))
                        .orElse("");
                ObjectNode template = template(
                        contract.process(),
                        reminder ? "reminder" : gate ? "gate" : "service",
                        what,
                        name(work, words(what.replace("Delegate", ""))),
                        "",
                        "bpmn:ServiceTask",
                        (asked + (before ? " Give it a retry time cycle, such as R3/PT10S, under Job execution." : ""))
                                .strip());
                ArrayNode properties = template.putArray("properties");
                hidden(properties, "camunda:delegateExpression", "${" + what + "}");
                if (before) {
                    hidden(properties, "camunda:asyncBefore", true);
                }
                yield template;
            }
            case DECISION -> {
                ObjectNode template = template(
                        contract.process(), "decision", what, name(work, words(what)), "", "bpmn:BusinessRuleTask", "");
                ArrayNode properties = template.putArray("properties");
                hidden(properties, "camunda:decisionRef", what);
                hidden(properties, "camunda:decisionRefBinding", "deployment");
                DecisionTasks.Result result = DecisionTasks.RESULTS.get(what);
                hidden(properties, "camunda:resultVariable", result.variable());
                hidden(properties, "camunda:mapDecisionResult", result.mapping());
                yield template;
            }
            default -> {
                ObjectNode template = template(
                        contract.process(), "call", what, name(work, words(what)), "", "bpmn:CallActivity", note);
                ArrayNode properties = template.putArray("properties");
                hidden(properties, "calledElement", what);
                hidden(properties, "camunda:calledElementBinding", "deployment");
                CallMappings.expected(contract.process(), what).forEach(given -> {
                    ObjectNode in = properties.addObject();
                    in.put("type", "Hidden");
                    if (given.equals("key")) {
                        in.put("value", "#{execution.processBusinessKey}");
                        in.putObject("binding").put("type", "camunda:in:businessKey");
                    } else {
                        String[] parts = given.split("=", 2);
                        in.put("value", parts[parts.length - 1]);
                        ObjectNode binding = in.putObject("binding").put("type", "camunda:in");
                        binding.put("target", parts[0]);
                        if (parts.length == 2) {
                            binding.put("expression", true);
                        }
                    }
                });
                CallMappings.results(contract.process(), what).forEach(taken -> {
                    ObjectNode out = properties.addObject();
                    out.put("type", "Hidden").put("value", taken);
                    out.putObject("binding").put("type", "camunda:out").put("source", taken);
                });
                yield template;
            }
        };
    }

    private ObjectNode template(
            String process, String kind, String what, String name, String items, String element, String note) {
        ObjectNode template = json.createObjectNode();
        template.put("$schema", SCHEMA);
        template.put("name", name);
        template.put("id", "com.maqsafy.releases.%s.%s.%s".formatted(process, kind, what));
        String where = process.equals(ANYWHERE) ? "In any process." : "In %s only.".formatted(process);
        template.put(
                "description",
                Stream.of(where, items.isEmpty() ? "" : "Serves %s.".formatted(items), note)
                        .filter(part -> !part.isEmpty())
                        .reduce((one, other) -> one + " " + other)
                        .orElseThrow());
        template.putArray("appliesTo").add("bpmn:Task").add(element);
        template.putObject("elementType").put("value", element);
        return template;
    }

    private static void hidden(ArrayNode properties, String name, String value) {
        ObjectNode property = properties.addObject();
        property.put("type", "Hidden").put("value", value);
        property.putObject("binding").put("type", "property").put("name", name);
    }

    private static void hidden(ArrayNode properties, String name, boolean value) {
        ObjectNode property = properties.addObject();
        property.put("type", "Hidden").put("value", value);
        property.putObject("binding").put("type", "property").put("name", name);
    }

    private static ObjectNode visible(ArrayNode properties, String label, String type, String value, String name) {
        ObjectNode property = properties.addObject();
        property.put("label", label).put("type", type).put("value", value);
        property.putObject("binding").put("type", "property").put("name", name);
        return property;
    }

    /** As the shipped models name it, else from its own name. */
    private String name(StepPattern step, String otherwise) {
        return models.processes().stream()
                .flatMap(process ->
                        process.graph().stepsWith(step).stream().flatMap(id -> process.graph().node(id).stream()))
                .map(FlowNode::getName)
                .filter(name -> name != null && !name.isBlank())
                .map(name -> name.replaceAll("\\s+", " "))
                .findFirst()
                .orElse(otherwise);
    }

    private static String words(String name) {
        String words =
                name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String text(ArrayNode templates) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return json.writer(printer).writeValueAsString(templates) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
