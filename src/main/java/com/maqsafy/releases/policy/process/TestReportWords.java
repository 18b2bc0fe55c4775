package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.TestReported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JUnit report as its record holds it, in words for whoever approves; records of before the summary have the counts only. */
final class TestReportWords {

    private static final int SLOWEST = 3;
    private static final int NEW = 3;

    private TestReportWords() {}

    static String of(TestReported report) {
        List<String> words = new ArrayList<>();

        words.add(Words.counted(number(report.total()), "test"));
        words.add(number(report.failed()) + number(report.errors()) + " failed");
        count(report.skipped(), "not run", words);
        count(report.flaky(), "only passed when repeated", words);
        Long durationMs = report.durationMs();
        if (durationMs != null) {
            words.add("in " + seconds(durationMs));
        }
        if (report.comparedWith() != null) {
            String since = " since " + report.comparedWith();
            words.add(number(report.newTests()) + " new" + since + named(Members.list(report.newCases()), NEW));
            count(report.gone(), "gone" + since, words);
        }
        String slowest = Members.list(report.slowest()).stream()
                .limit(SLOWEST)
                .map(slow -> slow.test() + " (" + seconds(slow.durationMs()) + ")")
                .collect(Collectors.joining(", "));
        if (!slowest.isEmpty()) {
            words.add("slowest: " + slowest);
        }
        return String.join(", ", words);
    }

    private static void count(@Nullable Integer count, String word, List<String> words) {
        if (number(count) > 0) {
            words.add(count + " " + word);
        }
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static String named(List<String> names, int atMost) {
        return names.isEmpty()
                ? ""
                : names.stream()
                        .limit(atMost)
                        .collect(Collectors.joining(", ", " (", names.size() > atMost ? ", …)" : ")"));
    }

    private static String seconds(long milliseconds) {
        Duration time = Duration.ofMillis(milliseconds);
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + "." + "%03d".formatted(time.toMillisPart()).substring(0, 1) + " s";
    }
}
