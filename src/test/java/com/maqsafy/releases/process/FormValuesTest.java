package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormValuesTest {

    private final FormValues values = new FormValues(Map.of(
            "changes", "  Limits of a day\n\n  Wallets ", "areas", List.of("backend", "database"), "plannedAt", 7));

    @Test
    void readsWhatPeopleTypeWithoutBlanksAround() {
        assertThat(values.text("changes")).isEqualTo("Limits of a day\n\n  Wallets");
        assertThat(values.text("plannedAt")).isEqualTo("7");
        assertThat(values.lines("changes")).containsExactly("Limits of a day", "Wallets");
        assertThat(values.choices("areas")).containsExactly("backend", "database");
    }

    @Test
    void whatIsHiddenOrLeftEmptyIsAbsent() {
        assertThat(values.text("reason")).isEmpty();
        assertThat(values.lines("reason")).isEmpty();
        assertThat(values.choices("reason")).isEmpty();
        assertThat(values.choices("changes")).as("no list").isEmpty();
    }
}
