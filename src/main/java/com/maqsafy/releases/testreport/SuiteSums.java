package com.maqsafy.releases.testreport;

import java.util.Map;

/**
 * The sums that a suite tells of itself against what was counted in it: the worse is believed.
 *
 * <p>Sums may be of the suite with all in it or of the suite alone, may leave out what did not run, and may count cases
 * that did not run and are not listed; mocha-junit-reporter says only at the top that it did so. Surefire counts only the
 * last run of a class whose cases it ran again, jest-junit lists what is still to be written and does not count it, Catch2
 * counts assertions. Whatever else does not add up leaves a doubt.
 */
final class SuiteSums {

    private static final String NUMBER = "[0-9]{1,9}";

    interface Said {
        void that(int line, String cause);
    }

    private static final String[] FAILED = {
        "failures",
        "failure",
        "failed",
        "fail",
        "fails",
        "timeouts",
        "failurecount",
        "failure-count",
        "failure_count",
        "failedtests",
        "failed-tests",
        "failed_tests"
    };
    private static final String[] ERRORS = {
        "errors", "error", "broken", "crashed", "aborted", "errorcount", "error-count", "error_count"
    };
    private static final String[] NOT_RUN = {
        "skipped",
        "skips",
        "skip",
        "disabled",
        "ignored",
        "notrun",
        "not-run",
        "not_run",
        "pending",
        "todo",
        "inconclusive",
        "incomplete",
        "notexecuted",
        "suppressed",
        "blocked",
        "abandoned",
        "cancelled",
        "canceled"
    };
    private static final String[] PASSED = {"passed", "passes", "successes", "successful", "succeeded"};

    private final String element;
    private final int line;
    private final Map<String, String> attributes;
    private final SuiteCount count;

    SuiteSums(String element, int line, Map<String, String> attributes, SuiteCount count) {
        this.element = element;
        this.line = line;
        this.attributes = attributes;
        this.count = count;
    }

    void reconcile(Said failed, Said doubt) {
        boolean ofAssertions = ofAssertions();
        // Several assertions of one case may fail.
        if (!ofAssertions || count.failed + count.errors == 0) {
            for (String attribute : FAILED) {
                count.failed = worse(attribute, count.failed, failed);
            }
            for (String attribute : ERRORS) {
                count.errors = worse(attribute, count.errors, failed);
            }
        }
        if (ofAssertions) {
            return;
        }
        int notRun = notRun();
        int tests = told("tests", -1);
        int unlisted = notRun - count.notRun;
        if (unlisted > 0 && unlisted >= count.missing && tests == count.total + unlisted) {
            count.total += unlisted;
            count.notRun += unlisted;
            count.missing = 0;
        } else if (tests > 0 && count.untimed > 0 && tests == count.total - count.uncounted - count.untimed) {
            count.notRun += count.untimed;
            count.uncounted += count.untimed;
            count.untimed = 0;
        } else if (tests >= 0 && !adds(tests)) {
            String cause = "%s says tests=\"%d\", and holds %d%s, so nobody can tell what ran"
                    .formatted(name(), tests, count.total, count.total == 1 ? " case" : " cases");
            if (tests > count.total) {
                count.miss(tests - count.total, () -> doubt.that(line, cause));
            } else {
                doubt.that(line, cause);
            }
        } else if (unlisted > 0 && notRun != count.ownNotRun) {
            doubt.that(
                    line,
                    "%s says that %d did not run, and its cases show %d, so nobody can tell which ran"
                            .formatted(name(), notRun, count.notRun));
        }
        for (String attribute : PASSED) {
            passed(attribute, doubt);
        }
        count.flaky = Math.max(count.flaky, told("flakes", 0));
        // Of a case that is worth no more than a warning PHPUnit 9 says so in the case, and then it failed.
        count.warnings = Math.max(count.warnings, told("warnings", 0));
    }

    /** Whether the sums are of assertions, of which a case has one at least: so writes Catch2, for which the host is to be done. */
    private boolean ofAssertions() {
        return attributes.getOrDefault("hostname", "").equals("tbd")
                && count.total > 0
                && told("tests", 0) >= count.total
                && told("skipped", 0) <= count.notRun;
    }

    /** Fewer that passed than its cases show: of some nobody says what became of them. */
    private void passed(String attribute, Said doubt) {
        String text = attributes.getOrDefault(attribute, "").strip();
        int ran = (alone() ? count.own - count.ownNotRun : count.total - count.notRun) - count.flaky;
        int shown = ran - count.failed - count.errors;
        if (text.matches(NUMBER) && Integer.parseInt(text) < shown) {
            doubt.that(
                    line,
                    "%s says %s=\"%s\", and its cases show %d, so nobody can tell which passed"
                            .formatted(name(), attribute, text, shown));
        }
    }

    private boolean adds(int tests) {
        return tests == count.total - count.uncounted
                || tests == count.total - count.notRun
                || (alone() && (tests == count.own || tests == count.own - count.ownNotRun))
                || (count.reruns > 0 && tests > 0 && tests <= count.total + count.reruns);
    }

    /** Whether the sums may be of the suite without the suites in it. */
    private boolean alone() {
        return count.nested && element.equals("testsuite");
    }

    /** How many did not run; a runner may count them under one word or under several. */
    private int notRun() {
        int sum = 0;
        for (String attribute : NOT_RUN) {
            int told = told(attribute, 0);
            if (told > 0 && told == count.notRun) {
                return told;
            }
            sum += told;
        }
        return sum;
    }

    private int worse(String attribute, int counted, Said failed) {
        int told = told(attribute, 0);
        if (told > counted) {
            failed.that(line, "%s says %s=\"%d\", and its cases show %d".formatted(name(), attribute, told, counted));
        }
        return Math.max(told, counted);
    }

    private int told(String attribute, int otherwise) {
        String text = attributes.getOrDefault(attribute, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches(NUMBER)) {
            throw new UnusableReportException(
                    line,
                    name() + " says " + attribute + "=" + Quoted.of(text)
                            + ", which is no number of tests: hand in the report as the test runner wrote it.");
        }
        return Integer.parseInt(text);
    }

    private String name() {
        String name = attributes.getOrDefault("name", "");
        return name.isBlank() ? "<" + element + ">" : "the suite " + Quoted.of(name);
    }
}
