package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Copies of the shipped models, each with one enforcing thing removed, bypassed or weakened. What is left out is what a
 * process owner may change: texts, most groups, the times and priorities in the table of deadlines, optional fields.
 */
final class ModelMutants {

    /** One changed file; the change is made when it is asked for. */
    record Mutant(String name, String file, Supplier<byte[]> change) {

        byte[] content() {
            return change.get();
        }

        @Override
        public String toString() {
            return file + ": " + name;
        }
    }

    private static final Set<String> WORK = Set.of("userTask", "serviceTask", "callActivity", "businessRuleTask");
    private static final Set<String> FREE_ATTRIBUTES = Set.of("id", "name");
    /** Tables whose first row that fits counts. */
    private static final Set<String> FIRST_ROW = Set.of("failure-owner.dmn", "task-deadlines.dmn");
    /** Where a service may be closed: nothing there opens it before its verification, or a decision. */
    private static final Set<String> TOUCH_PRODUCTION = Set.of(
            "production-deployment.bpmn",
            "deployment-step.bpmn",
            "post-deployment-verification.bpmn",
            "release-rollback.bpmn",
            "release-publication.bpmn",
            "service-closing.bpmn",
            "service-reopening.bpmn",
            "standard-release.bpmn",
            "hotfix-release.bpmn",
            "security-release.bpmn",
            "security-completion.bpmn");

    private static final String ANOTHER_FACT = "${releaseType == 'minor'}";

    /** Changes that ask more than the policy: always a backup, always a decision. They are allowed. */
    private static final Set<String> STRICTER = Set.of(
            "remove sequenceFlow_destructive_to_Accepted",
            "lead everything at exclusiveGateway_destructive along sequenceFlow_destructive_to_DecideOnDestructiveOperations",
            "remove sequenceFlow_databaseChanges_to_BackedUp",
            "lead everything at exclusiveGateway_databaseChanges along sequenceFlow_databaseChanges_to_BackUpDatabase");

    private final ShippedModels shipped;
    private final List<Mutant> mutants = new ArrayList<>();

    private ModelMutants(ShippedModels shipped) {
        this.shipped = shipped;
    }

