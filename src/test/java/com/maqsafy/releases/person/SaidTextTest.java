package com.maqsafy.releases.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a person has written")
class SaidTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u00A0",
                "\u200B",
                "\u2060\uFEFF",
                "\u00AD",
                "\u200F",
                "\u3164",
                "\u2800",
                "\uFE0F"
            })
    void isNothingWhereNothingCanBeSeen(String text) {
        assertThat(SaidText.isEmpty(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u200B.\u200B", "إجازة", "7", "👍"})
    void isSomethingWhereOneSignIs(String text) {
        assertThat(SaidText.isEmpty(text)).isFalse();
    }
}
