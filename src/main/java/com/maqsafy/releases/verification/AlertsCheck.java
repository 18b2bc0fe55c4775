package com.maqsafy.releases.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The monitoring has no critical alert (POST-11). Reads a JSON array of alerts with {@code severity} or, as Prometheus
 * Alertmanager has it, {@code labels.severity}. An alert that tells no severity counts as critical.
 */
final class AlertsCheck implements Check {

    private final HttpProbe http;
    private final URI url;

    AlertsCheck(CheckSettings settings, HttpProbe http) {
        this.http = http;
        url = settings.url(
                "url", settings.keys(VerificationSettings.Alerts.class).url());
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe.Answer answer = http.get(url, null, question.deadline());
        Optional<JsonNode> alerts = answer.json().filter(JsonNode::isArray);
        if (answer.status() != 200 || alerts.isEmpty()) {
            return Verdict.cannotTell("the monitoring answered " + answer + ", expected 200 with a JSON array");
        }
        List<String> critical = new ArrayList<>();
        for (JsonNode alert : alerts.get()) {
            String severity = text(alert, "severity", "critical");
            if (severity.equalsIgnoreCase("critical")) {
                critical.add(text(alert, "alertname", text(alert, "name", "unnamed")));
            }
        }
        return judged(alerts.get(), critical);
    }

    @Override
    public Verdict inspect(Question question) throws Exception {
        Verdict verdict = ask(question);
        // An alert is no mistake of the settings.
        return verdict.outcome() == CheckResult.Outcome.FAILED
                ? Verdict.passed("the monitoring answers, and has critical alerts now")
                : verdict;
    }

    private static Verdict judged(JsonNode alerts, List<String> critical) {
        return critical.isEmpty()
                ? Verdict.passed(alerts.size() + " alerts, none critical")
                : Verdict.failed(critical.size() + " critical alerts: " + String.join(", ", critical));
    }

    private static String text(JsonNode alert, String field, String otherwise) {
        return alert.path(field).asText(alert.path("labels").path(field).asText(otherwise));
    }
}
