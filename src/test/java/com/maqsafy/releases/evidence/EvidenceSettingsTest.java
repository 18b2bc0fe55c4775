package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.EvidenceSettings.Evidence;
import com.maqsafy.releases.evidence.EvidenceSettings.Witness;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class EvidenceSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a+b", "line\tone"})
    void nameNoLogByWhatASignedNoteCannotHold(String origin) {
        assertThatThrownBy(() ->
                        new Evidence(null, false, null, Map.of(), origin, Map.of(), DataSize.ofMegabytes(12), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-044 releases.evidence.log-origin: '" + origin + "'");
    }

    @Test
    void haveWitnessesOfOneKind() {
        assertThatThrownBy(() -> new Witness(null, null, null, null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-045 ");
        assertThatThrownBy(() -> new Witness(
                        "/mnt/worm",
                        URI.create("https://witness.example.com"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-045 ");
    }

    @Test
    void haveTimeStampsThatCanBeVerified() {
        URI authority = URI.create("https://tsa.example.com");
        for (String mail : new String[] {"archive@example.com", "no address"}) {
            assertThatThrownBy(() -> new Witness(
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            mail,
                            mail.contains("@") ? null : "a@example.com"))
                    .hasMessageStartingWith("REL-EVI-191");
        }
        assertThat(new Witness(null, null, null, null, null, null, null, "archive@example.com", "releases@example.com"))
                .hasToString("archive@example.com");
        assertThatThrownBy(() -> new Witness(null, null, null, null, authority, null, null, null, null))
                .hasMessageStartingWith("REL-EVI-054 ");
        assertThatThrownBy(() -> new Witness("/mnt/worm", null, null, null, null, "/etc/tsa.pem", null, null, null))
                .hasMessageStartingWith("REL-EVI-054 ");
        assertThatThrownBy(() -> new Witness(null, null, null, null, authority, "/etc/tsa.pem", "any", null, null))
                .hasMessageStartingWith("REL-EVI-055 releases.evidence.witnesses: policy 'any' is no OID");
        assertThat(new Witness(null, null, null, null, authority, "/etc/tsa.pem", "1.2.3.4.1", null, null))
                .hasToString("https://tsa.example.com");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15})
    void keepFilesThatAnExportCanHave(long megabytes) {
        assertThatThrownBy(() -> new Evidence(
                        null,
                        false,
                        null,
                        Map.of(),
                        "example.com/log",
                        Map.of(),
                        DataSize.ofMegabytes(megabytes),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-051 releases.evidence.file-limit is ");
    }

    @Test
    void revokeKeysByTheirIds() {
        assertThatThrownBy(() -> new Evidence(
                        null,
                        false,
                        null,
                        Map.of("yesterday's", Instant.EPOCH),
                        "example.com/log",
                        Map.of(),
                        DataSize.ofMegabytes(12),
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-250 releases.evidence.revoked-keys: 'yesterday's' is no id of a key.");
    }

    @Test
    void neverSayAToken() {
        assertThat(new Witness(
                        null, URI.create("https://witness.example.com"), "hush", null, null, null, null, null, null))
                .hasToString("https://witness.example.com");
    }
}
