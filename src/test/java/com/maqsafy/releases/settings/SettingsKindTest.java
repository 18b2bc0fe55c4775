package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

@DisplayName("A kind of several words is written with dashes, and has its own keys")
class SettingsKindTest {

    enum Kind implements SettingsKind {
        LOG,
        TLS_CERTIFICATE;

        @Override
        public Optional<Class<? extends Record>> settings() {
            return Optional.of(this == LOG ? Log.class : Certificate.class);
        }
    }

    record Log(@Nullable String path) {}

    record Certificate(@Nullable String host) {}

    @ByKind(Kind.class)
    record Any(@Nullable Kind kind) {}

    @Test
    void isWrittenWithDashes() {
        assertThat(Kind.TLS_CERTIFICATE.word()).isEqualTo("tls-certificate");
        assertThat(Kind.LOG.isWritten("tls-certificate")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-certificate", "TLS_CERTIFICATE", "tlsCertificate"})
    void hasItsOwnKeys(String written) {
        // In the method, where nobody who looks for the application's settings finds it.
        @ConfigurationProperties("releases")
        record Settings(Map<String, Any> probes) {}
        SettingsTree tree = SettingsTree.of(List.of(Settings.class));

        assertThat(Kind.TLS_CERTIFICATE.isWritten(written)).isTrue();
        assertThat(tree.find(ConfigurationPropertyName.of("releases.probes.shop.host"), place -> written))
                .isInstanceOf(SettingsTree.Known.class);
        assertThat(tree.find(ConfigurationPropertyName.of("releases.probes.shop.path"), place -> written))
                .isInstanceOf(SettingsTree.Unknown.class);
    }
}
