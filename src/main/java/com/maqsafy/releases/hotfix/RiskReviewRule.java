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

/** HOT-03: somebody who neither requested nor owns the hotfix has reviewed the risk of this commit and accepts it. */
@Component
class RiskReviewRule extends OneTypeRule {

    private static final String ITEM = "HOT-03";

    private final Persons persons;

    RiskReviewRule(Persons persons) {
        super(ReleaseType.HOTFIX, PreparationPart.HOTFIX_ASSESSMENT, ITEM);
        this.persons = persons;
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<Recorded<RiskReviewed>> reviewed =
                dossier.evidence(RiskReviewed.class, PreparationPart.HOTFIX_ASSESSMENT);
        if (reviewed.isEmpty()) {
            return Hotfixes.finding(ITEM, "finding.risk-unreviewed");
        }
        if (!reviewed.get().event().decision().equals("acceptable")) {
            return Hotfixes.finding(ITEM, "finding.risk-refused", reviewed.get().actor());
        }
        if (reviewed.get().event().risk().isBlank()
                || reviewed.get().event().reason().isBlank()) {
            return Hotfixes.finding(ITEM, "finding.risk-no-reason");
        }
        return Hotfixes.maySayNothing(reviewed.get(), dossier, persons)
                ? Hotfixes.finding(ITEM, "finding.risk-reviewer", reviewed.get().actor())
                : List.of();
    }
}
