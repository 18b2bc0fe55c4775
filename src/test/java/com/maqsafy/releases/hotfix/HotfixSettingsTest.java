package com.maqsafy.releases.hotfix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

@DisplayName("HOT-01, HOT-03, HOT-06: the settings of hotfixes")
class HotfixSettingsTest {

    private static final Hotfix DEFAULTS = new Hotfix(
            10,
            200,
            2,
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofDays(1),
            Duration.ofDays(5));

    @Test
    void holdWithoutBeingSet() {
        assertThat(bound("releases: {}").of("canteen-api")).isEqualTo(DEFAULTS);
        assertThat(bound("releases.services.canteen-api.source.repository: x").of("canteen-api"))
                .isEqualTo(DEFAULTS);
        assertThat(bound("releases.services.canteen-api.hotfix.max-files: 10").of("canteen-api"))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void areSetForEachService() {
        HotfixSettings settings = bound("""
                releases.services:
                  canteen-api:
                    hotfix: {max-files: 3, max-lines: 30, max-areas: 1, risk-review-due: PT20M, risk-review-reminder: PT5M,
                      risk-review-escalation: PT5M, stabilisation: PT2H, review-due: P2D}
                  other-api: {}
                """);

        assertThat(settings.of("canteen-api"))
                .isEqualTo(new Hotfix(
                        3,
                        30,
                        1,
                        Duration.ofMinutes(20),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5),
                        Duration.ofHours(2),
                        Duration.ofDays(2)));
        assertThat(settings.of("other-api")).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-files: 0 | max-files is 0: allow at least 1",
                "max-lines: -1 | max-lines is -1: allow at least 1",
                "max-areas: 0 | max-areas is 0: allow at least 1",
                "risk-review-due: PT0S | risk-review-due is PT0S: write at least a second, e.g. PT15M",
                "stabilisation: -P1D | stabilisation is PT-24H: write at least a second, e.g. PT15M",
                "review-due: PT0S | review-due is PT0S: write at least a second, e.g. PT15M",
                "risk-review-escalation: PT9M | risk-review-escalation is PT9M, before risk-review-reminder PT10M: remind first, then escalate"
            })
    void areRefusedByTheFullNameOfTheProperty(String setting, String message) {
        assertThatThrownBy(() -> bound("releases.services.canteen-api.hotfix: {" + setting + "}"))
                .rootCause()
                .hasMessage("REL-HOT-001 " + message.replaceFirst("^", "releases.services.canteen-api.hotfix."));
    }

    private static HotfixSettings bound(String yaml) {
        try {
            List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bindOrCreate("releases", HotfixSettings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
