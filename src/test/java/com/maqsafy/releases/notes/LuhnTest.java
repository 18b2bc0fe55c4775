package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Check digits are those of ISO/IEC 7812")
class LuhnTest {

    @Test
    void judgesAsTheLibraryDoes() {
        var random = new Random(7812);
        int right = 0;
        for (int i = 0; i < 2000; i++) {
            String digits = random.ints(10 + random.nextInt(10), 0, 10)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            boolean holds = LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
            assertThat(holds(digits)).as(digits).isEqualTo(holds);
            right += holds ? 1 : 0;
        }
        assertThat(right).isBetween(100, 300);
    }

    private static boolean holds(String digits) {
        int last = digits.length() - 1;
        return IntStream.rangeClosed(0, last)
                                .map(i -> Luhn.part(digits.charAt(i), last - i))
                                .sum()
                        % 10
                == 0;
    }
}
