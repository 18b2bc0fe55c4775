package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.EvidenceSettings.Evidence;
import com.maqsafy.releases.evidence.EvidenceSettings.Witness;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a+b", "line\tone"})
    void nameNoLogByWhatASignedNoteCannotHold(String origin) {
        assertThatThrownBy(() -> new Evidence(null, false, null, origin, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-044 releases.evidence.log-origin: '" + origin + "'");
    }

    @Test
    void haveWitnessesOfOneKind() {
        assertThatThrownBy(() -> new Witness(null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-045 ");
        assertThatThrownBy(() -> new Witness("/mnt/worm", URI.create("https://witness.example.com"), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-EVI-045 ");
    }

    @Test
    void neverSayAToken() {
        assertThat(new Witness(null, URI.create("https://witness.example.com"), "hush"))
                .hasToString("https://witness.example.com");
    }
}
