package com.maqsafy.releases.testreport;

import java.time.Duration;

/**
 * One case of a report.
 *
 * @param className as the runner gives it, e.g. a class, a file or a package; empty when it gives none
 * @param name of the case
 * @param state how it ended
 * @param duration zero when the report does not tell
 */
public record TestCase(String className, String name, State state, Duration duration) {

    /** How a case ended, the better before the worse. */
    public enum State {
        PASSED,
        FLAKY,
        NOT_RUN,
        FAILED,
        ERROR;

        State worse(State other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Class and name as people read them. */
    public String title() {
        return className.isEmpty() || name.startsWith(className) ? name : className + " " + name;
    }
}
