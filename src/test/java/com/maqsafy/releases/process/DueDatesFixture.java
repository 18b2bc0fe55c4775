package com.maqsafy.releases.process;

import java.time.Clock;

/** Due dates that go by a clock of a test. */
public final class DueDatesFixture {

    private DueDatesFixture() {}

    public static DueDates at(Clock clock) {
        return new DueDates(clock);
    }
}
