package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.BreakGlassWatch.InForce;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Everybody reads of a break-glass, but nobody of a release that they may not know of. */
class BreakGlassBannerTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final BreakGlassWatch watch = mock(BreakGlassWatch.class);
    private final Restrictions restrictions = mock(Restrictions.class);
    private final BreakGlassBanner banner = new BreakGlassBanner(watch, restrictions);

    @BeforeEach
    void restrict() {
        when(restrictions.mayKnow("orders-1.5.0", "developer")).thenReturn(true);
        when(restrictions.mayKnow("orders-1.5.0", "auditor")).thenReturn(true);
        when(restrictions.restricted("orders-1.4.1")).thenReturn(true);
        when(restrictions.mayKnow("orders-1.4.1", "auditor")).thenReturn(true);
    }

    @Test
    void tellsWhatIsLiftedForWhichReleaseUntilWhen() {
        when(watch.inForce()).thenReturn(List.of(inForce("orders-1.5.0")));
        assertThat(banner.text("developer"))
                .contains(
                        "BREAK-GLASS: “who wrote a change of the release does not approve it” is lifted for orders-1.5.0"
                                + " until 2026-03-02T09:00:00Z.");
        assertThat(banner.text("")).contains("BREAK-GLASS: a duty of persons is lifted just now.");
        when(watch.inForce()).thenReturn(List.of());
        assertThat(banner.text("developer")).isEmpty();
        assertThat(banner.text("")).isEmpty();
    }

    @Test
    void tellsNothingOfARestrictedReleaseOutsideItsCircle() {
        when(watch.inForce()).thenReturn(List.of(inForce("orders-1.4.1")));
        assertThat(banner.text("developer")).isEmpty();
        assertThat(banner.text("")).isEmpty();
        assertThat(banner.text("auditor"))
                .hasValueSatisfying(text -> assertThat(text).contains("orders-1.4.1"));
    }

    @Test
    void staysShortAndOutOfTheWayWithoutADatabase() {
        when(watch.inForce())
                .thenReturn(IntStream.range(0, 5)
                        .mapToObj(i -> inForce("orders-1.5.0"))
                        .toList());
        assertThat(banner.text("developer"))
                .hasValueSatisfying(text -> assertThat(text).endsWith(" And 2 more."));
        when(watch.inForce())
                .thenReturn(IntStream.range(0, 3)
                        .mapToObj(i -> inForce("orders-1.5.0"))
                        .toList());
        assertThat(banner.text("developer"))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain(" more."));
        when(watch.inForce()).thenThrow(new DataAccessResourceFailureException("away"));
        assertThat(banner.text("developer")).isEmpty();
    }

    private static InForce inForce(String release) {
        return new InForce(
                release,
                new BreakGlass(
                        1,
                        Duty.WRITER_NOT_APPROVER,
                        "technical-owner",
                        "",
                        "outage",
                        Duration.ofHours(1),
                        "admin",
                        NOW,
                        "admin2",
                        NOW,
                        null));
    }
}
