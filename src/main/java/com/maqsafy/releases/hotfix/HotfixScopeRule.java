package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * HOT-01: a hotfix is small, or management has agreed, with a reason and for exactly this size, that it still is one.
 * Measured anew against the limits that hold now.
 */
@Component
class HotfixScopeRule extends OneTypeRule {

    private static final String ITEM = "HOT-01";

    private final HotfixSettings settings;
    private final Persons persons;

    HotfixScopeRule(HotfixSettings settings, Persons persons) {
        super(ReleaseType.HOTFIX, PreparationPart.HOTFIX_ASSESSMENT, ITEM);
        this.persons = persons;
        this.settings = settings;
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<HotfixScope> scope = HotfixScope.of(dossier);
        if (scope.isEmpty()) {
            return Hotfixes.finding(ITEM, "finding.hotfix-unmeasured");
        }
        var limits = settings.of(dossier.release().service());
        return scope.get().within(limits) ? List.of() : undecided(dossier, scope.get());
    }

    private List<Finding> undecided(Dossier dossier, HotfixScope scope) {
        Optional<Recorded<HotfixScopeDecided>> decided =
                dossier.evidence(HotfixScopeDecided.class, PreparationPart.HOTFIX_ASSESSMENT);
        if (decided.isEmpty()) {
            return Hotfixes.finding(ITEM, "finding.hotfix-large", scope.words());
        }
        if (!decided.get().event().decision().equals("agree")) {
            return Hotfixes.finding(
                    ITEM,
                    "finding.hotfix-refused",
                    decided.get().actor(),
                    oneLine(decided.get().event().reason()));
        }
        if (!scope.isThatOf(decided.get().event())) {
            return Hotfixes.finding(ITEM, "finding.hotfix-other-size", scope.words());
        }
        if (decided.get().event().reason().isBlank()) {
            return Hotfixes.finding(ITEM, "finding.hotfix-no-reason");
        }
        return Hotfixes.maySayNothing(decided.get(), dossier, persons)
                ? Hotfixes.finding(ITEM, "finding.hotfix-decider", decided.get().actor())
                : List.of();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
}
