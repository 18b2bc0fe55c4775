package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tokens of providers are known by shapes that stand in a file (RULE-04)")
class TokenShapeTest {

    /** Each part ends with a dot, which no other part holds. */
    private static final Set<String> SEVERAL_PARTS = Set.of("microsoft-refresh-token", "yandex-key");

    private static final LeakScanner SCANNER = new LeakScanner(NotesSettings.defaults());

    @Test
    void knowsAtLeastHundredAndTwentyProviders() {
        assertThat(TokenShape.ALL.stream()
                        .map(s -> s.name().replaceAll("-.*", ""))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void findsTheExampleOfEveryShapeBareInProse() {
        var texts = new LeakTexts(5);
        assertThat(TokenShape.ALL).allSatisfy(shape -> {
            // A random token may fall below its least entropy; five of them do not.
            int found = 0;
            for (int i = 0; i < 5; i++) {
                String token = texts.example(shape.example());
                found += SCANNER.scan("Rotated the old value " + token + " after the incident.")
                                .isEmpty()
                        ? 0
                        : 1;
            }
            assertThat(found).as(shape.toString()).isGreaterThanOrEqualTo(4);
        });
    }

    @Test
    @DisplayName("what long tokens end with is known, so that a place where more of it stands is left at once")
    void endsLongTokensWithOneClass() {
        assertThat(TokenShape.ALL)
                .filteredOn(shape -> !shape.inside() && shape.length().most() > 300)
                .filteredOn(shape -> !SEVERAL_PARTS.contains(shape.name()))
                .allSatisfy(
                        shape -> assertThat(shape.tail()).as(shape.toString()).isNotNull());
    }

    @Test
    void letsTheSamePassWhenItIsMasked() {
        var refused = TokenShape.ALL.stream()
                .map(shape -> shape.example().replaceAll("<[a-zA-Z0-9]+(?::[0-9]+)?>", "xxxxxxxx"))
                .filter(masked -> !SCANNER.scan("Use " + masked + " here").isEmpty());
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesALineThatIsNoShape() {
        assertThatThrownBy(() -> TokenShape.of("name  anchor  pattern", 7))
                .hasMessageStartingWith("REL-NOT-022 Line 7 of /leaks/provider-tokens.txt has 3 columns");
    }
}
