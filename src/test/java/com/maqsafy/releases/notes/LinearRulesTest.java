package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.SampledInGate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four times the text takes four times as many looks at its characters, whatever the text. */
@DisplayName("No rule goes back and forth in hostile text")
class LinearRulesTest {

    private static final int SHORT = 10_000;
    private static final int TIMES = 4;
    /** Looks at each character on an average. */
    private static final long MOST_LOOKS = 120;
    /** A rule looks at least so often before its shares tell anything. */
    private static final long NOISE = 10_000;

    @SampledInGate(3)
    @ParameterizedTest
    @MethodSource("com.maqsafy.releases.notes.TestSecrets#adversarial")
    void takesTimeInProportion(String piece) {
        for (LeakRule rule : TestRules.ALL) {
            long few = looks(rule, piece, SHORT);
            long many = looks(rule, piece, SHORT * TIMES);
            assertThat(many).as(rule.name() + " in " + piece).isLessThanOrEqualTo(few * TIMES * 5 / 4 + NOISE);
            // A look takes some nanoseconds, so that a megabyte takes below a second.
            assertThat(many).as(rule.name() + " in " + piece).isLessThanOrEqualTo(SHORT * TIMES * MOST_LOOKS + NOISE);
        }
    }

    private static long looks(LeakRule rule, String piece, int length) {
        var looks = new long[1];
        rule.find(FoldedText.of(piece.repeat(length / piece.length())).through(text -> new Counted(text, looks)));
        return looks[0];
    }

    /** Counts how often an expression looks at a character, the only thing that it cannot do without. */
    private record Counted(CharSequence text, long[] looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks[0]++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
