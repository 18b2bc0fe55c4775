package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that is known of one process: what its model must keep, and what a process owner may change in it. The rules of the
 * proof are generic and read this; the page for process owners and the element templates of Modeler are made from it.
 */
final class ProcessContract {

    private static final Set<StepPattern.Kind> WORK =
            Set.of(StepPattern.Kind.TOPIC, StepPattern.Kind.BEAN, StepPattern.Kind.CALL, StepPattern.Kind.DECISION);

    private final String process;
    private final String purpose;
    private String startForm = "";
    private final List<DecidingVariable> decisions = new ArrayList<>();
    private final List<Loop> loops = new ArrayList<>();
    private final List<Interruption> interruptions = new ArrayList<>();
    private final List<Reminder> reminders = new ArrayList<>();
    private final Map<String, TaskContract> tasks = new TreeMap<>();
    private final Set<String> instants = new LinkedHashSet<>();
    private final Set<String> records = new LinkedHashSet<>();
    private final Set<String> handsBack = new LinkedHashSet<>();
    private final Set<String> asksFor = new LinkedHashSet<>();
    private final Map<String, String> gives = new LinkedHashMap<>();
    private final Set<StepPattern> commitsBefore = new LinkedHashSet<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private final List<String> mayChange = new ArrayList<>();
    private boolean takesResults = true;

    private ProcessContract(String process, String purpose) {
        this.process = process;
        this.purpose = purpose;
    }

    /**
     * A contract to be filled in.
     *
     * @param purpose what its obligations are for, as an objection says it: no full stop
     */
    static ProcessContract of(String process, String purpose) {
        return new ProcessContract(process, purpose);
    }

    // ---- what it says

    /** People and CI start it by this form, and withdraw it at any time. */
    ProcessContract startedBy(String form) {
        startForm = form;
        return this;
    }

    /** A variable that decides; all but the branches is the default, the refusing one. */
    ProcessContract decides(String variable, String items, StepPattern producer, String... branches) {
        decisions.add(new DecidingVariable(variable, items, producer, false, List.of(branches)));
        return this;
    }

    /** The entry at hand of a loop decides, and has no default. */
    ProcessContract decidesEach(String variable, String items, StepPattern producer, String... branches) {
        decisions.add(new DecidingVariable(variable, items, producer, true, List.of(branches)));
        return this;
    }

    ProcessContract eachInOrder(StepPattern work, String items, String collection, String variable) {
        loops.add(new Loop(work, items, collection, variable, true, ""));
        return this;
    }

    ProcessContract eachAtOnce(StepPattern work, String items, String collection, String variable, String stopsWhen) {
        loops.add(new Loop(work, items, collection, variable, false, stopsWhen));
        return this;
    }

    /** The event interrupts the work, and cannot be taken away. */
    ProcessContract interrupted(StepPattern work, StepPattern event, String items) {
        interruptions.add(new Interruption(work, event, items));
        return this;
    }

    /** The timer at the task leads straight to the work, and to it leads nothing else. */
    ProcessContract reminds(StepPattern task, StepPattern timer, StepPattern work, String items) {
        reminders.add(new Reminder(task, timer, work, items));
        return this;
    }

    /** Tasks whose answers decide: they stand in no process that does not name them. */
    ProcessContract asks(TaskContract... asked) {
        Stream.of(asked).forEach(task -> tasks.put(task.form(), task));
        return this;
    }

    /** Instants that it has worked out before it asks for them: what its timers and due dates may go by. */
    ProcessContract instants(String... variables) {
        instants.addAll(List.of(variables));
        return this;
    }

    /** What its ends may record, by listener, as {@code variable=value}, or as {@code error code}. */
    ProcessContract records(String... outcomes) {
        records.addAll(List.of(outcomes));
        return this;
    }

    /** What its caller takes back. */
    ProcessContract handsBack(String... variables) {
        handsBack.addAll(List.of(variables));
        return this;
    }

