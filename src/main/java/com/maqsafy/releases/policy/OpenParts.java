package com.maqsafy.releases.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which parts of a release's preparation are still open, so that only the tasks that are needed are created. */
@Component
public class OpenParts {

    private final List<GateRule> rules;

    public OpenParts(List<GateRule> rules) {
        this.rules = rules.stream().filter(r -> r.part().isPresent()).toList();
    }

    /**
     * The open parts in the order of the preparation: {@code pull-request}, {@code pre-release}, {@code tests:TEST-06}
     * for each test, {@code migration-review}, {@code rollback-plan}, {@code notes}. A part is open while a rule that it
     * can mend finds something, or cannot tell.
     */
    public List<String> of(Dossier dossier) {
        SortedMap<PreparationPart, SortedSet<String>> open = new TreeMap<>();
        for (GateRule rule : rules) {
            PreparationPart part = rule.part().orElseThrow();
            for (Finding finding : ReleaseGate.findings(rule, dossier)) {
                words(part, finding)
                        .forEach(word ->
                                open.computeIfAbsent(part, p -> new TreeSet<>()).add(word));
            }
        }
        List<String> words = new ArrayList<>();
        open.values().forEach(words::addAll);
        return words;
    }

    private static List<String> words(PreparationPart part, Finding finding) {
        if (part != PreparationPart.TESTS) {
            return List.of(part.word());
        }
        // What is found about testing as a whole needs no task of its own: each open test has one.
        return finding.item().startsWith("TEST-") ? List.of(part.word() + ":" + finding.item()) : List.of();
    }
}
