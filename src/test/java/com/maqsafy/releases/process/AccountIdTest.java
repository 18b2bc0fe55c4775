package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountIdTest {

    @ParameterizedTest
    @CsvSource({
        "tech, true",
        "sam@canteen.example, true",
        "7th.of_them+more-, true",
        "'', false",
        ".tech, false",
        "system:worker, false",
        "two words, false",
        "\u0633\u0627\u0645, false",
    })
    void isWhatACompanyCallsPeople(String id, boolean valid) {
        assertThat(AccountId.valid(id)).isEqualTo(valid);
    }

    @Test
    void isNoLongerThanTheEngineKeeps() {
        assertThat(AccountId.valid("a".repeat(64))).isTrue();
        assertThat(AccountId.valid("a".repeat(65))).isFalse();
    }
}
