package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

class NotesModuleTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Module.class);

    @Configuration
    @ComponentScan(
            // What hangs into the engine needs the engine.
            excludeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.notes\\.(process\\..*|LeakW.*)"))
    @ConfigurationPropertiesScan
    static class Module {}

    @Test
    void startsWithoutAnySetting() {
        application.run(context -> {
            assertThat(context).hasSingleBean(NotesFormat.class).hasSingleBean(NotesStorage.class);
            assertThat(context.getBean(LeakScanner.class).scan("0501234567")).hasSize(1);
            assertThat(context.getBean(Redactor.class).redact("all well")).isEqualTo("all well");
        });
    }

    @Test
    void readsItsSettings() {
        application
                .withPropertyValues(
                        "releases.notes.allowed-email-domains=maqsafy.com",
                        "releases.notes.phone-regions=AE",
                        "releases.notes.extra-patterns.badge-number=BADGE-[0-9]{4}",
                        "releases.redaction.literals=canteen-literal")
                .run(context -> {
                    assertThat(context.getBean(LeakScanner.class).scan("BADGE-1234 a@maqsafy.com"))
                            .extracting(Leak::rule)
                            .containsExactly("badge-number");
                    assertThat(context.getBean(Redactor.class).redact("BADGE-1234 canteen-literal"))
                            .isEqualTo("[redacted:badge-number] [redacted:literal]");
                });
    }

    @Test
    void doesNotStartWithABrokenPattern() {
        application
                .withPropertyValues("releases.notes.extra-patterns.badge=(")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("missing closing )"));
        application
                .withPropertyValues("releases.notes.extra-patterns.badge=a*")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage(
                                "REL-NOT-021 releases.notes.extra-patterns.badge matches the empty text; make it match"
                                        + " something."));
    }
}
