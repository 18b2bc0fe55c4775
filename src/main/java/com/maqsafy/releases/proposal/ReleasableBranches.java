package com.maqsafy.releases.proposal;

import com.maqsafy.releases.release.BranchFit;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.Branch;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The branches of a service, and which of them a release can be made from (BR-01 to BR-06, RB-01). */
@Component
public class ReleasableBranches {

    private final SourceRepositories sources;
    private final Releases releases;

    ReleasableBranches(SourceRepositories sources, Releases releases) {
        this.sources = sources;
        this.releases = releases;
    }

    /**
     * A branch.
     *
     * @param name short name, e.g. {@code release/1.5.0}
     * @param commit full id of the commit at its head
     * @param when when that commit was made
     * @param releasable whether a release can be made from it as it is
     * @param why which types of release fit, or why none can be made from it
     */
    public record Releasable(String name, String commit, Instant when, boolean releasable, String why) {}

    /**
     * The branches of a service, the one with the newest commit first.
     *
     * @return empty when the service has no repository
     * @throws com.maqsafy.releases.source.SourceException when the repository cannot be read
     */
    public Optional<List<Releasable>> of(String service) {
        return sources.of(service).map(source -> {
            Optional<VersionTag> production =
                    releases.productionVersion(service).flatMap(source::versionTag);
            return branches(source, production).stream()
                    .map(branch -> judged(branch, production))
                    .toList();
        });
    }

    private static List<Branch> branches(SourceRepository source, Optional<VersionTag> production) {
        return source.branches(production.map(VersionTag::commit).orElse(""));
    }

    private static Releasable judged(Branch branch, Optional<VersionTag> production) {
        String types = Arrays.stream(ReleaseType.values())
                .filter(type -> BranchFit.violation(type, branch.name()).isEmpty())
                .map(ReleaseType::word)
                .collect(Collectors.joining(", "));
        if (types.isEmpty()) {
            return judged(
                    branch,
                    false,
                    "No release comes from the branch '" + branch.name()
                            + "'. Take the change to main, production, staging, or a branch that begins with release/ or hotfix/.");
        }
        String running = production.map(VersionTag::version).orElse("");
        if (!branch.ahead()) {
            return judged(branch, false, "Nothing changed since " + running + ", which production runs.");
        }
        if (!branch.contains()) {
            return judged(
                    branch,
                    false,
                    "It does not contain " + running
                            + ", which production runs, and would undo it. Merge the tag, or rebase on it.");
        }
        return judged(branch, true, "For releases of type " + types + ".");
    }

    private static Releasable judged(Branch branch, boolean releasable, String why) {
        return new Releasable(branch.name(), branch.commit(), branch.when(), releasable, why);
    }
}
