package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LastLinesTest {

    @Test
    void aLineThatIsBeingWrittenIsNotShown() {
        assertThat(LastLines.of("one\ntwo\npass=abc", false)).isEqualTo("one\ntwo\n");
        assertThat(LastLines.of("pass=abc", false)).isEmpty();
    }

    @Test
    void aQuestionThatWaitsForAnAnswerIsShown() {
        assertThat(LastLines.of("one\nGo on? [y/N] ", true)).isEqualTo("one\nGo on? [y/N] ");
    }

    @Test
    void ofLongOutputTheLastWholeLinesAreShown() {
        String output = "first line\n".repeat(1_000) + "the end\n";

        String lines = LastLines.of(output, false);

        assertThat(lines).startsWith("first line\n").endsWith("the end\n");
        assertThat(lines.getBytes(StandardCharsets.UTF_8).length).isBetween(4_000, LastLines.MOST_BYTES);
    }

    @Test
    void bytesAreCountedAndNoCharacterIsCut() {
        String lines = LastLines.of("😀".repeat(3) + "\n" + ("ä😀".repeat(20) + "\n").repeat(200), false);

        assertThat(lines).doesNotContain("\uFFFD").startsWith("ä😀");
        assertThat(lines.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LastLines.MOST_BYTES);
    }

    @Test
    void aLineLongerThanAllIsCutAtABlankOrNotShown() {
        assertThat(LastLines.of("x".repeat(10_000) + "\n", false)).isEmpty();
        assertThat(LastLines.of("x".repeat(10_000) + " tail\n", false)).isEqualTo("tail\n");
    }

    @Test
    void asManyBytesAsAreShownAreShownWhole() {
        String line = "a".repeat(4_095) + "\n";

        assertThat(LastLines.of(line, false)).isEqualTo(line);
        assertThat(LastLines.of("before\n" + line, false)).isEqualTo(line);
        assertThat(LastLines.of("before\n" + "a".repeat(4_096), true)).isEqualTo("a".repeat(4_096));
        assertThat(LastLines.of("before\n" + "ab\n".repeat(1_365) + "\n", false))
                .isEqualTo("ab\n".repeat(1_365) + "\n");
        assertThat(LastLines.of("before" + line, false)).isEmpty();
        assertThat(LastLines.of("b\nc\n" + "a".repeat(4_093) + "\n", false))
                .isEqualTo("c\n" + "a".repeat(4_093) + "\n");
        assertThat(LastLines.of("b\ncc\n" + "a".repeat(4_093) + "\n", false)).isEqualTo("a".repeat(4_093) + "\n");
    }

    @Test
    void postgresqlTakesIt() {
        assertThat(LastLines.of("a\0b\n", false)).isEqualTo("ab\n");
    }
}
