package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The record {@code reworkRequested}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person",
        items = {"PRIN-02"},
        about = "Records of the named parts count no longer.")
public record ReworkRequested(
        @Means("why, in words of the person") String reason,

        @Means(
                "`source`, `pull-request`, `pre-release`, `tests`, `tests:` and a test, `migration-review`, `rollback-plan`, `notes`, `hotfix-assessment`, `security-assessment`")
        @Nullable
        List<String> parts)
        implements LedgerEvent {

    /** What can be asked for again; of the tests a single one too. */
    public static final List<String> PARTS = List.of(
            "source",
            "hotfix-assessment",
            "security-assessment",
            "pull-request",
            "pre-release",
            "tests",
            "migration-review",
            "rollback-plan",
            "notes");

    private static final String TEST = "tests:";
    private static final Pattern ONE_TEST = Pattern.compile("tests:TEST-0[1-9]");

    public ReworkRequested {
        reason = Members.text(reason);
        parts = parts == null ? null : List.copyOf(parts);
    }

    /** Those of the words that name nothing that can be asked for again. */
    public static List<String> unknown(List<String> parts) {
        return parts.stream()
                .filter(part -> !PARTS.contains(part) && !ONE_TEST.matcher(part).matches())
                .toList();
    }

    @Override
    public Words words() {
        String what = Words.list(parts, ReworkRequested::inWords);
        return Words.bad("asked for rework", what.isEmpty() ? "" : " of ", what, Words.because(reason));
    }

    /** A part as people read it, e.g. {@code rollback plan} or {@code test TEST-01}. */
    public static String inWords(String part) {
        return part.startsWith(TEST) ? "test " + part.substring(TEST.length()) : Words.spaced(part);
    }

    /** Whether a part, or one test of it, is to be done again. */
    public boolean asksFor(String part) {
        return parts != null && parts.contains(part);
    }
}
