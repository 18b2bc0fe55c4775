package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Secrets as arguments of calls are known by the calls that stand in a file (RULE-04)")
class SecretArgumentRuleTest {

    private static final SecretArgumentRule RULE = new SecretArgumentRule();
    private static final String SECRET = "q7Xw" + "9Lm2" + "Zp4R" + "t8Ks";

    @Test
    void findsTheSecretOfEveryCallAndNothingInItsPlace() throws IOException {
        List<String> lines = lines();

        assertThat(lines).hasSizeGreaterThan(80);
        assertThat(lines).allSatisfy(line -> {
            String[] columns = line.split(" {2,}");
            String before = "(" + "f(a, [1, 2]), ".repeat(Integer.parseInt(columns[1]) - 1);
            assertThat(found("x; " + columns[0] + before + "'" + SECRET + "');"))
                    .containsExactly(SECRET);
            assertThat(found("x; " + columns[0] + before + "\"" + SECRET + "\", 1)"))
                    .containsExactly(SECRET);
            assertThat(found(columns[0] + before + "secret)")).isEmpty();
            assertThat(found(columns[0] + before + "env('SECRET'))")).isEmpty();
            assertThat(found(columns[0] + before + "'password')")).isEmpty();
            assertThat(found(columns[0] + before + "'your-secret-here')")).isEmpty();
        });
    }

    @Test
    void readsAcrossLinesAndBytes() {
        assertThat(found("mysqli_connect(\n    $host,\n    'root',\n    '" + SECRET + "',\n    'shop')"))
                .containsExactly(SECRET);
        assertThat(found("hmac.new(b'" + SECRET + "', m)")).containsExactly(SECRET);
        assertThat(found("new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"" + SECRET + "\"))"))
                .containsExactly(SECRET);
        assertThat(found("xmysqli_connect(a, b, '" + SECRET + "')")).isEmpty();
        assertThat(found("mysqli_connect(a, '" + SECRET + "')")).isEmpty();
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> SecretArgumentRule.of("mysqli_connect  3", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-NOT-024 Line 7 of /leaks/secret-arguments.txt has 2 columns");
    }

    private static List<String> found(String text) {
        return RULE.find(FoldedText.of(text)).stream()
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = SecretArgumentRule.class.getResourceAsStream("/leaks/secret-arguments.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
