package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.process.SubmissionRefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "SEC-07: a position in the log tells nobody who may not know of every release how many there are before it")
class ShownPositionsTest {

    private static final byte[] SECRET = {1, 2, 3};

    private final ShownPositions positions = new ShownPositions(SECRET);

    @Test
    @DisplayName(
            "what is shown leads back to the position, is a number that JavaScript has exactly, and is in no order")
    void leadsBack() {
        List<Long> shown = new ArrayList<>();
        LongStream.rangeClosed(1, 2000).forEach(position -> {
            long one = positions.shown(position);
            assertThat(one).isBetween(1L << 52, (1L << 53) - 1);
            assertThat(positions.meant(one)).isEqualTo(position);
            shown.add(one);
        });

        assertThat(shown).doesNotHaveDuplicates();
        long rises = 0;
        for (int i = 1; i < shown.size(); i++) {
            rises += shown.get(i) > shown.get(i - 1) ? 1 : 0;
        }
        assertThat(rises).isBetween(900L, 1100L);
        assertThat(positions.shown((1L << 40) - 1)).isNotEqualTo(positions.shown(1));
        assertThat(new ShownPositions(new byte[] {4}).shown(1)).isNotEqualTo(positions.shown(1));
        assertThat(shown).isNotEqualTo(Collections.nCopies(2000, shown.get(0)));
    }

    @Test
    @DisplayName("a position that was shown to nobody is refused, so that nobody tries one after the other")
    void refusesWhatWasMadeUp() {
        for (long made :
                new long[] {0, 1, 500, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 52) + 1, (1L << 52) + 2}) {
            assertThatThrownBy(() -> positions.meant(made))
                    .as(String.valueOf(made))
                    .isInstanceOf(SubmissionRefusedException.class)
                    .hasMessageContaining("REL-REL-550 There is no such position.");
        }
    }
}
