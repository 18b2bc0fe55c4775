package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That the auditor's page of a release finds nothing in the engine's history that its ledger says otherwise. */
final class Undisputed {

    private Undisputed() {}

    /** Of all releases of a service, as they stand now. */
    static void require(WebSession auditor, JdbcClient jdbc, TestService service) {
        jdbc.sql("SELECT key FROM release WHERE service = ? ORDER BY id")
                .param(service.name())
                .query(String.class)
                .list()
                .forEach(key -> require(auditor, key));
    }

    /** Of one release; its process instances. */
    static JsonNode require(WebSession auditor, String key) {
        Rest.Answer answer = auditor.get("/camunda/api/releases/" + key);
        assertThat(answer.status()).as(key + " " + answer.body()).isEqualTo(200);
        JsonNode page = answer.json();
        assertThat(page.get("contradictions")).as(key).isEmpty();
        // With a clock that was set back, a process ends before what was recorded in it.
        if (page.get("timeline").findValuesAsText("time").stream()
                .map(Instant::parse)
                .noneMatch(Instant.now()::isBefore)) {
            assertThat(page.get("missing")).as(key).isEmpty();
        }
        assertThat(page.get("runs")).as(key).isNotEmpty();
        return page.get("runs");
    }
}
