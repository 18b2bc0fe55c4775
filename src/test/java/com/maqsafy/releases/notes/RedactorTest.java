package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Captured output keeps no secret (RULE-04)")
class RedactorTest {

    private final Redactor redactor =
            new Redactor(new RedactionSettings(List.of("canteen-literal")), new LeakScanner(NotesSettings.defaults()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DB_PASSWORD=hunter22 ok              | DB_PASSWORD=[redacted:assigned-secret] ok
            postgres://app:s3cret@db/x           | postgres://app:[redacted:url-password]@db/x
            {"password":"a b c","n":1}           | {"password":"[redacted:assigned-secret]","n":1}
            value canteen-literal.               | value [redacted:literal].
            mail ahmed@maqsafy.com 0501234567    | mail [redacted:email-address] [redacted:phone-number]
            Migrated 2026_03_01_000000_add_limit | Migrated 2026_03_01_000000_add_limit
            JWT::encode($x, 'hX7kQ2vLp9', 'HS256') | JWT::encode($x, '[redacted:call-password]', 'HS256')
            """)
    void replacesSecretsAndNothingElse(String output, String redacted) {
        assertThat(redactor.redact(output)).isEqualTo(redacted);
        assertThat(redactor.redact(redacted)).isEqualTo(redacted);
    }

    @Test
    void takesOutEveryProvidersTokens() {
        TestSecrets.tokens().values().stream().flatMap(List::stream).forEach(token -> {
            String redacted = redactor.redact("before\n\u001b[32m" + token + "\u001b[0m after");
            assertThat(redacted)
                    .startsWith("before\n\u001b[32m[redacted:")
                    .endsWith("]\u001b[0m after")
                    .doesNotContain(token.substring(5));
            assertThat(redactor.redact(redacted)).isEqualTo(redacted);
        });
    }

    @Test
    void takesOutAWholePrivateKeyEvenWhenItsEndIsCutOff() {
        String begin = "-----BEGIN RSA " + "PRIVATE KEY-----\n";
        assertThat(redactor.redact("a\n" + begin + "MIIE\n-----END RSA PRIVATE KEY-----\nb"))
                .isEqualTo("a\n[redacted:private-key]\nb");
        assertThat(redactor.redact("a\n" + begin + "MIIE\nabc")).isEqualTo("a\n[redacted:private-key]");
    }

    @Test
    void takesOutTokensThatATerminalBroke() {
        String jwt = "ey" + "JhbGciOiJIUzI1NiJ9" + ".ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0" + ".c2lnbmF0dXJlc2lnbmF0dXJl"
                + "\n" + "c2lnbmF0dXJl";
        assertThat(redactor.redact(jwt + " end")).isEqualTo("[redacted:jwt] end");
        assertThat(redactor.redact("xox" + "b-123456789012\nDone")).isEqualTo("[redacted:slack-token]\nDone");
    }

    @Test
    void takesOutValuesThatAreGivenLaterInEveryEncoding() {
        var more = redactor.with(List.of("p@ss word/1", " ", "ab"));
        assertThat(more.redact("p@ss word/1 p%40ss+word%2F1 cEBzcyB3b3JkLzE= ab cab canteen-literal"))
                .isEqualTo(
                        "[redacted:literal] [redacted:literal] [redacted:literal] [redacted:literal] cab [redacted:literal]");
        assertThat(redactor.redact("p@ss word/1")).isEqualTo("p@ss word/1");
    }

    @Test
    void givesNothingAwayWhenItCannotTell() {
        var failing = new Redactor(
                new RedactionSettings(null), new LeakScanner(List.of(TestRules.givingUp("slow", "too many steps"))));
        assertThat(failing.redact("a")).isEqualTo("[redacted:slow]");
    }

    @Test
    void doesNotPrintItsLiterals() {
        assertThat(new RedactionSettings(List.of("hunter22"))).hasToString("RedactionSettings[1 literals]");
    }
}
