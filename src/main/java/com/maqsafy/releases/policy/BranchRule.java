package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * BR-01 to BR-06: the branch fits the type of the release.
 *
 * <p>Major, minor, patch and infrastructure releases come from main, production, staging or {@code release/}; a hotfix
 * from {@code hotfix/}; a security release, which may be as urgent, from {@code hotfix/}, {@code release/}, main or
 * production. develop is work in progress and {@code feature/} is one feature: neither is released.
 */
@Component
class BranchRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        BranchName branch = BranchName.of(dossier.release().branch());
        ReleaseType type = dossier.release().type();
        boolean hotfix = branch.item().equals("BR-05");
        boolean release = branch.item().equals("BR-06");
        boolean fits = switch (type) {
            case HOTFIX -> hotfix;
            case SECURITY -> hotfix || release || branch.stable();
            case MAJOR, MINOR, PATCH, INFRASTRUCTURE ->
                release || branch.stable() || branch.item().equals("BR-02");
        };
        return fits
                ? List.of()
                : List.of(new Finding(
                        branch.item(),
                        "A %s release does not come from the branch '%s'. Take the change to %s and start the release from there."
                                .formatted(type.word(), branch.name(), right(type))));
    }

    private static String right(ReleaseType type) {
        return switch (type) {
            case HOTFIX -> "a hotfix/ branch";
            case SECURITY -> "a hotfix/ or release/ branch or main";
            case MAJOR, MINOR, PATCH, INFRASTRUCTURE -> "main, production, staging or a release/ branch";
        };
    }
}
