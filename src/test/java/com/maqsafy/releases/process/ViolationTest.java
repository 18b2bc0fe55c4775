package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ViolationTest {

    private static final Violation MISSING = new Violation("REL-FRM-001", "reason", "Say why.");
    private static final Violation SECRET = new Violation("RULE-04", "reason", "That is a secret.");
    private static final Violation LATE = new Violation("OPEN-08", "plannedAt", "That is a freeze.");

    @Test
    void oneMistakeIsToldOnce() {
        assertThat(Violation.andOfOtherFields(List.of(MISSING), List.of(SECRET, LATE)))
                .containsExactly(MISSING, LATE);
        assertThat(Violation.andOfOtherFields(List.of(), List.of(SECRET))).containsExactly(SECRET);
    }

    @Test
    void severalAreToldInOneLine() {
        assertThat(Violation.told(List.of(MISSING, LATE)))
                .isEqualTo("REL-FRM-001 reason: Say why. · OPEN-08 plannedAt: That is a freeze.");
    }
}
