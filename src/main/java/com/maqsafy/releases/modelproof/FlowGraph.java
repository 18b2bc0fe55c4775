package com.maqsafy.releases.modelproof;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * The paths of one process. Steps are elements and sequence flows alike, so that a path can be required to take a certain
 * branch; embedded sub-processes are laid open; a boundary event follows the activity it hangs on. Every branch counts as
 * possible, which errs on the side of refusing.
 */
final class FlowGraph {

    private static final Pattern BEAN = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final Pattern SET_VARIABLE =
            Pattern.compile("\\$\\{execution\\.setVariable\\('([A-Za-z]+)', '([a-z-]+)'\\)}");
    private static final String LOOP_END = "/end";
    private static final String ANY_TIME = "/any-time";

    private final Map<String, Set<StepPattern>> patterns = new LinkedHashMap<>();
    private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<String, List<SequenceFlow>> outgoing = new LinkedHashMap<>();
    private final Map<String, List<SequenceFlow>> incoming = new LinkedHashMap<>();
    private final Map<String, List<String>> next = new LinkedHashMap<>();
    private final Set<String> starts = new LinkedHashSet<>();
    private final Set<String> reminders = new LinkedHashSet<>();
    private final Set<String> sideBranch = new HashSet<>();

    private FlowGraph() {}

    static FlowGraph of(Process process) {
        FlowGraph graph = new FlowGraph();
        for (SequenceFlow flow : process.getModelInstance().getModelElementsByType(SequenceFlow.class)) {
            graph.outgoing
                    .computeIfAbsent(flow.getSource().getId(), key -> new ArrayList<>())
                    .add(flow);
            graph.incoming
                    .computeIfAbsent(flow.getTarget().getId(), key -> new ArrayList<>())
                    .add(flow);
        }
        graph.addAll(process.getFlowElements(), null);
        graph.setRemindersApart();
        return graph;
    }

    /** Ids of the steps with the pattern, side branches of reminders left out. */
    Set<String> stepsWith(StepPattern pattern) {
        Set<String> found = new LinkedHashSet<>();
        patterns.forEach((step, own) -> {
            if (own.contains(pattern) && !sideBranch.contains(step)) {
                found.add(step);
            }
        });
        return found;
    }

    /** All patterns that flows match for conditions on the variable. */
    Set<StepPattern> branchesOf(String variable) {
        Set<StepPattern> found = new LinkedHashSet<>();
        patterns.values()
                .forEach(own -> own.stream()
                        .filter(pattern -> pattern.variable().equals(variable))
                        .forEach(found::add));
        return found;
    }

    /** All patterns of one kind. */
    Set<StepPattern> patternsOf(StepPattern.Kind kind) {
        Set<StepPattern> found = new LinkedHashSet<>();
        patterns.values()
                .forEach(own ->
                        own.stream().filter(pattern -> pattern.kind() == kind).forEach(found::add));
        return found;
    }

    Set<StepPattern> patternsOf(String step) {
        return patterns.getOrDefault(step, Set.of());
    }

    /** Whether the step is reached from the start at all. */
    boolean isReached(String step) {
        return reachedFrom(starts).contains(step);
    }

    /** Steps that only a reminder leads to. */
    Set<String> sideBranches() {
        return Set.copyOf(sideBranch);
    }

    /** Whether a reminder's branch comes back to the paths of the process. */
    boolean reminderRejoins(String boundary) {
        return !sideBranch.contains(boundary);
    }

