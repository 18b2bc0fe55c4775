package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.evidence.Words.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record says to people is one line, and its tone tells how it speaks for the release. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "passed, GOOD",
        "approve, GOOD",
        "failed, BAD",
        "roll-back, BAD",
        "timed-out, BAD",
        "skipped, PLAIN",
        "'', PLAIN",
    })
    void theOutcomeMakesTheTone(String outcome, Tone tone) {
        assertThat(Words.toned(outcome, null, "ran ", "the check").tone()).isEqualTo(tone);
    }

    @Test
    void tellsOutcomeAndReasonWhereTheyAreGiven() {
        assertThat(Words.toned(" not-started ", " no target ", "ran a check").text())
                .isEqualTo("ran a check: not started — no target");
        assertThat(Words.toned(" ", " ", "ran a check").text()).isEqualTo("ran a check");
        assertThat(Words.because(null)).isEmpty();
        assertThat(Words.plain("for ", null, 3, "\n times ").text()).isEqualTo("for 3 times");
        assertThat(List.of(
                        Words.good("a").tone(),
                        Words.bad("a").tone(),
                        Words.plain("a").tone()))
                .containsExactly(Tone.GOOD, Tone.BAD, Tone.PLAIN);
    }

    @Test
    void aLongOneIsCut() {
        assertThat(Words.plain("a".repeat(280)).text()).isEqualTo("a".repeat(280));
        assertThat(Words.plain("a".repeat(281)).text()).isEqualTo("a".repeat(279) + "…");
    }

    @Test
    void writesAsPeopleDo() {
        assertThat(Words.counted(1, "step")).isEqualTo("1 step");
        assertThat(Words.counted(0, "step")).isEqualTo("0 steps");
        assertThat(Words.brief("0123456789abc")).isEqualTo("0123456789ab");
        assertThat(Words.brief("0123")).isEqualTo("0123");
        assertThat(Words.spaced("not-applicable PRE-14 a:b")).isEqualTo("not applicable PRE-14 a b");
        assertThat(Words.role("technical-owner,management")).isEqualTo("technical owner or management");
        assertThat(Words.name("contentDigest")).isEqualTo("content digest");
        assertThat(Words.minute(" 2026-03-02T09:05:59Z ")).isEqualTo("2026-03-02 09:05 UTC");
        assertThat(Words.minute("tomorrow")).isEqualTo("tomorrow");
        assertThat(Words.minute(null)).isEmpty();
        assertThat(Words.list(List.of("a", "b"), String::toUpperCase)).isEqualTo("A, B");
        assertThat(Words.list(List.<String>of(), String::toUpperCase)).isEqualTo("nothing");
        assertThat(Words.<String>list(null, String::toUpperCase, "none")).isEqualTo("none");
    }
}
