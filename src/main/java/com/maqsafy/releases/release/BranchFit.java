package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.Optional;

/**
 * Which branches a release may come from (BR-01 to BR-06).
 *
 * <p>Major, minor, patch and infrastructure releases come from main, production, staging or {@code release/}; a hotfix
 * from {@code hotfix/}; a security release, which may be as urgent, from {@code hotfix/}, {@code release/}, main or
 * production. develop is work in progress and {@code feature/} is one feature: neither is released.
 */
public final class BranchFit {

    private BranchFit() {}

    /** What is wrong with this branch for this type; empty when it fits. */
    public static Optional<Violation> violation(ReleaseType type, String branch) {
        boolean stable = branch.equals("main") || branch.equals("production");
        boolean release = branch.startsWith("release/");
        boolean fits = switch (type) {
            case HOTFIX -> branch.startsWith("hotfix/");
            case SECURITY -> branch.startsWith("hotfix/") || release || stable;
            case MAJOR, MINOR, PATCH, INFRASTRUCTURE -> release || stable || branch.equals("staging");
        };
        return fits
                ? Optional.empty()
                : Optional.of(new Violation(
                        item(branch),
                        "branch",
                        "A %s release does not come from the branch '%s'. Take the change to %s and start the release from there."
                                .formatted(type.word(), branch, right(type))));
    }

    /** The policy item of a branch's kind, BR-01 when the policy knows no such branch. */
    public static String item(String branch) {
        if (branch.equals("staging")) {
            return "BR-02";
        }
        if (branch.equals("develop")) {
            return "BR-03";
        }
        if (branch.startsWith("feature/")) {
            return "BR-04";
        }
        if (branch.startsWith("hotfix/")) {
            return "BR-05";
        }
        return branch.startsWith("release/") ? "BR-06" : "BR-01";
    }

    private static String right(ReleaseType type) {
        return switch (type) {
            case HOTFIX -> "a hotfix/ branch";
            case SECURITY -> "a hotfix/ or release/ branch or main";
            case MAJOR, MINOR, PATCH, INFRASTRUCTURE -> "main, production, staging or a release/ branch";
        };
    }
}
