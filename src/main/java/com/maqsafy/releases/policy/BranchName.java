package com.maqsafy.releases.policy;

/**
 * What the name of a branch means (BR-01 to BR-06).
 *
 * @param item the policy item of its kind, BR-01 when the policy knows no such branch
 */
record BranchName(String name, String item) {

    static BranchName of(String name) {
        return new BranchName(name, item(name));
    }

    private static String item(String name) {
        if (name.equals("staging")) {
            return "BR-02";
        }
        if (name.equals("develop")) {
            return "BR-03";
        }
        if (name.startsWith("feature/")) {
            return "BR-04";
        }
        if (name.startsWith("hotfix/")) {
            return "BR-05";
        }
        return name.startsWith("release/") ? "BR-06" : "BR-01";
    }

    boolean stable() {
        return name.equals("main") || name.equals("production");
    }
}
