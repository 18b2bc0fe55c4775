package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-11, PRE-14. */
@Timeout(30)
class AlertsCheckTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | [] | PASSED | 0 alerts, none critical
            200 | [{"name":"slow","severity":"warning"}] | PASSED | 1 alerts, none critical
            200 | [{"labels":{"alertname":"Slow","severity":"warning"}}] | PASSED | 1 alerts, none critical
            200 | [{"name":"down","severity":"Critical"},{"name":"slow","severity":"warning"}] | FAILED | REL-VER-010 1 critical alerts: down
            200 | [{"labels":{"alertname":"Down","severity":"critical"}}] | FAILED | REL-VER-010 1 critical alerts: Down
            200 | [{"name":"odd"}] | FAILED | REL-VER-010 1 critical alerts: odd
            200 | ["odd"] | FAILED | REL-VER-010 1 critical alerts: unnamed
            200 | {"alerts":[]} | ERRORED | REL-VER-011 the monitoring answered status 200, expected 200 with a JSON array
            200 | <html> | ERRORED | REL-VER-011 the monitoring answered status 200, expected 200 with a JSON array
            503 | [] | ERRORED | REL-VER-011 the monitoring answered status 503, expected 200 with a JSON array
            """)
    void countsCriticalAlerts(int status, String body, Outcome outcome, String evidence) throws Exception {
        try (Target target = new Target().on("/alerts", status, body)) {
            CheckResult result = Asking.check("alerts", "POST-11", "alerts")
                    .with("alerts", "url", target.url("/alerts"))
                    .ask("alerts");

            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
        }
    }
}
