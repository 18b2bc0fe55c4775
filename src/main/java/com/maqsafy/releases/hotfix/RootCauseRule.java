package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.OneTypeRule;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** HOT-02: the root cause that this commit mends is documented by a person; a first finding will do. */
@Component
class RootCauseRule extends OneTypeRule {

    private static final String ITEM = "HOT-02";

    RootCauseRule() {
        super(ReleaseType.HOTFIX, PreparationPart.HOTFIX_ASSESSMENT, ITEM);
    }

    @Override
    protected List<Finding> judge(Dossier dossier) {
        Optional<Recorded<RootCauseDocumented>> documented =
                dossier.evidence(RootCauseDocumented.class, PreparationPart.HOTFIX_ASSESSMENT);
        if (documented.isEmpty()) {
            return Hotfixes.finding(ITEM, "finding.cause-missing");
        }
        if (documented.get().event().rootCause().isBlank()
                || !Set.of("first", "final").contains(documented.get().event().finding())) {
            return Hotfixes.finding(ITEM, "finding.cause-unsaid");
        }
        return documented.get().actor().startsWith("system:")
                ? Hotfixes.finding(ITEM, "finding.cause-of-machine")
                : List.of();
    }
}
