package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How many characters a token's pattern takes")
class TokenLengthTest {

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            ghp_[A-Za-z0-9]{36} 40 40
            gl(?:pat|rt)-[A-Za-z0-9_.-]{20,300} 25 306
            (?<!-)sk-[a]{2}={0,2} 5 7
            dp\\.(?:[a-z]{2,35}\\.)?[0-9]{4} 7 43
            (?:a{2}|b{5}(?:c|dd)?){1,2} 2 14
            sha256~[A-Z]{4}(?![a-z]) 11 11
            [+/]{33}(?:[+/]{9}(?:[+/]{2})?)? 33 44
            [a\\]b]{2}+ 2 2
            x[!-~&&[^a\\[]]{3} 4 4
            """)
    void isRead(String pattern, int least, int most) {
        assertThat(TokenLength.of(pattern)).isEqualTo(new TokenLength(least, most));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "a+", "[a-z]+b", "(?:a)*", "a)", "*a"})
    void withoutALimitIsRefused(String pattern) {
        assertThatThrownBy(() -> TokenLength.of(pattern))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-NOT-023 ");
    }

    @Test
    @DisplayName("is that of the tokens that are made after each shape's recipe")
    void isThatOfTheExamples() {
        var texts = new LeakTexts(11);
        int read = 0;
        for (TokenShape shape : TokenShape.ALL) {
            String example = texts.example(shape.example());
            var matcher = shape.pattern().matcher(example);
            if (matcher.find()) {
                read++;
                assertThat(matcher.group().length())
                        .as(shape.name())
                        .isBetween(shape.length().least(), shape.length().most());
                assertThat(shape.endsInWord(example, matcher.start()))
                        .as(shape.name())
                        .isFalse();
            }
        }
        assertThat(read).isGreaterThan(TokenShape.ALL.size() * 9 / 10);
    }
}
