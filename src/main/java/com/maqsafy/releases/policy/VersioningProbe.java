package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
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
                .orElseGet(() -> ReadinessAnswer.of(item(), false, Sentence.of("readiness.no-repository", service)));
    }

    private ReadinessAnswer judge(SourceRepository repository) {
        List<VersionTag> tags = repository.versionTags();
        if (repository.isShallow()) {
            return new ReadinessAnswer(item(), false, "REL-SRC-030 " + Sentence.of("readiness.shallow"));
        }
        if (repository.isPartial()) {
            return new ReadinessAnswer(item(), false, "REL-SRC-060 " + Sentence.of("readiness.partial"));
        }
        String ignored = ignored(repository.ignoredTags());
        if (tags.isEmpty()) {
            return new ReadinessAnswer(item(), false, Sentence.of("readiness.no-tag") + ignored);
        }
        String warnings = repository.warnings().stream()
                .map(w -> " " + Sentence.of("readiness.warning", w))
                .collect(Collectors.joining());
        return new ReadinessAnswer(
                item(),
                true,
                Sentence.of("readiness.versioned", tags.get(tags.size() - 1).name()) + ignored + warnings);
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
        return " "
                + (tags.size() > NAMED
                        ? Sentence.of("readiness.ignored-more", named, tags.size() - NAMED)
                        : Sentence.of("readiness.ignored", named));
    }
}
