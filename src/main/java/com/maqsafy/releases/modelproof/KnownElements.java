package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.process.TaskDeadlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * A closed world: only elements and attributes named here are deployed. Scripts, Java classes, connectors, field
 * injection, input and output mappings, signals, conditional events, compensation, ad-hoc parts and whatever else the
 * engine would run without the policy knowing are not among them.
 */
final class KnownElements implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;

    private static final Set<String> DEFINITIONS = Set.of(
            "id",
            "name",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "modeler:executionPlatform",
            "modeler:executionPlatformVersion");

    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("definitions", DEFINITIONS),
            Map.entry(
                    "process",
                    Set.of(
                            "id",
                            "name",
                            "isExecutable",
                            "camunda:historyTimeToLive",
                            "camunda:versionTag",
                            "camunda:isStartableInTasklist")),
            Map.entry("collaboration", Set.of("id", "name")),
            Map.entry("participant", Set.of("id", "name", "processRef")),
            Map.entry("laneSet", Set.of("id", "name")),
            Map.entry("lane", Set.of("id", "name")),
            Map.entry("flowNodeRef", Set.of()),
            Map.entry("documentation", Set.of("id", "textFormat")),
            Map.entry("extensionElements", Set.of()),
            Map.entry("textAnnotation", Set.of("id")),
            Map.entry("text", Set.of()),
            Map.entry("association", Set.of("id", "sourceRef", "targetRef", "associationDirection")),
            Map.entry("group", Set.of("id", "categoryValueRef")),
            Map.entry("category", Set.of("id")),
            Map.entry("categoryValue", Set.of("id", "value")),
            Map.entry("incoming", Set.of()),
            Map.entry("outgoing", Set.of()),
            Map.entry(
                    "startEvent", Set.of("id", "name", "isInterrupting", "camunda:formRef", "camunda:formRefBinding")),
            Map.entry("endEvent", Set.of("id", "name")),
            Map.entry("exclusiveGateway", Set.of("id", "name", "default", "gatewayDirection")),
            Map.entry("parallelGateway", Set.of("id", "name", "gatewayDirection")),
            Map.entry(
                    "serviceTask",
                    Set.of(
                            "id",
                            "name",
                            "camunda:asyncBefore",
                            "camunda:asyncAfter",
                            "camunda:type",
                            "camunda:topic",
                            "camunda:delegateExpression")),
            Map.entry(
                    "userTask",
                    Set.of(
                            "id",
                            "name",
                            "camunda:formRef",
                            "camunda:formRefBinding",
                            "camunda:candidateGroups",
                            "camunda:asyncBefore",
                            "camunda:asyncAfter")),
            Map.entry(
                    "businessRuleTask",
                    Set.of(
                            "id",
                            "name",
                            "camunda:decisionRef",
                            "camunda:decisionRefBinding",
                            "camunda:resultVariable",
                            "camunda:mapDecisionResult",
                            "camunda:asyncBefore",
                            "camunda:asyncAfter")),
            Map.entry(
                    "callActivity",
                    Set.of(
                            "id",
                            "name",
                            "calledElement",
                            "camunda:calledElementBinding",
                            "camunda:asyncBefore",
                            "camunda:asyncAfter")),
            Map.entry(
                    "subProcess",
                    Set.of("id", "name", "triggeredByEvent", "camunda:asyncBefore", "camunda:asyncAfter")),
            Map.entry("boundaryEvent", Set.of("id", "name", "attachedToRef", "cancelActivity")),
            Map.entry("intermediateCatchEvent", Set.of("id", "name")),
            Map.entry("sequenceFlow", Set.of("id", "name", "sourceRef", "targetRef")),
            Map.entry("conditionExpression", Set.of("id", "xsi:type")),
            Map.entry(
                    "multiInstanceLoopCharacteristics",
                    Set.of(
                            "id",
                            "isSequential",
                            "camunda:collection",
                            "camunda:elementVariable",
                            "camunda:asyncBefore",
                            "camunda:asyncAfter")),
            Map.entry("completionCondition", Set.of("id", "xsi:type")),
            Map.entry("timerEventDefinition", Set.of("id")),
            Map.entry("timeDate", Set.of("id", "xsi:type")),
            Map.entry("timeDuration", Set.of("id", "xsi:type")),
            Map.entry("timeCycle", Set.of("id", "xsi:type")),
            Map.entry("messageEventDefinition", Set.of("id", "messageRef")),
            Map.entry("errorEventDefinition", Set.of("id", "errorRef")),
            Map.entry("message", Set.of("id", "name")),
            Map.entry("error", Set.of("id", "name", "errorCode")),
            Map.entry("camunda:failedJobRetryTimeCycle", Set.of()),
            Map.entry("camunda:properties", Set.of()),
            Map.entry("camunda:property", Set.of("id", "name", "value")),
            Map.entry("camunda:executionListener", Set.of("delegateExpression", "expression", "event")),
            Map.entry("camunda:inputOutput", Set.of()),
            Map.entry("camunda:inputParameter", Set.of("name")),
            Map.entry("camunda:in", Set.of("businessKey", "source", "sourceExpression", "target")),
            Map.entry("camunda:out", Set.of("source", "target")));

    /** Elements of the diagram namespace are pictures; only the diagram itself may stand among the definitions. */
    private static final String DIAGRAM = "diagram:BPMNDiagram";

    /** What Modeler notes of the element template that was picked; the engine passes it over. */
    private static final Set<String> TEMPLATE = Set.of("camunda:modelerTemplate", "camunda:modelerTemplateVersion");

    /** Elements that templates are for. */
    private static final Set<String> TEMPLATED = Set.of("serviceTask", "userTask", "businessRuleTask", "callActivity");

    /** What the table of deadlines says of all tasks. */
    private static final Set<String> OF_THE_TABLE =
            Set.of("camunda:dueDate", "camunda:followUpDate", "camunda:priority");

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            check(process, process.xml().getDocumentElement(), objections);
        }
        return objections;
    }

    private static void check(ProcessModel process, Element element, List<String> objections) {
        String name = SafeXml.knownName(element);
        Set<String> attributes = ELEMENTS.get(name);
        if (attributes == null) {
            objections.add(process.objection(
                    SafeXml.place(element), ITEM, "the element %s is not allowed; remove it".formatted(name)));
            return;
        }
        for (Attr attribute : SafeXml.attributes(element)) {
            String known = SafeXml.knownName(attribute);
            if (!attributes.contains(known) && !(TEMPLATED.contains(name) && TEMPLATE.contains(known))) {
                objections.add(process.objection(
                        SafeXml.place(element),
                        ITEM,
                        OF_THE_TABLE.contains(known)
                                ? "the attribute %s of %s is not allowed: the table %s says when tasks are due and what comes first; remove it and look at its rows there"
                                        .formatted(known, name, TaskDeadlines.TABLE)
                                : "the attribute %s of %s is not allowed; remove it".formatted(known, name)));
            }
        }
        for (Element child : SafeXml.children(element)) {
            if (!name.equals("definitions") || !SafeXml.knownName(child).equals(DIAGRAM)) {
                check(process, child, objections);
            }
        }
    }
}
