package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time that somebody writes (RFC 3339)")
class WrittenTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T22:30:00+03:00, 2026-12-24T19:30:00Z",
        "2026-12-24T22:30:00.123Z, 2026-12-24T22:30:00.123Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void isAnInstant(String text, String instant) {
        assertThat(WrittenTime.read(text)).hasToString(instant);
    }

    @ParameterizedTest
    @DisplayName("has a year of four digits, in UTC too: no table and no timer keeps another")
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-12-24",
                "2026-12-24T22:30:00",
                "+10000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+18:00",
                "9999-12-31T23:59:59-18:00",
            })
    void isNone(String text) {
        assertThatThrownBy(() -> WrittenTime.read(text)).isInstanceOf(DateTimeParseException.class);
    }
}
