package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What keeps failing is said once in a while, with what is at the bottom of it. */
@ExtendWith(OutputCaptureExtension.class)
class OccasionalLogTest {

    private static final RuntimeException AWAY =
            new IllegalStateException("above", new IllegalArgumentException("  away \n for  now "));

    @Test
    void saysTheFirstFailureAndThatItWorksAgain(CapturedOutput output) {
        OccasionalLog log = log(Duration.ofHours(1));
        log.worked("Asking works again");
        assertThat(output).doesNotContain("works again");

        log.failed("Asking failed", AWAY);
        log.failed("Asking failed", AWAY);
        log.failed("Asking failed", AWAY);
        assertThat(output)
                .containsOnlyOnce("Asking failed")
                .containsPattern("Asking failed \\(1 times in \\d+ s\\): away for now");

        log.worked("Asking works again");
        log.worked("Asking works again");
        assertThat(output)
                .containsOnlyOnce("works again")
                .containsPattern("Asking works again after \\d+ s and 3 failures\\.");

        log.failed("Asking failed", new IllegalStateException());
        assertThat(output).containsPattern("Asking failed \\(1 times in \\d+ s\\): null");
    }

    @Test
    void saysHowOftenItFailedMeanwhile(CapturedOutput output) {
        OccasionalLog log = log(Duration.ZERO);

        log.failed("Asking failed", AWAY);
        log.failed("Asking failed", AWAY);

        assertThat(output).containsPattern("Asking failed \\(2 times in \\d+ s\\): away for now");
    }

    private static OccasionalLog log(Duration every) {
        return new OccasionalLog(LoggerFactory.getLogger(OccasionalLogTest.class), every);
    }
}
