package com.maqsafy.releases.policy.process;

import static com.maqsafy.releases.policy.process.DossierTables.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JUnit report as its record holds it, in words for whoever approves; records of before the summary have the counts only. */
final class TestReportWords {

    private static final int SLOWEST = 3;
    private static final int NEW = 3;

    private TestReportWords() {}

    static String of(JsonNode report) {
        List<String> words = new ArrayList<>();
        words.add(report.path("total").asInt() + " tests");
        words.add(report.path("failed").asInt() + report.path("errors").asInt() + " failed");
        count(report, "skipped", "not run", words);
        count(report, "flaky", "only passed when repeated", words);
        if (report.has("durationMs")) {
            words.add("in " + seconds(report.path("durationMs").asLong()));
        }
        if (report.has("comparedWith")) {
            String since = " since " + text(report, "comparedWith");
            words.add(report.path("new").asLong() + " new" + since + named(report.path("newCases"), NEW));
            if (report.path("gone").asLong() > 0) {
                words.add(report.path("gone").asLong() + " gone" + since);
            }
        }
        String slowest = StreamSupport.stream(report.path("slowest").spliterator(), false)
                .limit(SLOWEST)
                .map(c -> text(c, "case") + " (" + seconds(c.path("durationMs").asLong()) + ")")
                .collect(Collectors.joining(", "));
        if (!slowest.isEmpty()) {
            words.add("slowest: " + slowest);
        }
        return String.join(", ", words);
    }

    private static void count(JsonNode report, String member, String word, List<String> words) {
        int count = report.path(member).asInt();
        if (count > 0) {
            words.add(count + " " + word);
        }
    }

    private static String named(JsonNode names, int atMost) {
        List<String> few = new ArrayList<>();
        names.forEach(name -> few.add(name.asText()));
        if (few.isEmpty()) {
            return "";
        }
        return few.stream().limit(atMost).collect(Collectors.joining(", ", " (", few.size() > atMost ? ", …)" : ")"));
    }

    private static String seconds(long milliseconds) {
        Duration time = Duration.ofMillis(milliseconds);
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + "." + "%03d".formatted(time.toMillisPart()).substring(0, 1) + " s";
    }
}
