package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A day in a query parameter")
class QueryValuesTest {

    @Test
    void isReadAndMayBeAbsent() {
        assertThat(QueryValues.day("from", " 2028-02-29 ")).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(QueryValues.day("from", " ")).isNull();
        assertThat(QueryValues.day("from", null)).isNull();
    }

    @ParameterizedTest
    @DisplayName("exists, and has a year of four digits")
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-29",
                "2026-1-1",
                "26-01-01",
                "12026-01-01",
                "+12026-01-01",
                "+999999999-12-31",
                "-999999999-01-01",
                "-2026-01-01",
                "2026-01-01T00:00:00Z",
                "٢٠٢٦-٠١-٠١",
            })
    void isRefused(String text) {
        assertThatThrownBy(() -> QueryValues.day("to", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-API-081 to is a day such as 2026-10-01.");
    }
}
