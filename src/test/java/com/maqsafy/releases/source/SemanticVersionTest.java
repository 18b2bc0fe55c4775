package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("VER-01: versions by Semantic Versioning 2.0.0")
class SemanticVersionTest {

    @Test
    @DisplayName("VER-01: orders the chains of the specification's item 11")
    void ordersByThePrecedenceOfTheSpecification() {
        List<SemanticVersion> chain = Stream.of(
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "2.0.0",
                        "2.1.0",
                        "2.1.1",
                        "2.10.0")
                .map(SemanticVersionTest::version)
                .toList();

        List<SemanticVersion> shuffled = new ArrayList<>(chain);
        Collections.reverse(shuffled);
        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(chain);
        for (int i = 0; i < chain.size(); i++) {
            for (int j = 0; j < chain.size(); j++) {
                assertThat(Integer.signum(chain.get(i).compareTo(chain.get(j))))
                        .as("%s against %s", chain.get(i), chain.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void ordersNumbersBelowWordsAndWordsByAscii() {
        assertThat(version("1.0.0-2")).isLessThan(version("1.0.0--1"));
        assertThat(version("1.0.0-A")).isLessThan(version("1.0.0-a"));
        assertThat(version("1.0.0-9999999999999")).isLessThan(version("1.0.0-99999999999999"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3-r100, 1.2.3-r2",
        "1.2.3-r10, 1.2.3-r9",
        "1.2.3-rc10, 1.2.3-rc9",
        "1.2.3-alpha10, 1.2.3-alpha9.1",
        "1.2.3-1a, 1.2.3-a1",
        "1.2.3-10a, 1.2.3-9a",
        "1.2.3-R2, 1.2.3-r100",
        "1.2.3-9, 1.2.3-10",
        "1.2.3-rc.9, 1.2.3-rc.10",
        "1.2.3-10, 1.2.3-1a",
        "1.2.3-a, 1.2.3-a.0",
        "1.2.3-a, 1.2.3-a-b",
        "1.2.3--, 1.2.3-0-",
        "1.2.3-rc.99999999999999999999, 1.2.3",
        "2147483647.0.0, 2147483648.0.0",
        "9223372036854775807.0.0, 9223372036854775808.0.0",
        "1.9.0, 1.10.0",
        "99999999999999999999.0.0-rc.1, 99999999999999999999.0.0"
    })
    @DisplayName("VER-01: words of a pre-release are ordered by ASCII (11.4.2), numbers by value, of any size")
    void ordersAsTheSpecificationSays(String lower, String higher) {
        assertThat(version(lower)).isLessThan(version(higher));
        assertThat(version(higher)).isGreaterThan(version(lower));
    }

    @ParameterizedTest
    @CsvSource({
        "2147483646.0.0, 2147483647.0.0",
        "2147483647.0.0, 2147483648.0.0",
        "9223372036854775807.1.2, 9223372036854775808.0.0",
        "99999999999999999999.0.0, 100000000000000000000.0.0"
    })
    @DisplayName("VER-02: a number has no end")
    void countsOn(String version, String next) {
        assertThat(version(version).nextMajor()).hasToString(next);
        assertThat(version("0." + version(version).major() + ".7").nextMinor())
                .hasToString("0." + version(next).major() + ".0");
        assertThat(version("0.0." + version(version).major()).nextPatch())
                .hasToString("0.0." + version(next).major());
    }

    @Test
    @DisplayName("VER-01: takes 64 characters and no more, and can tell why")
    void takesSixtyFourCharacters() {
        String longest = "1".repeat(60) + ".0.0";
        assertThat(version(longest).nextMinor()).hasToString("1".repeat(60) + ".1.0");
        assertThat(SemanticVersion.parse("1" + longest)).isEmpty();
        assertThat(SemanticVersion.tooLong("1" + longest)).isTrue();
        assertThat(SemanticVersion.tooLong(longest)).isFalse();
        assertThat(SemanticVersion.tooLong("v" + longest)).isFalse();
    }

    @Test
    void buildMetadataHasNoPrecedenceAndStillDiffers() {
        assertThat(version("1.0.0+a").compareTo(version("1.0.0+b"))).isZero();
        assertThat(version("1.0.0+a")).isNotEqualTo(version("1.0.0+b"));
        assertThat(version("1.0.0+a").isPlain()).isFalse();
        assertThat(version("1.0.0-a").isPlain()).isFalse();
        assertThat(version("1.0.0").isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.0",
                "1.0.0.0",
                "01.0.0",
                "1.00.0",
                "1.0.01",
                "v1.0.0",
                "V1.0.0",
                " 1.0.0",
                "1.0.0 ",
                "1.0.0\n",
                "=1.0.0",
                "-1.0.0",
                "1.-0.0",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "1.0.0-a_b",
                "1.0.0+",
                "1.0.0+a+b",
                "1.0.0-é",
                "١.٠.٠",
                "1.0.x",
                "latest"
            })
    @DisplayName("VER-01: refuses what is not a version")
    void refusesWhatIsNotAVersion(String text) {
        assertThat(SemanticVersion.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.0.0-0A.is.legal", "1.0.0+001", "1.0.0-rc.1+build.5", "1.0.0---a", "10.20.30"})
    void takesWhatTheSpecificationAllows(String text) {
        assertThat(version(text)).hasToString(text);
    }

    @Test
    @DisplayName("VER-02 to VER-04: the next versions")
    void knowsTheNextVersions() {
        assertThat(version("1.4.2").nextMajor()).hasToString("2.0.0");
        assertThat(version("1.4.2").nextMinor()).hasToString("1.5.0");
        assertThat(version("1.4.2").nextPatch()).hasToString("1.4.3");
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).orElseThrow();
    }
}
