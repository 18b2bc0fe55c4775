package com.maqsafy.releases.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureWordsTest {

    @Test
    void aRowNamesGroupsAndATime() {
        FailureOwner owner = FailureOwner.of("deployment-owner, rollback-owner,", "PT2H", "Look at the target.", null);
        assertThat(owner.groups()).containsExactly("deployment-owner", "rollback-owner");
        assertThat(owner.due()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void nothingIsNobodys() {
        assertThatThrownBy(() -> FailureOwner.of(" , ", "PT2H", "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-PRC-061 ");
        assertThatThrownBy(() -> new FailureOwner(List.of(), Duration.ofHours(1), "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-PRC-061 ");
    }

    @ParameterizedTest
    @EnumSource(FoundFailure.Kind.class)
    void eachKindHasAWordOfItsOwn(FoundFailure.Kind kind) {
        assertThat(FoundFailure.Kind.ofWord(kind.word())).isEqualTo(kind);
    }

    @Test
    void otherWordsAreRefused() {
        assertThatThrownBy(() -> FoundFailure.Kind.ofWord("bad-luck"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-PRC-062 There is no kind of failure 'bad-luck'.");
    }
}
