package com.maqsafy.releases.testreport;

import com.maqsafy.releases.testreport.TestCase.State;
import org.jspecify.annotations.Nullable;

/** What was counted in a suite and in the suites in it. */
final class SuiteCount {

    private static final long LARGEST = Integer.MAX_VALUE / 4;

    private final @Nullable SuiteCount outer;

    int total;
    int failed;
    int errors;
    int notRun;
    int flaky;
    /** What a runner warns of; tests that passed have passed all the same. */
    int warnings;
    /** Tries that failed of cases that passed in the end. */
    int reruns;
    /** Cases of the suite itself. */
    int own;

    int ownNotRun;
    boolean nested;
    /** Cases that passed in exactly {@code "0"}, as jest-junit lists what is still to be written. */
    int untimed;
    /** Those of them that a sum has shown to be not run; the sums around leave them out too. */
    int uncounted;
    /** Cases that a sum tells of and nobody lists; a suite around may say that they did not run. */
    int missing;

    /** The element by which the suite says that it did not run. */
    @Nullable
    String notRunBy;

    private Runnable doubt = () -> {};

    SuiteCount() {
        this(null);
    }

    private SuiteCount(@Nullable SuiteCount outer) {
        this.outer = outer;
    }

    SuiteCount inner() {
        nested = true;
        return new SuiteCount(this);
    }

    void addCase(State state, int triesFailed, boolean inNoTime) {
        total++;
        own++;
        reruns += triesFailed;
        add(state);
        untimed += inNoTime && state == State.PASSED ? 1 : 0;
        ownNotRun += state == State.NOT_RUN ? 1 : 0;
    }

    void add(State state) {
        switch (state) {
            case PASSED -> {}
            case FLAKY -> flaky++;
            case NOT_RUN -> notRun++;
            case FAILED -> failed++;
            case ERROR -> errors++;
        }
    }

    /** So many cases are told of and not listed; the doubt is raised when no suite around says why. */
    void miss(int cases, Runnable unexplained) {
        if (missing == 0) {
            doubt = unexplained;
        }
        missing = Math.max(missing, cases);
    }

    /** Sums of sums, which a file may make as large as it likes: they stop where they could turn negative. */
    private static int plus(int one, int other) {
        return (int) Math.min(LARGEST, (long) one + other);
    }

    /** The suite has ended: what is in it is in the suite around it too. */
    void close() {
        if (outer != null) {
            outer.total = plus(outer.total, total);
            outer.failed = plus(outer.failed, failed);
            outer.errors = plus(outer.errors, errors);
            outer.notRun = plus(outer.notRun, notRun);
            outer.flaky += flaky;
            outer.warnings = plus(outer.warnings, warnings);
            outer.reruns += reruns;
            outer.untimed += untimed;
            outer.uncounted += uncounted;
            outer.doubt = outer.missing == 0 ? doubt : outer.doubt;
            outer.missing = plus(outer.missing, missing);
        } else if (missing > 0) {
            doubt.run();
        }
    }
}