    /**
     * A path that leads from a step marked {@code from} to a step marked {@code to} and passes none marked {@code through};
     * empty when there is none.
     */
    Optional<List<String>> pathAround(
            Collection<StepPattern> from, Collection<StepPattern> to, Collection<StepPattern> through) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (Map.Entry<String, Set<StepPattern>> step : patterns.entrySet()) {
            if (isOneOf(step.getValue(), from) && !sideBranch.contains(step.getKey())) {
                for (String follower : next.getOrDefault(step.getKey(), List.of())) {
                    if (!sideBranch.contains(follower)
                            && !isOneOf(patternsOf(follower), through)
                            && !cameFrom.containsKey(follower)) {
                        cameFrom.put(follower, step.getKey());
                        open.add(follower);
                    }
                }
            }
        }
        Set<String> roots = new HashSet<>(cameFrom.values());
        while (!open.isEmpty()) {
            String at = open.poll();
            if (isOneOf(patternsOf(at), to)) {
                return Optional.of(trace(at, cameFrom, roots));
            }
            for (String follower : next.getOrDefault(at, List.of())) {
                if (!sideBranch.contains(follower)
                        && !cameFrom.containsKey(follower)
                        && !isOneOf(patternsOf(follower), through)) {
                    cameFrom.put(follower, at);
                    open.add(follower);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> trace(String end, Map<String, String> cameFrom, Set<String> roots) {
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String at = end;
        while (at != null && seen.add(at)) {
            path.add(0, at);
            at = cameFrom.get(at);
            if (roots.contains(at) && !cameFrom.containsKey(at)) {
                path.add(0, at);
                break;
            }
        }
        return path;
    }

    private static boolean isOneOf(Set<StepPattern> own, Collection<StepPattern> asked) {
        return asked.stream().anyMatch(own::contains);
    }

    private void addAll(Collection<FlowElement> elements, @Nullable SubProcess within) {
        for (FlowElement element : elements) {
            if (element instanceof SequenceFlow flow) {
                addFlow(flow);
            } else if (element instanceof FlowNode node) {
                addNode(node, within);
            }
        }
    }

    private void addFlow(SequenceFlow flow) {
        Set<StepPattern> own = new LinkedHashSet<>();
        if (flow.getSource() instanceof ExclusiveGateway gateway) {
            if (flow.equals(gateway.getDefault())) {
                variablesOf(gateway).forEach(variable -> own.add(StepPattern.otherwise(variable)));
            } else {
                conditionOf(flow)
                        .ifPresent(condition -> own.add(StepPattern.when(condition.variable(), condition.value())));
            }
        }
        patterns.put(flow.getId(), own);
        link(exitOf(flow.getSource()), flow.getId());
        link(flow.getId(), flow.getTarget().getId());
    }

    /** The flows that leave a step. The engine goes by the flows, so the elements' own lists of them do not count. */
    List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node.getId(), List.of());
    }

    /** The flows that reach a step. */
    List<SequenceFlow> incoming(FlowNode node) {
        return incoming.getOrDefault(node.getId(), List.of());
    }

    /** All elements that flows connect, in the order of the file. */
    List<FlowNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** The step's element, if the step is one and not a flow. */
    Optional<FlowNode> node(String step) {
        return Optional.ofNullable(nodes.get(step));
    }

    /** The variables by which a gateway decides; the default flow's own condition is never asked. */
    Set<String> variablesOf(ExclusiveGateway gateway) {
        Set<String> variables = new LinkedHashSet<>();
        for (SequenceFlow flow : outgoing(gateway)) {
            if (!flow.equals(gateway.getDefault())) {
                conditionOf(flow).ifPresent(condition -> variables.add(condition.variable()));
            }
        }
        return variables;
    }

    static Optional<Condition> conditionOf(SequenceFlow flow) {
        return flow.getConditionExpression() == null
                ? Optional.empty()
                : Condition.parse(flow.getConditionExpression().getTextContent().strip());
    }

    private String exitOf(FlowNode node) {
        return node instanceof SubProcess ? node.getId() + LOOP_END : node.getId();
    }

    private void addNode(FlowNode node, @Nullable SubProcess within) {
        Set<StepPattern> own = new LinkedHashSet<>();
        patterns.put(node.getId(), own);
        nodes.put(node.getId(), node);
        if (node instanceof StartEvent start) {
            addStart(start, own, within);
        } else if (node instanceof EndEvent end) {
            addEnd(end, own, within);
        } else if (node instanceof SubProcess inner) {
            addSubProcess(inner);
        } else if (node instanceof BoundaryEvent boundary) {
            eventPatterns(boundary, own);
            link(boundary.getAttachedTo().getId(), boundary.getId());
            if (!boundary.cancelActivity()) {
                reminders.add(boundary.getId());
            }
        } else if (node instanceof CatchEvent event) {
            eventPatterns(event, own);
        }
        own.addAll(workOf(node));
        // An activity that leads nowhere ends its path: the engine does not ask for an end event.
        if (!(node instanceof EndEvent)
                && !(node instanceof SubProcess)
                && outgoing(node).isEmpty()
                && within == null) {
            own.add(StepPattern.END);
            own.add(StepPattern.records("nothing"));
        }
    }

    private void addStart(StartEvent start, Set<StepPattern> own, @Nullable SubProcess within) {
        if (within == null) {
            own.add(StepPattern.START);
            starts.add(start.getId());
        } else if (within.triggeredByEvent()) {
            // May happen at any time, hence also at once.
            String anyTime = start.getId() + ANY_TIME;
            patterns.put(anyTime, Set.of(StepPattern.START));
            starts.add(anyTime);
            link(anyTime, start.getId());
            eventPatterns(start, own);
        } else {
            link(within.getId(), start.getId());
        }
    }

    private void addEnd(EndEvent end, Set<StepPattern> own, @Nullable SubProcess within) {
        if (within != null && !within.triggeredByEvent()) {
            link(end.getId(), within.getId() + LOOP_END);
            return;
        }
        own.add(StepPattern.END);
        own.add(StepPattern.endsAt(end.getId()));
        own.addAll(recordsOf(end));
    }

    /** What the end event leaves behind. */
    private static Set<StepPattern> recordsOf(EndEvent end) {
        Set<StepPattern> records = new LinkedHashSet<>();
        if (end.getExtensionElements() != null) {
            for (CamundaExecutionListener listener : end.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaExecutionListener.class)
                    .list()) {
                bean(listener.getCamundaDelegateExpression()).ifPresent(bean -> records.add(StepPattern.records(bean)));
                setVariable(listener.getCamundaExpression())
                        .ifPresent(outcome -> records.add(StepPattern.records(outcome)));
            }
        }
        for (EventDefinition definition : end.getEventDefinitions()) {
            if (definition instanceof ErrorEventDefinition error && error.getError() != null) {
                records.add(StepPattern.records("error " + error.getError().getErrorCode()));
            }
        }
        return records.isEmpty() ? Set.of(StepPattern.records("nothing")) : records;
    }

