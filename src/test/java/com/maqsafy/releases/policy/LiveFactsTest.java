package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.calendar.NoOpeningException;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** OPEN-08, RULE-07. */
class LiveFactsTest {

    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-03T20:00:00Z");

    private final DeploymentCalendar calendar = Mockito.mock(DeploymentCalendar.class);

    @Test
    void takesTheAnswerOfTheCalendar() {
        Mockito.when(calendar.assess("canteen-api", NOW))
                .thenReturn(new com.maqsafy.releases.calendar.CalendarAnswer(
                        true, false, Optional.of(new Freeze(NOW, LATER, "start of term")), LATER));

        assertThat(CalendarAnswer.of(calendar, "canteen-api", NOW))
                .isEqualTo(new CalendarAnswer(true, false, Optional.of("start of term"), LATER));
    }

    @Test
    void isFrozenWhenTheCalendarNeverOpens() {
        NoOpeningException never = Mockito.mock(NoOpeningException.class);
        Mockito.when(never.getMessage()).thenReturn("REL-CAL-001 It never opens.");
        Mockito.when(calendar.assess("canteen-api", NOW)).thenThrow(never);

        assertThat(CalendarAnswer.of(calendar, "canteen-api", NOW))
                .isEqualTo(new CalendarAnswer(true, false, Optional.of("REL-CAL-001 It never opens."), null));
    }
}
