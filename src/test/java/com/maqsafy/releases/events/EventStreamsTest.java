package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a client missed")
class EventStreamsTest {

    /** Every second event is of a release of which the client may not know. */
    private static final List<ReleaseEvent> ALL = LongStream.rangeClosed(1, 20)
            .mapToObj(i -> new ReleaseEvent(i, i % 2 == 0 ? "open" : "hidden", "status", "{}"))
            .toList();

    @ParameterizedTest
    @DisplayName("SEC-07: is told without a gap, whatever lies between that the client may not know of")
    @CsvSource({
        "0, 20, 4, '2 4 6 8'",
        "0, 20, 9, '2 4 6 8 10 12 14 16 18'",
        "0, 20, 30, '2 4 6 8 10 12 14 16 18 20'",
        "0, 11, 30, '2 4 6 8 10'",
        "7, 13, 2, '8 10'",
        "19, 20, 4, '20'",
        "20, 20, 4, ''",
    })
    void isReadOn(long last, long upTo, int most, String positions) {
        List<ReleaseEvent> readable = EventStreams.readable(last, upTo, most, EventStreamsTest::after, "open"::equals);

        assertThat(String.join(
                        " ",
                        readable.stream().map(e -> String.valueOf(e.position())).toList()))
                .isEqualTo(positions);
    }

    private static List<ReleaseEvent> after(long position, int most) {
        return ALL.stream().filter(e -> e.position() > position).limit(most).toList();
    }
}