    /** What its caller hands over besides the facts of the release. */
    ProcessContract asksFor(String... variables) {
        asksFor.addAll(List.of(variables));
        return this;
    }

    /** What it hands over for a variable that a called process asks for, such as {@code plan=${'rollback'}}. */
    ProcessContract gives(String variable, String mapping) {
        gives.put(variable, mapping);
        return this;
    }

    /** It takes no called process's word: its gate judges from the ledger. */
    ProcessContract takesNothingBack() {
        takesResults = false;
        return this;
    }

    /** Work that reads what was committed before it. */
    ProcessContract commitsBefore(StepPattern... work) {
        commitsBefore.addAll(List.of(work));
        return this;
    }

    ProcessContract obliges(Obligation.Passages... all) {
        Stream.of(all).forEach(passages -> obligations.addAll(passages.obligations()));
        return this;
    }

    /** A sentence about what a process owner may change here, besides what follows from the rest. */
    ProcessContract mayChange(String sentence) {
        mayChange.add(sentence);
        return this;
    }

    // ---- what follows from it

    String process() {
        return process;
    }

    String purpose() {
        return purpose;
    }

    /** The form that starts it; empty for a process that others call. */
    String startForm() {
        return startForm;
    }

    boolean isRelease() {
        return !startForm.isEmpty();
    }

    /** Work that touches production or decides: what obligations, decisions, loops and reminders name, forms left out. */
    Set<StepPattern> work() {
        Set<StepPattern> work = new LinkedHashSet<>();
        obligations.forEach(o -> Stream.of(o.from(), o.to(), o.through()).forEach(work::addAll));
        decisions.forEach(variable -> work.add(variable.producer()));
        loops.forEach(loop -> work.add(loop.work()));
        interruptions.forEach(interruption -> work.add(interruption.work()));
        reminders.forEach(reminder -> work.add(reminder.work()));
        work.removeIf(pattern -> !WORK.contains(pattern.kind()));
        return work;
    }

    /** What it must contain, with the first items that ask for it: nothing can be passed that is not there. */
    Map<StepPattern, String> mustContain() {
        Map<StepPattern, String> needed = new LinkedHashMap<>();
        obligations.forEach(o -> o.through().forEach(pattern -> needed.putIfAbsent(pattern, o.items())));
        interruptions.forEach(interruption -> needed.putIfAbsent(interruption.event(), interruption.items()));
        reminders.forEach(reminder -> needed.putIfAbsent(reminder.task(), reminder.items()));
        return needed;
    }

    List<DecidingVariable> decisions() {
        return List.copyOf(decisions);
    }

    List<Loop> loops() {
        return List.copyOf(loops);
    }

    List<Interruption> interruptions() {
        return List.copyOf(interruptions);
    }

    List<Reminder> reminders() {
        return List.copyOf(reminders);
    }

    List<TaskContract> tasks() {
        return List.copyOf(tasks.values());
    }

    Optional<TaskContract> task(String form) {
        return Optional.ofNullable(tasks.get(form));
    }

    Set<String> instants() {
        return Set.copyOf(instants);
    }

    Set<String> records() {
        return Set.copyOf(records);
    }

    Set<String> handsBack() {
        return Set.copyOf(handsBack);
    }

    Set<String> asksFor() {
        return Set.copyOf(asksFor);
    }

    /** How it hands over a variable: a loop's by its name, everything else for a deployment unless said otherwise. */
    String given(String variable) {
        boolean each = loops.stream().anyMatch(loop -> loop.variable().equals(variable));
        return gives.getOrDefault(variable, each ? variable : variable + "=${'deployment'}");
    }

    boolean takesResults() {
        return takesResults;
    }

    Set<StepPattern> commitsBefore() {
        return Set.copyOf(commitsBefore);
    }

    List<Obligation> obligations() {
        return List.copyOf(obligations);
    }

    List<String> mayChange() {
        return List.copyOf(mayChange);
    }
}