    private void addSubProcess(SubProcess inner) {
        Set<StepPattern> after = new LinkedHashSet<>();
        String exit = inner.getId() + LOOP_END;
        patterns.put(exit, after);
        if (inner.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                && loop.getCamundaCollection() != null) {
            after.add(StepPattern.loopEnd(loop.getCamundaCollection()));
            // An empty list passes at once.
            link(inner.getId(), exit);
        }
        if (!inner.triggeredByEvent() && outgoing(inner).isEmpty()) {
            after.add(StepPattern.END);
            after.add(StepPattern.records("nothing"));
        }
        addAll(inner.getFlowElements(), inner);
    }

    private static void eventPatterns(CatchEvent event, Set<StepPattern> own) {
        for (EventDefinition definition : event.getEventDefinitions()) {
            if (definition instanceof ErrorEventDefinition error) {
                own.add(StepPattern.error(
                        error.getError() == null || error.getError().getErrorCode() == null
                                ? "any"
                                : error.getError().getErrorCode()));
            } else if (definition instanceof MessageEventDefinition message) {
                own.add(StepPattern.message(
                        message.getMessage() == null
                                ? "none"
                                : message.getMessage().getName()));
            } else if (definition instanceof TimerEventDefinition timer) {
                own.add(StepPattern.TIMER);
                if (timer.getTimeDate() != null) {
                    bean(timer.getTimeDate().getTextContent().strip())
                            .ifPresent(variable -> own.add(StepPattern.timerAt(variable)));
                }
            }
        }
    }

    /** What an activity does. */
    static Set<StepPattern> workOf(FlowNode node) {
        Set<StepPattern> own = new LinkedHashSet<>();
        if (node instanceof UserTask task) {
            own.add(StepPattern.USER_TASK);
            if (task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef") != null) {
                own.add(StepPattern.form(task.getAttributeValueNs(SafeXml.CAMUNDA, "formRef")));
            }
        } else if (node instanceof CallActivity call && call.getCalledElement() != null) {
            own.add(StepPattern.call(call.getCalledElement()));
        } else if (node instanceof BusinessRuleTask rule && rule.getCamundaDecisionRef() != null) {
            own.add(StepPattern.decision(rule.getCamundaDecisionRef()));
        } else if (node instanceof ServiceTask task) {
            if ("external".equals(task.getCamundaType()) && task.getCamundaTopic() != null) {
                String plan = inputOf(task, "plan").map(value -> " " + value).orElse("");
                own.add(StepPattern.topic(task.getCamundaTopic() + plan));
            }
            bean(task.getCamundaDelegateExpression()).ifPresent(bean -> own.add(StepPattern.bean(bean)));
        }
        return own;
    }

    private static Optional<String> inputOf(Activity task, String name) {
        if (task.getExtensionElements() == null) {
            return Optional.empty();
        }
        return task.getExtensionElements().getElements().stream()
                .flatMap(element -> element.getChildElementsByType(CamundaInputParameter.class).stream())
                .filter(parameter -> name.equals(parameter.getCamundaName()))
                .map(parameter -> parameter.getTextContent().strip())
                .findFirst();
    }

    private static Optional<String> bean(@Nullable String expression) {
        Matcher matcher = BEAN.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> setVariable(@Nullable String expression) {
        Matcher matcher = SET_VARIABLE.matcher(expression == null ? "" : expression);
        return matcher.matches() ? Optional.of(matcher.group(1) + "=" + matcher.group(2)) : Optional.empty();
    }

    private void link(String from, String to) {
        next.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
    }

    /**
     * A reminder's branch that never comes back is no path of the process: its token is one more, not the token. Where it
     * ends inside an embedded sub-process, the sub-process still waits for the task that the reminder hangs on.
     */
    private void setRemindersApart() {
        Set<String> usual = reachedFrom(starts, reminders);
        for (String reminder : reminders) {
            Set<String> branch = reachedFrom(Set.of(reminder), endsAround(requireNonNull(nodes.get(reminder))));
            if (branch.stream().noneMatch(usual::contains)) {
                sideBranch.addAll(branch);
            }
        }
    }

    private static Set<String> endsAround(FlowNode node) {
        Set<String> ends = new HashSet<>();
        for (ModelElementInstance at = node.getParentElement(); at instanceof SubProcess around; ) {
            ends.add(around.getId() + LOOP_END);
            at = around.getParentElement();
        }
        return ends;
    }

    private Set<String> reachedFrom(Set<String> roots) {
        return reachedFrom(roots, Set.of());
    }

    private Set<String> reachedFrom(Set<String> roots, Set<String> without) {
        Set<String> reached = new LinkedHashSet<>(roots);
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (String follower : next.getOrDefault(open.poll(), List.of())) {
                if (!without.contains(follower) && reached.add(follower)) {
                    open.add(follower);
                }
            }
        }
        return reached;
    }
}
