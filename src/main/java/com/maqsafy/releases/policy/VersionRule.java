package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.ChangeType;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.VersionSuccession;
import com.maqsafy.releases.source.SemanticVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * VER-01 to VER-04, TYPE-01 to TYPE-06: the version is the legal successor of the previous version for the declared
 * change ({@link VersionSuccession}), recomputed from what is recorded. What the succession takes for granted at a
 * start is refused here when it is not so: a previous version and a kind of change that are known.
 */
@Component
class VersionRule implements GateRule {

    @Override
    public Set<String> items() {
        Set<String> items = new TreeSet<>(Set.of("VER-01", "VER-02", "VER-03", "VER-04"));
        for (ReleaseType type : ReleaseType.values()) {
            items.add(type.item());
        }
        return items;
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        if (!ChangeType.words().contains(release.changeType())) {
            return List.of(
                    Finding.of(release.type().item(), Sentence.of("finding.change-unknown", release.changeType())));
        }
        if (SemanticVersion.parse(release.previousVersion())
                .filter(SemanticVersion::isPlain)
                .isEmpty()) {
            return List.of(Finding.of("VER-01", Sentence.of("finding.previous-form", release.previousVersion())));
        }
        return VersionSuccession.violations(
                        release.previousVersion(),
                        release.version(),
                        release.type(),
                        release.changeType(),
                        dossier.live().usedVersions())
                .stream()
                .map(v -> new Finding(v.item(), v.message()))
                .toList();
    }
}