    static List<Mutant> of(ShippedModels shipped) {
        ModelMutants all = new ModelMutants(shipped);
        shipped.files().forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                all.mutateProcess(file);
            } else if (file.endsWith(".dmn")) {
                all.mutateDecision(file);
            } else {
                all.mutateForm(file);
            }
        });
        return all.mutants;
    }

    private void add(String name, String file, Consumer<Document> change) {
        if (!STRICTER.contains(name)) {
            mutants.add(
                    new Mutant(name, file, () -> shipped.changed(file, change).get(file)));
        }
    }

    private void mutateProcess(String file) {
        Document xml = shipped.xml(file);
        for (Element element : elements(xml)) {
            String kind = SafeXml.knownName(element);
            String id = element.getAttribute("id");
            if (WORK.contains(kind) || kind.equals("intermediateCatchEvent") || isLoop(element)) {
                add("remove " + id, file, copy -> removeNode(copy, id));
                add("bypass " + id, file, copy -> bypassNode(copy, id));
            }
            if (kind.equals("boundaryEvent")) {
                add("remove " + id, file, copy -> removeBoundary(copy, id));
                boolean interrupts = !element.getAttribute("cancelActivity").equals("false");
                add(
                        "let " + id + (interrupts ? " not interrupt" : " interrupt"),
                        file,
                        copy -> at(copy, id).setAttribute("cancelActivity", String.valueOf(!interrupts)));
            }
            if (kind.equals("subProcess") && element.hasAttribute("triggeredByEvent")) {
                add("remove " + id, file, copy -> remove(at(copy, id)));
            }
            if (kind.equals("exclusiveGateway") && outgoing(xml, id).size() > 1) {
                mutateGateway(file, xml, id);
            }
            if (kind.equals("endEvent")) {
                mutateEnd(file, xml, id);
            }
            mutateContent(file, xml, element, kind);
        }
        bypasses(file, xml);
        if (TOUCH_PRODUCTION.contains(file)) {
            openings(file, xml);
        }
    }

    /** On every flow the service is opened to its users, by the command itself and by a call that looks like the real ones. */
    private void openings(String file, Document xml) {
        for (Element flow : elements(xml)) {
            if (SafeXml.knownName(flow).equals("sequenceFlow")) {
                String id = flow.getAttribute("id");
                add("bring the service online on " + id, file, copy -> openedOn(copy, id, leaving(copy)));
                add("reopen the service on " + id, file, copy -> openedOn(copy, id, reopening(copy, file)));
            }
        }
    }

    private static Element leaving(Document xml) {
        Element task = xml.createElementNS(SafeXml.BPMN, "bpmn:serviceTask");
        task.setAttribute("id", "serviceTask_opening");
        task.setAttributeNS(SafeXml.CAMUNDA, "camunda:asyncAfter", "true");
        task.setAttributeNS(SafeXml.CAMUNDA, "camunda:type", "external");
        task.setAttributeNS(SafeXml.CAMUNDA, "camunda:topic", "maintenance-mode");
        Element extension = child(task, SafeXml.BPMN, "bpmn:extensionElements");
        child(extension, SafeXml.CAMUNDA, "camunda:failedJobRetryTimeCycle").setTextContent("R3/PT10S");
        Element input = child(
                child(extension, SafeXml.CAMUNDA, "camunda:inputOutput"), SafeXml.CAMUNDA, "camunda:inputParameter");
        input.setAttribute("name", "plan");
        input.setTextContent("leave");
        return task;
    }

    private static Element reopening(Document xml, String file) {
        Element call = xml.createElementNS(SafeXml.BPMN, "bpmn:callActivity");
        call.setAttribute("id", "callActivity_opening");
        call.setAttribute("calledElement", "service-reopening");
        call.setAttributeNS(SafeXml.CAMUNDA, "camunda:calledElementBinding", "deployment");
        Element extension = child(call, SafeXml.BPMN, "bpmn:extensionElements");
        child(extension, SafeXml.CAMUNDA, "camunda:in").setAttribute("businessKey", "#{execution.processBusinessKey}");
        for (String fact : List.of(
                "releaseKey", "releaseType", "release", "databaseChanges", "destructiveChanges", "maintenanceMode")) {
            in(extension, "source", fact, fact);
        }
        if (file.equals("post-deployment-verification.bpmn")) {
            in(extension, "source", "purpose", "purpose");
        } else {
            String plan = file.equals("release-rollback.bpmn") ? "rollback" : "deployment";
            in(extension, "sourceExpression", "${'" + plan + "'}", "purpose");
        }
        return call;
    }

    private static void in(Element extension, String how, String source, String target) {
        Element in = child(extension, SafeXml.CAMUNDA, "camunda:in");
        in.setAttribute(how, source);
        in.setAttribute("target", target);
    }

    private static Element child(Element parent, String namespace, String name) {
        Element child = parent.getOwnerDocument().createElementNS(namespace, name);
        parent.appendChild(child);
        return child;
    }

    /** The flow leads to the opening, and that, whether it ends well or not, to where the flow led. */
    private static void openedOn(Document xml, String flow, Element opening) {
        Element before = at(xml, flow);
        Element scope = (Element) before.getParentNode();
        String usual = before.getAttribute("targetRef");
        String id = opening.getAttribute("id");
        scope.appendChild(opening);
        before.setAttribute("targetRef", id);
        Element error = null;
        for (Element known : elements(xml)) {
            error = SafeXml.knownName(known).equals("error")
                            && known.getAttribute("errorCode").equals("rollbackRequested")
                    ? known
                    : error;
        }
        if (error == null) {
            scope.appendChild(flow(xml, "sequenceFlow_opening", id, usual));
        } else {
            Element boundary = child(scope, SafeXml.BPMN, "bpmn:boundaryEvent");
            boundary.setAttribute("id", "boundaryEvent_opening");
            boundary.setAttribute("attachedToRef", id);
            child(boundary, SafeXml.BPMN, "bpmn:errorEventDefinition")
                    .setAttribute("errorRef", error.getAttribute("id"));
            Element join = child(scope, SafeXml.BPMN, "bpmn:exclusiveGateway");
            join.setAttribute("id", "exclusiveGateway_opening");
            scope.appendChild(flow(xml, "sequenceFlow_opening", id, "exclusiveGateway_opening"));
            scope.appendChild(
                    flow(xml, "sequenceFlow_openingFailed", "boundaryEvent_opening", "exclusiveGateway_opening"));
            scope.appendChild(flow(xml, "sequenceFlow_opened", "exclusiveGateway_opening", usual));
        }
        tidy(xml);
    }

    private boolean isLoop(Element element) {
        return SafeXml.knownName(element).equals("subProcess") && !element.hasAttribute("triggeredByEvent");
    }

    private void mutateGateway(String file, Document xml, String id) {
        String usual = at(xml, id).getAttribute("default");
        for (String flow : outgoing(xml, id)) {
            if (!flow.equals(usual)) {
                add("make " + flow + " the default", file, copy -> swapDefault(copy, id, flow));
                add(
                        "make " + flow + " the default only by name",
                        file,
                        copy -> at(copy, id).setAttribute("default", flow));
                add("always take " + flow, file, copy -> condition(copy, flow, "${true}"));
                add("take " + flow + " by another fact", file, copy -> condition(copy, flow, ANOTHER_FACT));
                add("take " + flow + " on the opposite", file, copy -> condition(copy, flow, opposite(copy, flow)));
                add("take " + flow + " without condition", file, copy -> removeCondition(copy, flow));
                add("remove " + flow, file, copy -> removeFlow(copy, flow));
            } else {
                add("remove " + flow, file, copy -> {
                    at(copy, id).removeAttribute("default");
                    removeFlow(copy, flow);
                });
            }
        }
        for (String flow : outgoing(xml, id)) {
            add("lead everything at " + id + " along " + flow, file, copy -> keepOnly(copy, id, flow));
        }
    }

    private void mutateEnd(String file, Document xml, String id) {
        Element end = at(xml, id);
        if (!descendants(end, "camunda:executionListener").isEmpty()) {
            add("let " + id + " record nothing", file, copy -> remove(first(at(copy, id), "extensionElements")));
            add(
                    "let " + id + " record on leaving",
                    file,
                    copy -> first(at(copy, id), "camunda:executionListener").setAttribute("event", "end"));
            for (Element other : elements(xml)) {
                if (SafeXml.knownName(other).equals("endEvent")
                        && other != end
                        && !sameRecord(end, other)
                        && !descendants(other, "camunda:executionListener").isEmpty()) {
                    add("let " + id + " record what " + other.getAttribute("id") + " does", file, copy -> {
                        Element into = at(copy, id);
                        Element extension = first(at(copy, other.getAttribute("id")), "extensionElements");
                        into.replaceChild(extension.cloneNode(true), first(into, "extensionElements"));
                    });
                }
            }
        }
        if (!descendants(end, "errorEventDefinition").isEmpty()) {
            add("let " + id + " throw nothing", file, copy -> remove(first(at(copy, id), "errorEventDefinition")));
        }
    }

    private static boolean sameRecord(Element one, Element other) {
        Element first = first(one, "camunda:executionListener");
        List<Element> second = descendants(other, "camunda:executionListener");
        return !second.isEmpty()
                && first.getAttribute("expression").equals(second.get(0).getAttribute("expression"))
                && first.getAttribute("delegateExpression").equals(second.get(0).getAttribute("delegateExpression"));
    }

    /** Each attribute, mapping, loop, retry and title removed, and replaced by something else that the engine knows. */
    private void mutateContent(String file, Document xml, Element element, String kind) {
        String place = SafeXml.place(element);
        int index = elements(xml).indexOf(element);
        if (Set.of("definitions", "sequenceFlow", "exclusiveGateway", "documentation", "message", "error")
                .contains(kind)) {
            if (kind.equals("message") || kind.equals("error")) {
                add("rename " + place, file, copy -> {
                    at(copy, place).setAttribute("name", "other");
                    if (kind.equals("error")) {
                        at(copy, place).setAttribute("errorCode", "other");
                    }
                });
            }
            return;
        }
        for (Attr attribute : SafeXml.attributes(element)) {
            String name = SafeXml.knownName(attribute);
            if (FREE_ATTRIBUTES.contains(name)
                    || !name.startsWith("camunda:")
                            && !kind.startsWith("camunda:")
                            && !kind.equals("process")
                            && !kind.equals("multiInstanceLoopCharacteristics")
                            && !name.equals("calledElement")
                            && !name.equals("errorRef")
                            && !name.equals("messageRef")) {
                continue;
            }
            add(
                    "drop " + name + " of " + place + " (" + index + ")",
                    file,
                    copy -> elements(copy)
                            .get(index)
                            .removeAttributeNS(attribute.getNamespaceURI(), attribute.getLocalName()));
            others(kind, name, attribute.getValue())
                    .forEach(other -> add(
                            "set " + name + " of " + place + " (" + index + ") to " + other,
                            file,
                            copy -> elements(copy)
                                    .get(index)
                                    .setAttributeNS(attribute.getNamespaceURI(), attribute.getName(), other)));
        }
        if (Set.of(
                        "camunda:in",
                        "camunda:out",
                        "camunda:failedJobRetryTimeCycle",
                        "camunda:property",
                        "camunda:inputParameter",
                        "multiInstanceLoopCharacteristics",
                        "completionCondition",
                        "timerEventDefinition",
                        "errorEventDefinition",
                        "messageEventDefinition")
                .contains(kind)) {
            add(
                    "remove " + kind + " of " + place + " (" + index + ")",
                    file,
                    copy -> remove(elements(copy).get(index)));
        }
        if (kind.equals("camunda:inputParameter")) {
            Stream.of("enter", "leave", "before-deployment", "other")
                    .filter(other -> !other.equals(element.getTextContent()))
                    .forEach(other -> add(
                            "give " + place + " the plan " + other,
                            file,
                            copy -> elements(copy).get(index).setTextContent(other)));
        }
        if (kind.equals("timeDate")) {
            instants(element.getTextContent().strip())
                    .forEach(other -> add(
                            "let " + place + " go off at " + other,
                            file,
                            copy -> elements(copy).get(index).setTextContent(other)));
            add(
                    "let " + place + " go off after a second",
                    file,
                    copy -> instead(elements(copy).get(index), "timeDuration", "PT1S"));
        }
        if (kind.equals("completionCondition")) {
            add(
                    "stop " + place + " at once",
                    file,
                    copy -> elements(copy).get(index).setTextContent("${true}"));
        }
    }

    private static List<String> instants(String own) {
        return Stream.of(
                        "${windowOpensAt}",
                        "${riskReviewDueAt}",
                        "${riskReviewReminderAt}",
                        "${riskReviewEscalationAt}",
                        "${stabilisedAt}",
                        "${reviewDueAt}",
                        "${disclosureAt}",
                        "${failureDueAt}",
                        "${releaseKey}",
                        "2026-01-01T00:00:00Z")
                .filter(other -> !other.equals(own))
                .toList();
    }

    private static void instead(Element element, String name, String text) {
        Element other = element.getOwnerDocument().createElementNS(SafeXml.BPMN, "bpmn:" + name);
        other.setTextContent(text);
        element.getParentNode().replaceChild(other, element);
    }

    private static List<String> others(String kind, String name, String value) {
        return switch (name) {
            case "camunda:formRefBinding", "camunda:calledElementBinding", "camunda:decisionRefBinding" ->
                List.of("latest", "version");
            case "camunda:topic" ->
                List.of("source-inspection".equals(value) ? "migration-test" : "source-inspection", "other");
            case "camunda:delegateExpression" ->
                List.of(
                        "${otherDelegate}",
                        "${openApprovalRoundDelegate}".equals(value)
                                ? "${concludeApprovalDelegate}"
                                : "${openApprovalRoundDelegate}");
            case "delegateExpression" -> List.of("${otherListener}");
            case "camunda:formRef" ->
                List.of(
                        "no-such-form",
                        "test-evidence".equals(value) ? "release-notes" : "test-evidence",
                        "start-release".equals(value) ? "start-hotfix" : "start-release");
            case "camunda:candidateGroups" ->
                value.startsWith("${") || value.equals("management") || value.equals("security-owner")
                        ? List.of("", "nobody", "developer")
                        : List.of("", "nobody", "technical-owner,nobody", "${approverRole}x");
            case "camunda:asyncAfter", "camunda:asyncBefore", "isExecutable" -> List.of("false");
            case "camunda:collection", "camunda:elementVariable", "camunda:resultVariable", "target", "source" ->
                List.of("deployable".equals(value) ? "findings" : "deployable");
            case "isSequential" -> List.of("false");
            case "camunda:mapDecisionResult" -> List.of("singleResult".equals(value) ? "singleEntry" : "singleResult");
            case "calledElement" ->
                List.of("no-such-process", "deployment-step".equals(value) ? "release-approval" : "deployment-step");
            case "camunda:decisionRef" ->
                List.of("no-such-decision", "required-tests".equals(value) ? "applicable-checks" : "required-tests");
            case "camunda:historyTimeToLive" -> List.of("", "P1D");
            case "camunda:versionTag" -> List.of("");
            case "sourceExpression" ->
                List.of("${deployable}", value.contains("deployment") ? "${'rollback'}" : "${'deployment'}");
            case "businessKey" -> List.of("#{releaseType}");
            case "expression" -> List.of("${execution.setVariable('deployable', 'true')}", "${true}");
            case "value" -> kind.equals("camunda:property") ? List.of("") : List.of();
            default -> List.of();
        };
    }

    /** From the start past everything to every later step, and from every flow straight to every end. */
    private void bypasses(String file, Document xml) {
        String start = elements(xml).stream()
                .filter(element -> SafeXml.knownName(element).equals("startEvent"))
                .filter(element -> SafeXml.knownName(element.getParentNode()).equals("process"))
                .map(element -> element.getAttribute("id"))
                .findFirst()
                .orElseThrow();
        String startFlow = outgoing(xml, start).get(0);
        for (Element target : elements(xml)) {
            String id = target.getAttribute("id");
            String kind = SafeXml.knownName(target);
            boolean top = SafeXml.knownName(target.getParentNode()).equals("process");
            boolean node = top
                    && (WORK.contains(kind)
                            || kind.equals("exclusiveGateway")
                            || kind.equals("endEvent")
                            || kind.equals("intermediateCatchEvent")
                            || isLoop(target));
            if (node && !startsHarmlesslyAt(xml, start, id)) {
                add("lead from the start straight to " + id, file, copy -> branchOff(copy, startFlow, id));
            }
            if (top && kind.equals("endEvent")) {
                for (Element flow : elements(xml)) {
                    if (SafeXml.knownName(flow).equals("sequenceFlow")
                            && SafeXml.knownName(flow.getParentNode()).equals("process")
                            && !endsAnyway(xml, flow, id)) {
                        add(
                                "lead from " + flow.getAttribute("id") + " straight to " + id,
                                file,
                                copy -> branchOff(copy, flow.getAttribute("id"), id));
                    }
                }
            }
        }
    }

    /** Steps that follow the start with nothing but joins between: a branch there skips nothing. */
    private static boolean startsHarmlesslyAt(Document xml, String start, String id) {
        String at = target(xml, outgoing(xml, start).get(0));
        while (!at.equals(id)) {
            if (!SafeXml.knownName(at(xml, at)).equals("exclusiveGateway")
                    || outgoing(xml, at).size() != 1) {
                return false;
            }
            at = target(xml, outgoing(xml, at).get(0));
        }
        return true;
    }

    /** Where every continuation is an end of the same outcome, with no work between, nothing is skipped. */
    private static boolean endsAnyway(Document xml, Element flow, String end) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(flow.getAttribute("targetRef")));
        while (!open.isEmpty()) {
            String at = open.remove(0);
            Element node = at(xml, at);
            if (SafeXml.knownName(node).equals("endEvent")) {
                reached.add(recorded(node));
            } else if (SafeXml.knownName(node).equals("exclusiveGateway")
                    && outgoing(xml, at).size() == 1) {
                open.add(target(xml, outgoing(xml, at).get(0)));
            } else {
                return false;
            }
        }
        return reached.equals(Set.of(recorded(at(xml, end))));
    }

    private static String recorded(Element end) {
        List<Element> listeners = descendants(end, "camunda:executionListener");
        return descendants(end, "errorEventDefinition").size()
                + (listeners.isEmpty()
                        ? ""
                        : listeners.get(0).getAttribute("expression")
                                + listeners.get(0).getAttribute("delegateExpression"));
    }

    // ---- decisions

    private void mutateDecision(String file) {
        Document xml = shipped.xml(file);
        add("empty the table", file, copy -> rules(copy).forEach(ModelMutants::remove));
        if (file.equals("failure-owner.dmn")) {
            mutateFailureOwners(file, xml);
        }
        if (file.equals("task-deadlines.dmn")) {
            mutateDeadlines(file, xml);
        }
        for (Element rule : rules(xml)) {
            if (addsNothing(xml, rule) || FIRST_ROW.contains(file)) {
                continue;
            }
            String id = rule.getAttribute("id");
            add("remove " + id, file, copy -> remove(at(copy, id)));
            List<Element> answers = descendants(rule, "outputEntry");
            for (Element answer : answers.subList(0, file.equals("exploit-risk.dmn") ? answers.size() : 1)) {
                add(
                        "weaken " + answer.getAttribute("id") + " of " + id,
                        file,
                        copy -> text(
                                at(copy, answer.getAttribute("id")),
                                weaker(answer.getTextContent().strip())));
            }
            for (Element question : descendants(rule, "inputEntry")) {
                String before = question.getTextContent().strip();
                narrower(before, first(rule, "inputEntry") == question && before.isEmpty() && asksForTheType(xml))
                        .forEach(cell -> add(
                                "narrow " + question.getAttribute("id") + " of " + id + " to " + cell,
                                file,
                                copy -> text(at(copy, question.getAttribute("id")), cell)));
            }
        }
        for (Element input : elements(xml)) {
            if (SafeXml.knownName(input).equals("inputExpression")) {
                String id = input.getAttribute("id");
                add("ask something else in " + id, file, copy -> text(at(copy, id), "release.other"));
                add(
                        "ask the type as number in " + id,
                        file,
                        copy -> at(copy, id).setAttribute("typeRef", "integer"));
            }
            if (SafeXml.knownName(input).equals("output")) {
                String id = input.getAttribute("id");
                add("rename " + id, file, copy -> at(copy, id).setAttribute("name", "other"));
            }
            if (SafeXml.knownName(input).equals("decisionTable")) {
                add(
                        "change the hit policy",
                        file,
                        copy -> at(copy, input.getAttribute("id"))
                                .setAttribute("hitPolicy", FIRST_ROW.contains(file) ? "UNIQUE" : "FIRST"));
            }
            if (SafeXml.knownName(input).equals("decision")) {
                for (String attribute : new String[] {"historyTimeToLive", "versionTag"}) {
                    add(
                            "drop " + attribute,
                            file,
                            copy -> at(copy, input.getAttribute("id"))
                                    .removeAttributeNS(SafeXml.CAMUNDA_DMN, attribute));
                }
            }
        }
    }

    /** Whose a failure is, is the process owner's to say; that it is somebody's, soon, and of whom production is, is not. */
    private void mutateFailureOwners(String file, Document xml) {
        Element last = rules(xml).get(rules(xml).size() - 1);
        add("remove " + last.getAttribute("id"), file, copy -> remove(at(copy, last.getAttribute("id"))));
        add("remove the row of steps", file, copy -> remove(rules(copy).get(0)));
        for (Element rule : rules(xml)) {
            String id = rule.getAttribute("id");
            for (String owner : List.of("", "nobody", "auditor", "ci", "developer,process-owner")) {
                add("give " + id + " to '" + owner + "'", file, copy -> answer(copy, id, 0, owner));
            }
            for (String due : List.of("", "soon", "PT0S", "P30D", "-PT1H")) {
                add("let " + id + " be due in '" + due + "'", file, copy -> answer(copy, id, 1, due));
            }
        }
        add("give steps to a developer", file, copy -> answer(copy, "rule_1", 0, "developer"));
        add("give what happens in production a day", file, copy -> answer(copy, "rule_9", 1, "PT8H"));
    }

    /** When a task is due and who is told is the process owner's to say; that it is due, and that somebody is told, is not. */
    private void mutateDeadlines(String file, Document xml) {
        Element last = rules(xml).get(rules(xml).size() - 1);
        add("remove " + last.getAttribute("id"), file, copy -> remove(at(copy, last.getAttribute("id"))));
        add(
                "ask for a type in the last row",
                file,
                copy -> text(
                        descendants(at(copy, last.getAttribute("id")), "inputEntry")
                                .get(2),
                        "\"hotfix\""));
        for (Element rule : rules(xml)) {
            String id = rule.getAttribute("id");
            for (String due : List.of(
                    "",
                    "soon",
                    "PT0S",
                    "PT10S",
                    "P31D",
                    "-PT1H",
                    "plannedAt",
                    "${now()}",
                    "P",
                    "P1Y",
                    "P1W",
                    "PT99999H")) {
                add("let " + id + " be due in '" + due + "'", file, copy -> answer(copy, id, 0, due));
            }
            for (String before : List.of("soon", "P31D", "-PT1H", "PT1H;PT2H")) {
                add("remind of " + id + " '" + before + "' before", file, copy -> answer(copy, id, 1, before));
                add("remind of " + id + " '" + before + "' after", file, copy -> answer(copy, id, 2, before));
            }
            for (String escalate : List.of(
                    "", "management", "PT1H", "PT1H nobody", "PT1H ci", "PT1H management,", "P90D management")) {
                add("escalate " + id + " by '" + escalate + "'", file, copy -> answer(copy, id, 3, escalate));
            }
            for (String priority : List.of("", "91", "-1", "1.5", "\"50\"", "first")) {
                add(
                        "give " + id + " the priority " + priority,
                        file,
                        copy -> text(descendants(at(copy, id), "outputEntry").get(4), priority));
            }
            for (int column = 0; column < 4; column++) {
                int question = column;
                add(
                        "ask for something unknown in column " + column + " of " + id,
                        file,
                        copy -> text(descendants(at(copy, id), "inputEntry").get(question), "\"nothing\""));
            }
        }
        for (String task : List.of("risk-review", "hotfix-review", "disclosure", "technical-failure")) {
            Element rule = rules(xml).stream()
                    .filter(row -> row.getTextContent().contains('"' + task + '"'))
                    .findFirst()
                    .orElseThrow();
            add("choose when " + task + " is due", file, copy -> answer(copy, rule.getAttribute("id"), 0, "PT1H"));
        }
    }

    private static void answer(Document copy, String rule, int column, String answer) {
        text(descendants(at(copy, rule), "outputEntry").get(column), '"' + answer + '"');
    }

    private static boolean asksForTheType(Document xml) {
        return elements(xml).stream()
                .filter(element -> SafeXml.knownName(element).equals("inputExpression"))
                .findFirst()
                .filter(first -> first.getTextContent().strip().equals("release.type"))
                .isPresent();
    }

    /** Where answers are collected, a row that another one gives anyway: without it nothing is asked less. */
    private static boolean addsNothing(Document xml, Element rule) {
        List<String> questions = cells(rule, "inputEntry");
        boolean collects = elements(xml).stream()
                .anyMatch(element -> element.getAttribute("hitPolicy").equals("COLLECT"));
        return collects
                && rules(xml).stream()
                        .filter(other -> other != rule)
                        .filter(other -> cells(other, "outputEntry").equals(cells(rule, "outputEntry")))
                        .map(other -> cells(other, "inputEntry"))
                        .anyMatch(other -> !other.equals(questions)
                                && IntStream.range(0, questions.size())
                                        .allMatch(i -> other.get(i).isEmpty()
                                                || other.get(i).equals(questions.get(i))));
    }

    private static List<String> cells(Element rule, String kind) {
        return descendants(rule, kind).stream()
                .map(cell -> cell.getTextContent().strip())
                .toList();
    }

    private static String weaker(String answer) {
        return switch (answer) {
            case "\"critical\"" -> "\"high\"";
            case "\"PT4H\"" -> "\"P1D\"";
            case "\"P1D\"" -> "\"P7D\"";
            case "\"P7D\"" -> "\"P30D\"";
            case "\"P30D\"" -> "\"P90D\"";
            case "\"high\"" -> "\"medium\"";
            case "\"medium\"" -> "\"low\"";
            case "\"low\"" -> "\"none\"";
            case "\"technical-owner\"" -> "\"developer\"";
            case "\"major\"" -> "\"minor\"";
            case "\"minor\"" -> "\"patch\"";
            case "\"patch\"" -> "\"minor\"";
            default ->
                answer.startsWith("\"TEST") || answer.startsWith("\"POST") ? "\"OTHER-01\"" : "\"technical-owner\"";
        };
    }

    private static List<String> narrower(String cell, boolean byType) {
        if (cell.isEmpty()) {
            return byType
                    ? List.of("\"major\"", "\"minor\"", "not(\"hotfix\")")
                    : List.of("list contains(?, \"nothing\")", "false", "\"nothing\"");
        }
        if (cell.contains("\",\"")) {
            return List.of(cell.substring(cell.indexOf(",") + 1));
        }
        return switch (cell) {
            case "true" -> List.of("false");
            case "false" -> List.of("true");
            default -> cell.startsWith("list") ? List.of("list contains(?, \"nothing\")") : List.of("\"nothing\"");
        };
    }

    private static List<Element> rules(Document xml) {
        return elements(xml).stream()
                .filter(element -> SafeXml.knownName(element).equals("rule"))
                .toList();
    }

    private static void text(Element cell, String text) {
        first(cell, "text").setTextContent(text);
    }

    // ---- forms

    private void mutateForm(String file) {
        ObjectMapper json = new ObjectMapper();
        try {
            JsonNode root = json.readTree(shipped.file(file));
            for (String key : requiredKeys(root)) {
                form(file, "remove " + key, (parent, field) -> remove(parent, field));
                form(
                        file,
                        "do not require " + key,
                        key,
                        (parent, field) -> field.withObjectProperty("validate").put("required", false));
                form(file, "answer " + key + " beforehand", key, (parent, field) -> field.put("defaultValue", "yes"));
                form(
                        file,
                        "hide " + key,
                        key,
                        (parent, field) -> field.putObject("conditional").put("hide", "=true"));
                form(file, "disable " + key, key, (parent, field) -> field.put("disabled", true));
                form(file, "make read-only " + key, key, (parent, field) -> field.put("readonly", true));
                form(file, "rename " + key, key, (parent, field) -> field.put("key", key + "_old"));
                JsonNode field = find(root, key);
                if (field.has("values")
                        && !Set.of("impactedAreas", "approverRole", "type").contains(key)) {
                    form(
                            file,
                            "drop a choice of " + key,
                            key,
                            (parent, found) -> ((ArrayNode) found.get("values")).remove(0));
                    form(
                            file,
                            "add a choice to " + key,
                            key,
                            (parent, found) -> found.withArray("values")
                                    .addObject()
                                    .put("label", "Skip")
                                    .put("value", "skip"));
                    form(file, "compute the choices of " + key, key, (parent, found) -> {
                        found.remove("values");
                        found.put("valuesKey", "dossier");
                    });
                }
            }
            form(file, "rename the form", "", (parent, field) -> field.put("id", "other"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface FormChange {
        void apply(ObjectNode parent, ObjectNode field);
    }

    private void form(String file, String name, FormChange change) {
        form(file, name, name.substring(name.lastIndexOf(' ') + 1), change);
    }

    private void form(String file, String name, String key, FormChange change) {
        mutants.add(new Mutant(name, file, () -> changed(file, key, change)));
    }

    private byte[] changed(String file, String key, FormChange change) {
        ObjectMapper json = new ObjectMapper();
        try {
            ObjectNode root = (ObjectNode) json.readTree(shipped.file(file));
            if (key.isEmpty()) {
                change.apply(root, root);
            } else {
                change.apply(parentOf(root, key), find(root, key));
            }
            return json.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(ObjectNode parent, ObjectNode field) {
        ArrayNode components = (ArrayNode) parent.get("components");
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i) == field) {
                components.remove(i);
            }
        }
    }

    private static List<String> requiredKeys(JsonNode parent) {
        List<String> keys = new ArrayList<>();
        for (JsonNode child : parent.path("components")) {
            if (child.path("validate").path("required").asBoolean(false)) {
                keys.add(child.path("key").asText());
            }
            keys.addAll(requiredKeys(child));
        }
        return keys;
    }

    private static ObjectNode find(JsonNode parent, String key) {
        for (JsonNode child : parentOf(parent, key).path("components")) {
            if (child.path("key").asText().equals(key)) {
                return (ObjectNode) child;
            }
        }
        throw new IllegalStateException("no field " + key);
    }

    private static ObjectNode parentOf(JsonNode parent, String key) {
        for (JsonNode child : parent.path("components")) {
            if (child.path("key").asText().equals(key)) {
                return (ObjectNode) parent;
            }
            if (child.has("components")) {
                ObjectNode found = parentOf(child, key);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    // ---- changes of process XML

    private static void removeNode(Document xml, String id) {
        List<String> out = outgoing(xml, id);
        String next = out.isEmpty() ? null : target(xml, out.get(0));
        for (Element boundary : elements(xml)) {
            if (boundary.getAttribute("attachedToRef").equals(id)) {
                removeBoundary(xml, boundary.getAttribute("id"));
            }
        }
        incoming(xml, id).forEach(flow -> at(xml, flow).setAttribute("targetRef", next));
        out.forEach(flow -> remove(at(xml, flow)));
        remove(at(xml, id));
        tidy(xml);
    }

    private static void removeBoundary(Document xml, String id) {
        outgoing(xml, id).forEach(flow -> remove(at(xml, flow)));
        remove(at(xml, id));
        tidy(xml);
    }

    /** A gateway before the step that goes around it for some releases. */
    private static void bypassNode(Document xml, String id) {
        String next = target(xml, outgoing(xml, id).get(0));
        for (String flow : incoming(xml, id)) {
            branchOff(xml, flow, next);
        }
    }

    private static void branchOff(Document xml, String flow, String to) {
        Element before = at(xml, flow);
        Element scope = (Element) before.getParentNode();
        String usual = before.getAttribute("targetRef");
        String gateway = "exclusiveGateway_bypass_" + flow;
        before.setAttribute("targetRef", gateway);
        Element node = xml.createElementNS(SafeXml.BPMN, "bpmn:exclusiveGateway");
        node.setAttribute("id", gateway);
        node.setAttribute("default", "sequenceFlow_usual_" + flow);
        scope.appendChild(node);
        scope.appendChild(flow(xml, "sequenceFlow_usual_" + flow, gateway, usual));
        Element around = flow(xml, "sequenceFlow_around_" + flow, gateway, to);
        scope.appendChild(around);
        conditionOf(xml, around, ANOTHER_FACT);
        tidy(xml);
    }

    private static Element flow(Document xml, String id, String from, String to) {
        Element flow = xml.createElementNS(SafeXml.BPMN, "bpmn:sequenceFlow");
        flow.setAttribute("id", id);
        flow.setAttribute("sourceRef", from);
        flow.setAttribute("targetRef", to);
        return flow;
    }

    private static void swapDefault(Document xml, String gateway, String flow) {
        String usual = at(xml, gateway).getAttribute("default");
        String condition = first(at(xml, flow), "conditionExpression").getTextContent();
        removeCondition(xml, flow);
        at(xml, gateway).setAttribute("default", flow);
        if (!usual.isEmpty()) {
            conditionOf(xml, at(xml, usual), condition);
        }
    }

    private static void keepOnly(Document xml, String gateway, String flow) {
        at(xml, gateway).removeAttribute("default");
        outgoing(xml, gateway).stream().filter(other -> !other.equals(flow)).forEach(other -> remove(at(xml, other)));
        removeCondition(xml, flow);
        tidy(xml);
    }

    private static void removeFlow(Document xml, String flow) {
        remove(at(xml, flow));
        tidy(xml);
    }

    private static void removeCondition(Document xml, String flow) {
        descendants(at(xml, flow), "conditionExpression").forEach(ModelMutants::remove);
    }

    private static void condition(Document xml, String flow, String text) {
        removeCondition(xml, flow);
        conditionOf(xml, at(xml, flow), text);
    }

    private static void conditionOf(Document xml, Element flow, String text) {
        Element condition = xml.createElementNS(SafeXml.BPMN, "bpmn:conditionExpression");
        condition.setAttributeNS(
                javax.xml.XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi:type", "bpmn:tFormalExpression");
        condition.setTextContent(text);
        flow.appendChild(condition);
    }

    private static String opposite(Document xml, String flow) {
        String text = first(at(xml, flow), "conditionExpression").getTextContent();
        return text.contains("true")
                ? text.replace("true", "false")
                : text.contains("false") ? text.replace("false", "true") : text.replaceAll("'[^']+'", "'other'");
    }

    /** Drops the references to flows that are gone, as the Modeler would. */
    private static void tidy(Document xml) {
        for (Element element : elements(xml)) {
            String name = SafeXml.knownName(element);
            if (name.equals("incoming") || name.equals("outgoing") || name.startsWith("diagram:")) {
                remove(element);
            }
        }
        Set<String> ids = new HashSet<>();
        elements(xml).forEach(element -> ids.add(element.getAttribute("id")));
        elements(xml).stream()
                .filter(element -> SafeXml.knownName(element).equals("exclusiveGateway"))
                .filter(element -> !ids.contains(element.getAttribute("default")))
                .forEach(element -> element.removeAttribute("default"));
    }

    private static List<Element> elements(Document xml) {
        List<Element> found = new ArrayList<>();
        var all = xml.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (!isPicture(element)) {
                found.add(element);
            }
        }
        return found;
    }

    private static boolean isPicture(Element element) {
        for (org.w3c.dom.Node node = element; node instanceof Element at; node = node.getParentNode()) {
            String name = SafeXml.knownName(at);
            if (name.startsWith("diagram:")) {
                return !(node == element && element.getLocalName().equals("BPMNDiagram"));
            }
        }
        return false;
    }

    private static Element at(Document xml, String id) {
        return ShippedModels.byId(xml, id);
    }

    private static List<String> outgoing(Document xml, String id) {
        return flows(xml, "sourceRef", id);
    }

    private static List<String> incoming(Document xml, String id) {
        return flows(xml, "targetRef", id);
    }

    private static List<String> flows(Document xml, String end, String id) {
        return elements(xml).stream()
                .filter(element -> SafeXml.knownName(element).equals("sequenceFlow"))
                .filter(element -> element.getAttribute(end).equals(id))
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    private static String target(Document xml, String flow) {
        return at(xml, flow).getAttribute("targetRef");
    }

    private static Element first(Element parent, String name) {
        return descendants(parent, name).get(0);
    }

    private static List<Element> descendants(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Element child : SafeXml.children(parent)) {
            if (SafeXml.knownName(child).equals(name)) {
                found.add(child);
            }
            found.addAll(descendants(child, name));
        }
        return found;
    }

    private static void remove(Element element) {
        if (element.getParentNode() != null) {
            element.getParentNode().removeChild(element);
        }
    }
}
