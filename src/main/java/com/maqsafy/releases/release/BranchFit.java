package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.Optional;

/** Which branches a release may come from (BR-01 to BR-06): those of its type. */
public final class BranchFit {

    private BranchFit() {}

    /** What is wrong with this branch for this type; empty when it fits. */
    public static Optional<Violation> violation(ReleaseType type, String branch) {
        return type.branches().has(branch)
                ? Optional.empty()
                : Optional.of(new Violation(
                        item(branch),
                        "branch",
                        "A %s release does not come from the branch '%s'. Its branches are %s. Take the change to one of them first."
                                .formatted(type.word(), branch, type.branches().words())));
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
}
