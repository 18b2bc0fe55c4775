package com.maqsafy.releases.process;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A fault that passes several of us is one entry in the log. */
class FailureLogTest {

    private final Logger log = mock(Logger.class);

    @Test
    void tellsAFaultOnceHoweverItIsWrappedOnItsWay() {
        IllegalStateException fault = new IllegalStateException("fault");
        IllegalStateException wrapped = new IllegalStateException("wrapped", fault);

        FailureLog.error(log, "The engine failed", fault);
        FailureLog.error(log, "REST failed", wrapped);
        FailureLog.error(log, "REST failed", fault);

        verify(log).error("The engine failed", fault);
        verify(log, never()).error("REST failed", wrapped);
        verify(log, never()).error("REST failed", fault);
    }

    @Test
    void tellsEachOfTwoFaults() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", new IllegalArgumentException());

        FailureLog.error(log, "It failed", one);
        FailureLog.error(log, "It failed", other);

        verify(log).error("It failed", one);
        verify(log).error("It failed", other);
    }
}
