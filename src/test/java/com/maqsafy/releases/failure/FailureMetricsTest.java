package com.maqsafy.releases.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.release.Restrictions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureMetricsTest {

    @Test
    void countsNoFailureOfAReleaseOfWhichFewMayKnow() {
        TechnicalFailures failures = mock(TechnicalFailures.class);
        Restrictions restrictions = mock(Restrictions.class);
        when(failures.open()).thenReturn(List.of(of("orders-1.5.0"), of("orders-1.4.1"), of("orders-1.5.0")));
        when(restrictions.restricted("orders-1.4.1")).thenReturn(true);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        new FailureMetrics(failures, restrictions).bindTo(meters);

        assertThat(meters.get("releases.technical.failures.open").gauge().value())
                .isEqualTo(2);
    }

    private static TechnicalFailure of(String release) {
        return new TechnicalFailure(
                1,
                new FoundFailure(
                        "job:1", FoundFailure.Kind.JOB, "1", release, null, null, "step", "step", "away", 3, false),
                "technical-owner",
                "Look at it.",
                Instant.EPOCH,
                false,
                null,
                Instant.EPOCH,
                null);
    }
}
