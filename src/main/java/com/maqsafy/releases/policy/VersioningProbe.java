package com.maqsafy.releases.policy;

import com.maqsafy.releases.source.IgnoredTag;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** OPEN-01: the service's repository can be read and its versions are tagged by Semantic Versioning. */
@Component
class VersioningProbe implements ReadinessProbe {

    /** So many of the ignored tags are named, the last by name. */
    private static final int NAMED = 5;

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
                .map(this::judge)
                .orElseGet(() -> new ReadinessAnswer(
                        item(), false, "No repository is configured. Set releases.services." + service + ".source."));
    }

    private ReadinessAnswer judge(SourceRepository repository) {
        List<VersionTag> tags = repository.versionTags();
        if (repository.isShallow()) {
            return new ReadinessAnswer(
                    item(),
                    false,
                    "REL-SRC-030 The repository is a shallow clone: its history is cut off, so nobody can tell what a"
                            + " release contains. Run `git fetch --unshallow --tags` in it.");
        }
        if (repository.isPartial()) {
            return new ReadinessAnswer(
                    item(),
                    false,
                    "REL-SRC-060 The repository is a partial clone (git clone --filter): files were left out, so nobody can"
                            + " tell what a release changes. Clone it again without --filter.");
        }
        String ignored = ignored(repository.ignoredTags());
        if (tags.isEmpty()) {
            return new ReadinessAnswer(
                    item(), false, "No tag names a version. Tag what production runs, e.g. v1.0.0." + ignored);
        }
        String warnings =
                repository.warnings().stream().map(w -> " Warning: " + w + ".").collect(Collectors.joining());
        return new ReadinessAnswer(
                item(),
                true,
                "Semantic Versioning; the highest tag is "
                        + tags.get(tags.size() - 1).name() + "." + ignored + warnings);
    }

    /** A tag that does not count is no mistake: staging tags release candidates (BR-02). */
    private static String ignored(List<IgnoredTag> tags) {
        if (tags.isEmpty()) {
            return "";
        }
        String named = tags.stream()
                .skip(Math.max(0, tags.size() - NAMED))
                .map(tag -> tag.name() + " (" + tag.because() + ")")
                .collect(Collectors.joining(", "));
        return " Ignored: " + named + (tags.size() > NAMED ? " and " + (tags.size() - NAMED) + " more." : ".");
    }
}
