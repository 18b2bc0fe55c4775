package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInSettingsTest {

    @Test
    void endASessionOneDay() {
        assertThatThrownBy(() -> settings(List.of(), Duration.ZERO, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-SGN-001 releases.sign-in.idle-timeout must be longer than nothing, e.g. PT30M.");
        assertThatThrownBy(() -> settings(List.of(), Duration.ofHours(1), Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-SGN-001 releases.sign-in.absolute-timeout must be longer than nothing, e.g. PT30M.");
    }

    @Test
    void breakGlassWithAccountsThatCanBe() {
        assertThatThrownBy(() -> settings(List.of("admin", "a/b"), Duration.ofHours(1), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-SGN-001 releases.sign-in.break-glass-accounts has 'a/b'");
    }

    @SuppressWarnings("NullAway") // the parts that are judged come before the others
    private static SignInSettings settings(List<String> accounts, Duration idle, Duration absolute) {
        return new SignInSettings(accounts, idle, absolute, null, null);
    }
}
