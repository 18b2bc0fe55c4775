package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.jspecify.annotations.Nullable;

/** Called processes are of the same deployment, get the facts of the release, and hand back their own outcome only. */
final class CallMappings implements ProofRule {

    private static final String ITEM = Reasons.NO_WAY_AROUND;
    private static final Set<String> FACTS = Set.of(
            "key", "releaseKey", "releaseType", "release", "databaseChanges", "destructiveChanges", "maintenanceMode");

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (CallActivity call : process.elements(CallActivity.class)) {
                check(process, call, models, objections);
            }
        }
        return objections;
    }

    private static void check(ProcessModel process, CallActivity call, ModelSet models, List<String> objections) {
        String called = call.getCalledElement();
        if (called == null || models.process(called).isEmpty()) {
            objections.add(process.objection(
                    call.getId(), ITEM, "calls %s, which is not deployed with it; deploy it".formatted(called)));
            return;
        }
        if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
            objections.add(process.objection(
                    call.getId(), ITEM, "must call %s with the binding 'deployment'".formatted(called)));
        }
        List<String> given = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        if (call.getExtensionElements() != null) {
            for (CamundaIn in : call.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaIn.class)
                    .list()) {
                given.add(in(in));
            }
            for (CamundaOut out : call.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaOut.class)
                    .list()) {
                taken.add(byName(out.getCamundaSource(), out.getCamundaTarget()));
            }
        }
        compare(process, call, "hand over", given, expected(process.id(), called), objections);
        compare(process, call, "take back", taken, results(process.id(), called), objections);
    }

    private static void compare(
            ProcessModel process,
            CallActivity call,
            String verb,
            List<String> found,
            Set<String> expected,
            List<String> objections) {
        if (!found.stream().sorted().toList().equals(List.copyOf(expected))) {
            objections.add(process.objection(
                    call.getId(),
                    ITEM,
                    "must %s exactly %s, not %s"
                            .formatted(verb, expected, found.stream().sorted().toList())));
        }
    }

    /** What preparation asks again is judged by its gate, from the ledger: it takes no part's word for it. */
    static Set<String> results(String caller, String called) {
        return ProcessContracts.of(caller).takesResults()
                ? new TreeSet<>(ProcessContracts.of(called).handsBack())
                : Set.of();
    }

    static Set<String> expected(String caller, String called) {
        Set<String> expected = new TreeSet<>(FACTS);
        ProcessContract gives = ProcessContracts.of(caller);
        ProcessContracts.of(called).asksFor().forEach(variable -> expected.add(gives.given(variable)));
        return expected;
    }

    private static String in(CamundaIn in) {
        long ways = Stream.of(in.getCamundaBusinessKey(), in.getCamundaSourceExpression(), in.getCamundaSource())
                .filter(Objects::nonNull)
                .count();
        if (ways != 1) {
            return "several ways at once as " + in.getCamundaTarget();
        }
        if (in.getCamundaBusinessKey() != null) {
            return "key";
        }
        if (in.getCamundaSourceExpression() != null) {
            return in.getCamundaTarget() + "=" + in.getCamundaSourceExpression();
        }
        return byName(in.getCamundaSource(), in.getCamundaTarget());
    }

    private static String byName(@Nullable String source, @Nullable String target) {
        return source != null && source.equals(target) ? source : source + " as " + target;
    }
}
