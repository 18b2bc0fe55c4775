package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.ProductionState.Drift;
import com.maqsafy.releases.deployment.ProductionState.Held;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Promise 8: whoever decides is told what runs in production, and whether the target says so")
class ProductionWordsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final ProductionStates states = mock();
    private final ProductionObservations observations = mock();
    private final ProductionWords words = new ProductionWords(states, observations);

    @BeforeEach
    void observed() {
        when(observations.configured("orders-api")).thenReturn(true);
    }

    @Test
    void tellsWhatTheTargetSaid() {
        assertThat(words.of("orders-api")).isEqualTo("not known");
        assertThat(words(null, null, null)).isEqualTo("version 1.4.1, not observed yet");
        assertThat(words(new Observed("1.4.1", null, NOW, null), null, null))
                .isEqualTo("version 1.4.1, observed 1.4.1");
        assertThat(words(new Observed(null, null, NOW, "no answer"), null, null))
                .isEqualTo("version 1.4.1, not observed: no answer");
        assertThat(words(new Observed("1.3.0", null, NOW, null), new Drift(NOW, "1.4.1", "1.3.0"), null))
                .isEqualTo("version 1.4.1, but the target runs 1.3.0 (drift)");
    }

    @Test
    void tellsWhetherUsersAreTurnedAwayAndNamesNoRelease() {
        when(observations.configured("orders-api")).thenReturn(false);

        assertThat(words(null, null, new Held("orders-api-1.5.0", NOW)))
                .isEqualTo("version 1.4.1, as recorded, not observed; held in maintenance mode");
    }

    private String words(@Nullable Observed observed, @Nullable Drift drift, @Nullable Held maintenance) {
        when(states.of("orders-api"))
                .thenReturn(Optional.of(new ProductionState(
                        "orders-api", "1.4.1", null, null, null, null, maintenance, observed, drift)));
        return words.of("orders-api");
    }
}
