package com.maqsafy.releases.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.proposal.ProposalSettings.Options;
import com.maqsafy.releases.proposal.ProposalSettings.Service;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Settings of proposals")
class ProposalSettingsTest {

    @Test
    void aServiceHasItsOwnPatternOrThatOfAll() {
        ProposalSettings settings = new ProposalSettings(
                Map.of("a", new Service(new Options("#[0-9]+")), "b", new Service(null)), new Options("MAQ-[0-9]+"));

        assertThat(settings.requirements("a").pattern()).isEqualTo("#[0-9]+");
        assertThat(settings.requirements("b").pattern()).isEqualTo("MAQ-[0-9]+");
        assertThat(settings.requirements("c").pattern()).isEqualTo("MAQ-[0-9]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(", "x*", "(?<=a)b"})
    void refusesWhatIsNoPatternOrFindsNothing(String pattern) {
        assertThatThrownBy(() -> new ProposalSettings(Map.of(), new Options(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("releases.proposal.requirements ");
        assertThatThrownBy(() -> new ProposalSettings(Map.of("a", new Service(new Options(pattern))), new Options("x")))
                .hasMessageStartingWith("releases.services.a.proposal.requirements ");
    }
}
