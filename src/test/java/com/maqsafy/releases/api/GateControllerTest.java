package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.maqsafy.releases.policy.GateAnswers.Purpose;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long somebody may wait for the gate's answer, and for what they may ask. */
class GateControllerTest {

    private final GateWatch watch = mock(GateWatch.class);
    private final GateController controller = new GateController(mock(VisibleReleases.class), watch);

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT30S, 30", "PT60S, 60", "PT61S, 60", "P30D, 60", "pt5s, 5", "PT0.000000001S, 0"})
    void waitsAMinuteAtMost(String wait, long seconds) {
        controller.gate("canteen-api-1.5.0", wait, "continue");

        verify(watch).answer("canteen-api-1.5.0", Purpose.CONTINUE, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "30s", "PT-1S", "-PT1S", "PT99999999999999999999S", "P1M", "soon"})
    void refusesWhatIsNoTimeToWait(String wait) {
        assertThatThrownBy(() -> controller.gate("canteen-api-1.5.0", wait, "deploy"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("is no time to wait. Write an ISO 8601 duration, e.g. PT30S");
        verify(watch, never()).answer(any(), any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DEPLOY", "rollback", "deploy "})
    void refusesAnUnknownPurpose(String purpose) {
        assertThatThrownBy(() -> controller.gate("canteen-api-1.5.0", "PT0S", purpose))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("is no purpose. Use deploy, or continue");
        verify(watch, never()).answer(any(), any(), any());
    }
}
