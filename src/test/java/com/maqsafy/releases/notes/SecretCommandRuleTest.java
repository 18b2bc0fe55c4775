package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Commands and lines of configuration that give a secret (RULE-04)")
class SecretCommandRuleTest {

    private static final SecretCommandRule RULE = new SecretCommandRule();
    private static final String SECRET = "Reed" + "#47x" + "Lamp";

    @Test
    void findsTheSecretOfEveryExampleAndNothingInItsPlace() throws IOException {
        List<String> lines = lines();

        assertThat(lines).hasSizeGreaterThan(60);
        assertThat(lines).allSatisfy(line -> {
            String example = line.split(" {2,}")[2];
            assertThat(found("x\n" + example.replace("<secret>", SECRET) + "\ny"))
                    .containsExactly(SECRET);
            for (String none :
                    List.of("<password>", "$SECRET_X", "${SECRET_X}", "{{ secret }}", "********", "strings")) {
                assertThat(found(example.replace("<secret>", none))).as(none).isEmpty();
            }
        });
    }

    @Test
    void isNoPartOfALongerWord() {
        assertThat(found("re-enable secret 0 " + SECRET)).isEmpty();
        assertThat(found("(enable secret 0 " + SECRET + ")")).containsExactly(SECRET);
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> SecretCommandRule.of("enable  enable <secret>", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-NOT-024 Line 7 of /leaks/secret-commands.txt has 2 columns");
    }

    private static List<String> found(String text) {
        FoldedText folded = FoldedText.of(text);
        return RULE.find(folded).stream()
                .map(finding -> folded.text().substring(finding.start(), finding.end()))
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = SecretCommandRule.class.getResourceAsStream("/leaks/secret-commands.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
