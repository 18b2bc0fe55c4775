package com.maqsafy.releases.release;

/**
 * Kinds of branches that releases come from (BR-01 to BR-06). develop is work in progress and {@code feature/} is one
 * feature: neither is released.
 */
enum Branches {
    /** What is kept stable, and what was branched off for a release. */
    STABLE("main, production, staging, and those that begin with release/"),
    /** What was branched off what runs, to mend it. */
    HOTFIX("those that begin with hotfix/"),
    /** A repair as urgent as a hotfix, which may also come the usual way. */
    URGENT("main, and those that begin with hotfix/ or release/");

    private final String words;

    Branches(String words) {
        this.words = words;
    }

    /** Whether a branch is one of these. */
    boolean has(String branch) {
        boolean main = branch.equals("main") || branch.equals("production");
        boolean release = branch.startsWith("release/");
        boolean hotfix = branch.startsWith("hotfix/");
        return switch (this) {
            case STABLE -> release || main || branch.equals("staging");
            case HOTFIX -> hotfix;
            case URGENT -> hotfix || release || main;
        };
    }

    /** What they are called, for people. */
    String words() {
        return words;
    }
}
