package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which parts of a release's preparation are still open, so that only the tasks that are needed are created. */
@Component
public class OpenParts {

    /** A hotfix answers both checklists on one form: the rows are the same, the hands are fewer. */
    private static final String HOTFIX_CHECKLIST = "hotfix-checklist";

    private static final Set<PreparationPart> CHECKLISTS =
            EnumSet.of(PreparationPart.PULL_REQUEST, PreparationPart.PRE_RELEASE);

    private final List<GateRule> rules;

    public OpenParts(List<GateRule> rules) {
        this.rules = rules.stream().filter(r -> r.part().isPresent()).toList();
    }

    /**
     * The open parts in the order of the preparation: {@code hotfix-assessment}, {@code security-assessment},
     * {@code pull-request}, {@code pre-release} (both {@code hotfix-checklist} for a hotfix), {@code tests:TEST-06} for
     * each test, {@code migration-review}, {@code rollback-plan}, {@code notes}. A part is open while a rule that it can
     * mend finds something, or cannot tell.
     */
    public List<String> of(Dossier dossier) {
        SortedMap<PreparationPart, SortedSet<String>> open = new TreeMap<>();
        for (GateRule rule : rules) {
            PreparationPart part = rule.part().orElseThrow();
            for (Finding finding : ReleaseGate.findings(rule, dossier)) {
                words(dossier, part, finding)
                        .forEach(word ->
                                open.computeIfAbsent(part, p -> new TreeSet<>()).add(word));
            }
        }
        List<String> words = new ArrayList<>();
        open.values().forEach(words::addAll);
        return words.stream().distinct().toList();
    }

    private static List<String> words(Dossier dossier, PreparationPart part, Finding finding) {
        if (dossier.release().type() == ReleaseType.HOTFIX && CHECKLISTS.contains(part)) {
            return List.of(HOTFIX_CHECKLIST);
        }
        if (part != PreparationPart.TESTS) {
            return List.of(part.word());
        }
        // What is found about testing as a whole needs no task of its own: each open test has one.
        return finding.item().startsWith("TEST-") ? List.of(part.word() + ":" + finding.item()) : List.of();
    }
}
