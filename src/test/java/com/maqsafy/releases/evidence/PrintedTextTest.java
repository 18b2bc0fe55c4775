package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence that somebody made writes over no line of the verifier's. */
class PrintedTextTest {

    @ParameterizedTest
    @CsvSource({
        "000d, \\u000d",
        "001b, \\u001b",
        "2028, \\u2028",
        "2029, \\u2029",
        "202e, \\u202e",
        "d800, \\ud800",
        "e0001, \\u{e0001}",
    })
    void whatATerminalObeysIsWrittenOut(String point, String printed) {
        assertThat(PrintedText.of("a" + Character.toString(Integer.parseInt(point, 16)) + "b"))
                .isEqualTo("a" + printed + "b");
    }

    @Test
    void whatPeopleWriteStaysAsItIs() {
        assertThat(PrintedText.of("Ready – جاهز 😀")).isEqualTo("Ready – جاهز 😀");
    }
}
