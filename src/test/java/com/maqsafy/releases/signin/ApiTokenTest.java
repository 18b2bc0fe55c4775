package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTokenTest {

    private static final Instant MADE = Instant.parse("2026-03-02T08:00:00Z");

    private static ApiToken token(List<String> services, List<String> calls) {
        return new ApiToken(
                UUID.randomUUID(),
                "ci",
                "a pipeline",
                services,
                calls,
                MADE,
                "ci",
                MADE.plusSeconds(60),
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        // canteen-api, calls start, tests, gate
        "POST, /api/releases,                              ,            true",
        "POST, /api/releases/canteen-api-1.5.0/tests,      ,            true",
        "GET,  /api/releases/canteen-api-1.5.0/gate,       ,            true",
        "GET,  /api/releases/canteen-api-1.5.0-rc.1/gate,  ,            true",
        "GET,  /api/releases/canteen-api-1.5.0,            ,            false",
        "GET,  /api/releases/canteen-api-1.5.0/evidence,   ,            false",
        "GET,  /api/releases,                              canteen-api, false",
        "POST, /api/releases/canteen-api-1.5.0/withdrawal, ,            false",
        "GET,  /api/releases/canteen-api-web-1.5.0/gate,   ,            false",
        "GET,  /api/releases/canteen-1.5.0/gate,           ,            false",
        "GET,  /api/releases/other-canteen-api-1.5.0/gate, ,            false",
        "GET,  /api/releases/canteen-api-x/gate,           ,            false",
        "POST, /api/tokens,                                ,            false",
        "POST, /api/accounts/admin/deactivation,           ,            false",
        "DELETE, /api/releases,                            ,            false",
        "POST, /api/releases/canteen-api-1.5.0/rework,     ,            false",
        "GET,  /api/releases/canteen-api-1.5.0/gate/,      ,            false",
    })
    void allowsWhatIsInItsScopeOnly(String method, String path, String service, boolean allowed) {
        ApiToken token = token(List.of("canteen-api"), List.of("start", "tests", "gate"));

        assertThat(token.objection(method, path, service).isEmpty())
                .as(token.objection(method, path, service).orElse("allowed"))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/releases,                            canteen-api, true",
        "GET,  /api/releases,                            menu-api,    false",
        "GET,  /api/releases,                            ,            false",
        "HEAD, /api/releases/canteen-api-1.5.0,          ,            true",
        "GET,  /api/releases/canteen-api-1.5.0/notes,    ,            true",
        "GET,  /api/releases/canteen-api-1.5.0/gate,     ,            false",
        "GET,  /api/services/canteen-api/production,     ,            true",
        "GET,  /api/services/menu-api/production,        ,            false",
        "POST, /api/services/canteen-api/production,     ,            false",
        "GET,  /api/administration,                      ,            false",
        "GET,  /api/events,                              ,            false",
    })
    void readingIsOfItsServices(String method, String path, String service, boolean allowed) {
        assertThat(token(List.of("canteen-api"), List.of("read"))
                        .objection(method, path, service)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void aStarIsEveryService() {
        ApiToken all = token(List.of("*"), List.of("read"));

        assertThat(all.objection("GET", "/api/releases", null)).isEmpty();
        assertThat(all.objection("GET", "/api/services/menu-api/readiness", null))
                .isEmpty();
        assertThat(all.isFor(null)).isTrue();
        assertThat(token(List.of("canteen-api"), List.of("start")).isFor(null)).isFalse();
    }

    @Test
    void namesItsScopeWhenItRefuses() {
        assertThat(token(List.of("canteen-api"), List.of("gate")).objection("POST", "/api/releases", null))
                .hasValueSatisfying(text -> assertThat(text).contains("'start'", "calls gate of services canteen-api"));
    }

    @Test
    void endsAtItsExpiry() {
        ApiToken token = token(List.of("*"), List.of("read"));

        assertThat(token.counts(MADE.plusSeconds(59))).isTrue();
        assertThat(token.counts(MADE.plusSeconds(60))).isFalse();
    }
}
