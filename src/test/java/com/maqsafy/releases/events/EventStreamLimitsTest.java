package com.maqsafy.releases.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** So many streams are open at once and no more. */
class EventStreamLimitsTest {

    private final EventHub hub = mock(EventHub.class);
    private final EventStreams streams = new EventStreams(
            hub,
            mock(EventLog.class),
            mock(EventAudience.class),
            mock(LiveState.class),
            mock(RunningStepsReader.class),
            mock(VisibleReleases.class),
            mock(EventIds.class),
            new EventSettings(
                    3,
                    2,
                    Duration.ofSeconds(15),
                    Duration.ofHours(1),
                    DataSize.ofKilobytes(256),
                    Duration.ofDays(1),
                    Duration.ofSeconds(5)),
            (account, request) -> () -> true,
            new ObjectMapper());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 0 | REL-EVT-005 3 streams of events are open here already (releases.events.max-streams). Try again later.",
                "2 | 2 | REL-EVT-006 owner has 2 streams of events open here already (releases.events.max-streams-per-user). Close one.",
            })
    void refusesOneMore(int open, long own, String message) {
        when(hub.size()).thenReturn(open);
        when(hub.watching("owner")).thenReturn(own);
        assertThatThrownBy(
                        () -> streams.ofAll("owner", null, new MockHttpServletRequest(), new MockHttpServletResponse()))
                .isInstanceOf(TooManyStreamsException.class)
                .hasMessage(message);
        verify(hub, never()).join(any());
    }
}
