package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.release.StatusChanged;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Promise 11: a record that nobody knows wholly is never read as if something were not given")
class EventKindsTest {

    @ParameterizedTest
    @ValueSource(strings = {"FROM", "To", "to2", "from "})
    void refusesMembersThatTheKindDoesNotHave(String member) {
        Map<String, Object> members = new HashMap<>(Map.of(member, "approved"));

        assertThatThrownBy(() -> EventKinds.of(StatusChanged.class, members))
                .isInstanceOfSatisfying(
                        InvalidEvidenceException.class,
                        refused -> assertThat(refused.code()).isEqualTo("REL-EVI-017"))
                .hasMessageContaining("It is no statusChanged record: ")
                .hasMessageContaining("Use the version of the product that wrote it, or a newer one.");
    }
}
