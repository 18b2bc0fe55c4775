package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.process.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("VER-02 to VER-05: the successor is the next number that is not used")
class VersionSuccessionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1.4.1 | 1.4.2 | PATCH    | fix      |                   | -",
                "1.4.1 | 1.4.2 | PATCH    | fix      | 1.4.2             | -",
                "1.4.1 | 1.4.3 | HOTFIX   | fix      | 1.4.2             | -",
                "1.4.1 | 1.4.5 | SECURITY | fix      | 1.4.2 1.4.3 1.4.4 | -",
                "1.4.1 | 1.4.3 | PATCH    | fix      |                   | VER-04 After 1.4.1 a fix change is version 1.4.2, not 1.4.3.",
                "1.4.1 | 1.4.4 | PATCH    | fix      | 1.4.2             | VER-04 After 1.4.1 a fix change is version 1.4.3, not 1.4.4.",
                "1.4.1 | 1.4.4 | PATCH    | fix      | 1.4.3             | VER-04 After 1.4.1 a fix change is version 1.4.2, not 1.4.4.",
                "1.4.1 | 1.5.0 | PATCH    | fix      | 1.4.2             | VER-04 After 1.4.1 a fix change is version 1.4.3, not 1.5.0.",
                "1.4.1 | 1.6.0 | MINOR    | feature  | 1.5.0             | -",
                "1.4.1 | 1.5.1 | MINOR    | feature  | 1.5.0             | VER-03 After 1.4.1 a feature change is version 1.6.0, not 1.5.1.",
                "1.4.1 | 3.0.0 | MAJOR    | breaking | 2.0.0             | -",
                "1.4.1 | 2.1.0 | MAJOR    | breaking | 2.0.0             | VER-02 After 1.4.1 a breaking change is version 3.0.0, not 2.1.0.",
            })
    void skipsWhatIsUsed(
            String previous, String version, ReleaseType type, String changeType, String used, String violation) {
        Set<String> numbers =
                used == null ? Set.of() : Arrays.stream(used.split(" ")).collect(Collectors.toSet());

        assertThat(VersionSuccession.violations(previous, version, type, changeType, numbers))
                .extracting(v -> v.item() + " " + v.message())
                .isEqualTo(violation == null ? List.of() : List.of(violation));
        assertThat(VersionSuccession.violations(previous, version, type, changeType, numbers))
                .extracting(Violation::field)
                .allMatch("version"::equals);
    }
}
