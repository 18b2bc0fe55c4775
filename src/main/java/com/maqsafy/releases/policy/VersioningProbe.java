package com.maqsafy.releases.policy;

import com.maqsafy.releases.source.SemanticVersion;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import org.springframework.stereotype.Component;

/** OPEN-01: the service's repository can be read and its versions are tagged by Semantic Versioning. */
@Component
class VersioningProbe implements ReadinessProbe {

    private final SourceRepositories repositories;

    VersioningProbe(SourceRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public String item() {
        return "OPEN-01";
    }

    @Override
    public ReadinessAnswer answer(String service) {
        return repositories
                .of(service)
                .map(repository -> judge(repository.versionTags()))
                .orElseGet(() -> new ReadinessAnswer(
                        item(), false, "No repository is configured. Set releases.services." + service + ".source."));
    }

    private ReadinessAnswer judge(List<VersionTag> tags) {
        if (tags.isEmpty()) {
            return new ReadinessAnswer(item(), false, "No tag names a version. Tag what production runs, e.g. v1.0.0.");
        }
        List<String> odd = tags.stream()
                .filter(t -> SemanticVersion.parse(t.version()).isEmpty())
                .map(VersionTag::name)
                .toList();
        return odd.isEmpty()
                ? new ReadinessAnswer(
                        item(),
                        true,
                        "Semantic Versioning; the highest tag is "
                                + tags.get(tags.size() - 1).name() + ".")
                : new ReadinessAnswer(
                        item(),
                        false,
                        "Tags that are no semantic version: " + String.join(", ", odd) + ". Remove them.");
    }
}
