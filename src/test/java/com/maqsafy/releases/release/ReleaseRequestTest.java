package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A request is bound once, by the names of its fields. */
class ReleaseRequestTest {

    private static final Map<String, Object> FIELDS = Map.ofEntries(
            Map.entry("service", "canteen-api"),
            Map.entry("version", "1.5.0"),
            Map.entry("type", "hotfix"),
            Map.entry("changeType", "fix"),
            Map.entry("branch", "hotfix/wallets"),
            Map.entry("summary", "Wallets open again"),
            Map.entry("changes", List.of("One", "Two")),
            Map.entry("contains", List.of("backend")),
            Map.entry("changedAspects", List.of("api")),
            Map.entry("requirements", List.of("MAQ-17")),
            Map.entry("risks", "None, because it is small"),
            Map.entry("previousVersion", "1.4.1"),
            Map.entry("commit", "a".repeat(40)),
            Map.entry("owner", "owner"),
            Map.entry("plannedAt", "2026-12-24T22:30:00+03:00"),
            Map.entry("maintenanceMode", true),
            Map.entry("whatBroke", "Wallets"),
            Map.entry("brokenSince", "2026-12-24T20:30:00+03:00"),
            Map.entry("incident", "INC-7"));

    @Test
    void comesBackFieldByField() {
        assertThat(ReleaseRequest.of(FIELDS).fields()).isEqualTo(FIELDS);
    }

    @Test
    void hasAFieldForEachMember() {
        assertThat(FIELDS.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(ReleaseRequest.class.getRecordComponents()),
                                Stream.of(ReleaseRequest.Incident.class.getRecordComponents()))
                        .map(member -> member.getName())
                        .distinct()
                        .toList());
    }

    @Test
    void isEmptyWhereNothingIsSaid() {
        ReleaseRequest request = ReleaseRequest.of(Map.of("service", " canteen-api ", "unknown", 1));
        assertThat(request.service()).isEqualTo("canteen-api");
        assertThat(request.plannedAt()).isEmpty();
        assertThat(request.changes()).isEmpty();
        assertThat(request.maintenanceMode()).isFalse();
        assertThat(request.incident()).isEqualTo(ReleaseRequest.Incident.NONE);
    }

    @Test
    void refusesAValueOfAnotherKind() {
        assertThatThrownBy(() -> ReleaseRequest.of(Map.of("changes", Map.of("a", "b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
