package com.maqsafy.releases.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HOT-02, RB-01: a hotfix says what broke and mends what production runs; others answer to no incident")
class HotfixStartRuleTest {

    private final Releases releases = mock(Releases.class);
    private final HotfixStartRule rule =
            new HotfixStartRule(releases, Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC));

    HotfixStartRuleTest() {
        when(releases.productionVersion("canteen-api")).thenReturn(Optional.of("1.4.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.4.1"})
    void acceptsAnIncidentOfWhatProductionRuns(String previousVersion) {
        assertThat(rule.check(request("hotfix", previousVersion, "Logins fail", "2026-03-02T11:00:00+03:00", "INC-7")))
                .isEmpty();
    }

    @Test
    void asksForTheWholeIncident() {
        assertThat(rule.check(request("hotfix", "", "", "", "")))
                .containsExactly(
                        new Violation("HOT-02", "whatBroke", "Say what does not work in production, and for whom."),
                        new Violation("HOT-02", "incident", "Name the incident by its id or link."),
                        new Violation(
                                "HOT-02",
                                "brokenSince",
                                "Say since when it is broken, like 2026-12-24T22:30:00+03:00."));
    }

    @Test
    void refusesATimeThatIsNoneOrInTheFuture() {
        assertThat(rule.check(request("hotfix", "", "Logins fail", "yesterday", "INC-7")))
                .containsExactly(new Violation(
                        "HOT-02",
                        "brokenSince",
                        "'yesterday' is no time by RFC 3339. Write it like 2026-12-24T22:30:00+03:00."));
        for (String odd : List.of("-999999999-01-01T00:00:00Z", "0000-01-01T00:00:00Z")) {
            assertThat(rule.check(request("hotfix", "", "Logins fail", odd, "INC-7")))
                    .as(odd)
                    .extracting(Violation::field)
                    .containsExactly("brokenSince");
        }
        assertThat(rule.check(request("hotfix", "", "Logins fail", "2026-03-02T08:00:01Z", "INC-7")))
                .containsExactly(
                        new Violation(
                                "HOT-02",
                                "brokenSince",
                                "2026-03-02T08:00:01Z is in the future. Say since when it is broken, or start an ordinary release."));
    }

    @Test
    void refusesAnotherVersionThanProductionRuns() {
        assertThat(rule.check(request("hotfix", "1.4.0", "Logins fail", "2026-03-02T07:00:00Z", "INC-7")))
                .containsExactly(new Violation(
                        "RB-01",
                        "previousVersion",
                        "Production runs 1.4.1, and a hotfix mends what production runs. Leave the field empty."));
    }

    @Test
    void leavesAnUnreadableRepositoryToOthers() {
        when(releases.productionVersion("canteen-api")).thenThrow(new SourceException("REL-SRC-001 gone"));

        assertThat(rule.check(request("hotfix", "1.4.0", "Logins fail", "2026-03-02T07:00:00Z", "INC-7")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"major", "minor", "patch", "security", "infrastructure", "nonsense"})
    void refusesAnIncidentOfAnotherType(String type) {
        assertThat(rule.check(request(type, "1.4.0", "", "", ""))).isEmpty();
        assertThat(rule.check(request(type, "", "Logins fail", "yesterday", "INC-7")))
                .containsExactly(violation("whatBroke"), violation("brokenSince"), violation("incident"));
    }

    private static Violation violation(String field) {
        return new Violation(
                "HOT-02", field, "Only a hotfix answers to an incident. Leave the field out, or start a hotfix.");
    }

    private static ReleaseRequest request(
            String type, String previousVersion, String whatBroke, String brokenSince, String incident) {
        return Requests.of(type, previousVersion, new ReleaseRequest.Incident(whatBroke, brokenSince, incident));
    }
}
