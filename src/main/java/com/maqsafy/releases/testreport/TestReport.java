package com.maqsafy.releases.testreport;

import java.time.Duration;
import java.util.List;

/**
 * What a JUnit XML report says.
 *
 * @param verdict whether it is evidence that the tests passed
 * @param reason for the verdict, one sentence; where something is wrong it names line, cause and mend
 * @param total cases, those that did not run included
 * @param failed cases and sums that tell of a failure
 * @param errors cases and sums that tell of an error
 * @param notRun cases that were skipped, disabled or otherwise did not run
 * @param flaky cases that passed after they had failed
 * @param duration of all cases, as the report tells it
 * @param cases every case, in the order of the report; empty when the verdict is {@link Verdict#CANNOT_TELL}
 */
public record TestReport(
        Verdict verdict,
        String reason,
        int total,
        int failed,
        int errors,
        int notRun,
        int flaky,
        Duration duration,
        List<TestCase> cases) {

    public TestReport {
        cases = List.copyOf(cases);
    }

    /**
     * Reads a report. Never throws for what is in the file: what cannot be read or believed is
     * {@link Verdict#CANNOT_TELL} with the reason.
     */
    public static TestReport read(byte[] xml) {
        try {
            return new JUnitReader(xml).read();
        } catch (UnusableReportException e) {
            return new TestReport(
                    Verdict.CANNOT_TELL, String.valueOf(e.getMessage()), 0, 0, 0, 0, 0, Duration.ZERO, List.of());
        }
    }

    /** The cases that took longest, longest first; those of no measured time are left out. */
    public List<TestCase> slowest(int atMost) {
        return cases.stream()
                .filter(c -> !c.duration().isZero())
                .sorted((a, b) -> b.duration().compareTo(a.duration()))
                .limit(atMost)
                .toList();
    }
}
