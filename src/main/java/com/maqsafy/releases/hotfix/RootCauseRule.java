package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateRule;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PreparationPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** HOT-02: the root cause that this commit mends is documented by a person; a first finding will do. */
@Component
class RootCauseRule implements GateRule {

    private static final String ITEM = "HOT-02";

    @Override
    public Set<String> items() {
        return Set.of(ITEM);
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.HOTFIX_ASSESSMENT);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (!Hotfixes.concerns(dossier)) {
            return List.of();
        }
        Optional<LedgerRecord> documented = dossier.evidence("rootCauseDocumented", PreparationPart.HOTFIX_ASSESSMENT);
        if (documented.isEmpty()) {
            return Hotfixes.finding(
                    ITEM, "The root cause is not documented for this commit. Document it; a first finding will do.");
        }
        if (text(documented.get().payload(), "rootCause").isEmpty()
                || !Set.of("first", "final").contains(text(documented.get().payload(), "finding"))) {
            return Hotfixes.finding(
                    ITEM, "The record of the root cause does not say what it is. Document it, as first or final.");
        }
        return documented.get().actor().startsWith("system:")
                ? Hotfixes.finding(ITEM, "A machine has documented the root cause. Let a developer do it.")
                : List.of();
    }
}
