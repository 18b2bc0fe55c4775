package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Release notes leak nothing: no secrets (RULE-04), no customer data (RULE-05), PRIN-07")
class LeakScannerTest {

    private static final LeakScanner SCANNER = new LeakScanner(NotesSettings.defaults());

    record Example(String rule, String text) {}

    static Stream<Example> fires() {
        var all = new ArrayList<Example>();
        for (String kind : List.of("", "RSA ", "OPENSSH ", "EC ", "ENCRYPTED ")) {
            all.add(new Example(
                    "private-key",
                    "-----BEGIN " + kind + "PRIVATE KEY-----\nMIIE\n-----END " + kind + "PRIVATE KEY-----"));
        }
        all.add(new Example("private-key", "-----BEGIN PGP PRIVATE KEY BLOCK-----\nabc"));
        TestSecrets.tokens()
                .forEach((rule, tokens) -> tokens.forEach(t -> all.add(new Example(rule, "Use " + t + " here"))));
        for (String url : List.of(
                "postgres://app:s3cr@host/db",
                "redis://:hunter22@cache:6379",
                "https://ci:p.w@git.maqsafy.com/x.git",
                "mysql://root:p@ss@10.0.0.1/db",
                "amqp://guest:guest@queue")) {
            all.add(new Example("url-password", url));
        }
        for (String line : List.of(
                "password=hunter22",
                "DB_PASSWORD=hunter",
                "DB_PASSWORD: hunter",
                "db.password = 'two words'",
                "{\"password\": \"hunter\"}",
                "{\\\"client_secret\\\": \\\"a1b2c3d4\\\"}",
                "'password' => 'hunter2'",
                "api_key: a1b2c3d4e5",
                "API-Key = Zx81Yq22",
                "--password hunter22",
                "token=abcd1234efgh",
                "export TWILIO_AUTH_TOKEN=" + "0a1b2c3d".repeat(4),
                "IDENTIFIED BY 'hunter22'",
                "كلمة المرور: abc12345",
                "كلمه المرور: abc12345",
                "كلـمة المرور: abc12345",
                "كَلِمَة مرور قاعدة البيانات: abc12345",
                "الرقم السري = 4821",
                "رمز الوصول: " + "9f8e7d6c".repeat(4),
                "رمز الوصول الجديد: " + "9f8e7d6c".repeat(4),
                "مفتاح الواجهة: a1b2c3d4e5f6a7b8",
                "مفتاح API: a1b2c3d4e5f6a7b8",
                "المفتاح السري = a1b2c3d4e5",
                "رمز عبور: abc12345",
                "סיסמה: abc12345",
                "Password: hunter22",
                "secret_access_key=" + "aB3dE5".repeat(6),
                "password=12345678",
                "PGPASSWORD=hunter psql",
                "**Password:** hunter22",
                "MAIL_PASS=hunter22")) {
            all.add(new Example("assigned-secret", line));
        }
        String random = "q7Xw" + "9Lm2" + "Zp4R" + "t8Ks" + "3Vb6" + "Nc1Y";
        for (String line : List.of(
                "the secret is " + random,
                "new token for CI " + random,
                "API key (old one) " + random,
                "credentials were " + random)) {
            all.add(new Example("random-string", line));
        }
        for (String mail : List.of(
                "ahmed@maqsafy.com",
                "a.b+c@gmail.com",
                "<parent_1@hotmail.com>",
                "user@evil-example.com",
                "mailto:x.y@school.edu.sa",
                "(ahmed@maqsafy.com).")) {
            all.add(new Example("email-address", mail));
        }
        for (String phone : List.of(
                "+966 50 123 4567",
                "0501234567",
                "(050) 123-4567",
                "00966501234567",
                "966501234567",
                "٠٥٠١٢٣٤٥٦٧",
                "mobile 501234567",
                "+44 20 7946 0958",
                "011 465 1234",
                "جوال ٥٠١٢٣٤٥٦٧")) {
            all.add(new Example("phone-number", "Reported by " + phone + "."));
        }
        // Numbers that the card schemes publish for tests; the last is made up in mada's range.
        for (String card : List.of(
                "4111 1111 1111 1111",
                "5555-5555-5555-4444",
                "378282246310005",
                "6011111111111117",
                "4111.1111.1111.1111 12/27",
                "5 4111 1111 1111 1111",
                "٤١١١ ١١١١ ١١١١ ١١١١",
                "4111 1111\n  1111 1111",
                TestSecrets.withCheckDigit("588845000000000"))) {
            all.add(new Example("card-number", card));
        }
        for (String iban : List.of(
                "SA0380000000608010167519",
                "SA03 8000 0000 6080 1016 7519",
                "GB82WEST12345698765432",
                "sa0380000000608010167519",
                "IBAN:DE89 3704 0044 0532 0130 00.",
                "SA03 8000 0000\n6080 1016 7519")) {
            all.add(new Example("iban", iban));
        }
        for (String id : List.of("101234567", "110000000", "212345678", "200000001")) {
            all.add(new Example("national-id", "ID: " + TestSecrets.withCheckDigit(id) + ", checked"));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("fires")
    void fires(Example example) {
        var leaks = SCANNER.scan(example.text);
        assertThat(leaks).extracting(Leak::rule).as(example.text).contains(example.rule);
        assertThat(leaks).allSatisfy(l -> {
            assertThat(l.item()).isIn("RULE-04", "RULE-05");
            assertThat(l.masked().replace("*", "")).hasSizeLessThanOrEqualTo(4);
            assertThat(l.message()).matches("An? .*; .*|It looks like .*");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // private keys
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN PUBLIC KEY-----",
                "-----BEGIN PGP SIGNATURE-----",
                "Rotated the private key",
                // tokens
                "ghp_ tokens are refused",
                "sk-ip this",
                "AKIA is how they begin",
                "eyJ stands at the front",
                "risk-assessment-of-2026-release",
                "Bearer tokens are now checked",
                "hooks.slack.com/docs",
                "whsec_ is its prefix",
                "ya29.short",
                "dop_v1_0a1b",
                "pypi-upload-action",
                "12345678:AAbb",
                "npm_config_registry",
                "base64: encoded",
                "task-management-board-2026-01",
                // addresses
                "https://maqsafy.com/path",
                "http://localhost:8080/@scope/pkg",
                "postgres://app:${DB_PASSWORD}@db/x",
                "postgres://app:***@db/x",
                "https://host:443/a@b",
                // assignments
                "password: changed the hashing",
                "Password: 12-character minimum",
                "token: rotated",
                "'password' => 'required|min:8'",
                "DB_PASSWORD=${DB_PASSWORD}",
                "password = env('DB_PASSWORD')",
                "DB_PASSWORD_FILE=/run/secrets/db",
                "token_count: 5",
                "tokenTimeout=3600",
                "secrets: inherit",
                "api_key: <your key>",
                "password=********",
                "Fix token refresh after login",
                "password_min_length=12",
                "Token: 2026_03_01_000000_create_tokens_table",
                "secret={{ vault }}",
                "token: MAQ-1234",
                // random-looking
                "token cache fixed in 3f2a9c1e5b7d8f60a1b2c3d4e5f60718293a4b5c",
                "secret scan in app/Http2/Controllers/TokenController2.php",
                "sha256 of the token file e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "token 123e4567-e89b-12d3-a456-426614174000",
                // e-mail
                "user@example.com",
                "user@mail.example.org",
                "actions/checkout@v4",
                "git@github.com:maqsafy/canteen.git",
                "laravel@11.2.3",
                "@scope/package",
                "12 @ 5",
                // telephone
                "1.4.2 to 1.5.0",
                "2026-03-01T22:00:00Z",
                "512345678 rows",
                "512,345,678 rows",
                "0.512345678 s",
                "192.168.100.200",
                "MAQ-0501234567",
                "2026_03_01_000000_add_limit_to_wallets",
                "#0501234567",
                "1767225600",
                "20260301220000",
                // card
                "4111 1111 1111 1112",
                "1234567890123456",
                "4 111 111 111 111 111",
                "1767225600000",
                "v4111.11.1",
                "commit 4111111111111111aaaaaaaaaaaaaaaaaaaaaaaa",
                "8.800.000.000",
                // IBAN
                "SA0380000000608010167518",
                "XX0380000000608010167519",
                "SA03 8000",
                "de89370400440532013",
                // national id
                "1012345670",
                "10123456780",
                "3012345672",
                "1,012,345,672",
                "1 012 345 672",
                "1.012.345.672",
                // what stands where secrets do
                "JWT::encode($payload, $key, 'HS256')",
                "hash_hmac('sha256', $body, $key, 'utf-8')",
                "Passphrase: length check fixed",
                "passphrase: prompt shown twice",
                "Passphrase: users can change it themselves",
                "Credentials moved to config/services2024.php",
                "Missing credentials in acme/billing-api#1234",
                "configure-aws-credentials and actions/checkout@v4.1.12",
                "Key rotation commit -> 3f786850e387550fdab836ed7e6dc881de23001b"
            })
    void passes(String text) {
        assertThat(SCANNER.scan(text)).as(text).isEmpty();
    }

    @Test
    void passesRenderedNotes() {
        assertThat(
                        SCANNER.scan(
                                "## Version 1.5.0 - 2026-03-01\n\n- Migration: 2026_03_01_000000_add_limit_to_wallets\n"
                                        + "- Closes #1234, MAQ-99, reverts 3f2a9c1e5b7d8f60a1b2c3d4e5f60718293a4b5c\n- 1,234,567,890 rows\n"))
                .isEmpty();
    }

    static Stream<String> disguises() {
        return Stream.of(
                "\u200b",
                "\u00ad",
                "\u2060",
                "\ufeff",
                "**",
                "&#8203;",
                "&ZeroWidthSpace;",
                "<b></b>",
                "<!-- x -->",
                "`");
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void seesThroughWhatIsNotShown(String hidden) {
        String id = TestSecrets.withCheckDigit("101234567");
        for (String secret : List.of(TestSecrets.github(), "ahmed@maqsafy.com", "0501234567", "4111111111111111", id)) {
            String text = "x " + secret.substring(0, 6) + hidden + secret.substring(6) + " y";
            assertThat(SCANNER.scan(text)).as(text).hasSize(1);
        }
    }

    @Test
    void seesThroughWidthEntitiesEscapesAndLineBreaks() {
        var texts = List.of(
                TestSecrets.github().replace("ghp", "\uFF47\uFF48\uFF50"),
                TestSecrets.github().replace("_", "\\_"),
                TestSecrets.github().replace("ghp_", "ghp_\n  "),
                TestSecrets.github().replace("ghp_", "ghp&#95;"),
                "ahmed&commat;maqsafy&period;com",
                "ahmed@\nmaqsafy.com",
                "_" + TestSecrets.github() + "_",
                "\u001b[31m" + TestSecrets.github() + "\u001b[0m",
                "\uFF10\uFF15\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17",
                TestSecrets.withCheckDigit("101234567").replaceFirst("^(.{5})", "$1\n"),
                "4111&nbsp;1111&#x20;1111 1111");
        assertThat(texts).allSatisfy(t -> assertThat(SCANNER.scan(t)).hasSize(1));
    }

    @Test
    void pointsIntoTheOriginalText() {
        var leaks = SCANNER.scan("a\r\n&amp;\u200b \uFF41hmed\u200b@maqsafy.com\rb " + TestSecrets.github());
        assertThat(leaks)
                .extracting(Leak::line, Leak::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 8), org.assertj.core.groups.Tuple.tuple(3, 3));
        assertThat(leaks).extracting(Leak::masked).containsExactly("ah****om", "gh****89");
    }

    @Test
    void findsRestrictedWordsWhateverTheirCase() {
        assertThat(SCANNER.scan("Closes the Wallet\n bypass hole", List.of("wallet BYPASS", " ")))
                .extracting(Leak::rule, Leak::item, Leak::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("restricted-word", "PRIN-07", 1));
        assertThat(SCANNER.scan("walletbypassing", List.of("wallet"))).isEmpty();
    }

    @Test
    void settingsAddDomainsRegionsAndPatterns() {
        var own = new LeakScanner(
                new NotesSettings(List.of("Maqsafy.com"), List.of("AE"), Map.of("badge", "BADGE-[0-9]{4}")));
        assertThat(own.scan("ahmed@mail.maqsafy.com 0501234567"))
                .extracting(Leak::rule)
                .containsExactly("phone-number");
        assertThat(own.scan("user@example.com BADGE-1234"))
                .extracting(Leak::rule)
                .containsExactly("email-address", "badge");
    }

    @Test
    void anAddressOnTheLineAfterThatOfAPageIsFound() {
        assertThat(SCANNER.scan("See https://wiki.firm.example\nsomebody@firm.org wrote it"))
                .extracting(Leak::rule, Leak::line)
                .containsExactly(tuple("email-address", 2));
        assertThat(SCANNER.scan("See https://somebody@firm.org/page")).isEmpty();
    }

    @Test
    void aRuleThatCannotTellBlocks() {
        var failing = new LeakScanner(List.of(TestRules.givingUp("slow", "it takes too many steps")));
        assertThat(failing.scan("a"))
                .containsExactly(new Leak(
                        "slow",
                        "RULE-04",
                        1,
                        1,
                        "",
                        "REL-NOT-030 Cannot tell whether the text leaks, because the rule slow failed: it takes too many"
                                + " steps; the text stays blocked until the rule is mended.",
                        ""));
    }

    @Test
    void everyRuleThatFailsIsReportedApart() {
        for (LeakRule rule : Stream.concat(
                        SecretRules.of(NotesSettings.defaults()).rules().stream(),
                        Stream.of(
                                new EmailRule(List.of()),
                                new IbanRule(),
                                new CardNumberRule(),
                                new PhoneRule(List.of()),
                                new NationalIdRule()))
                .toList()) {
            var failing = new LeakScanner(List.of(new LeakRule() {
                @Override
                public String name() {
                    return rule.name();
                }

                @Override
                public String item() {
                    return rule.item();
                }

                @Override
                public List<Finding> find(FoldedText text) {
                    throw new IllegalStateException("hunter22");
                }
            }));
            assertThat(failing.scan("x")).singleElement().satisfies(l -> {
                assertThat(l.item()).isEqualTo(rule.item());
                assertThat(l.message())
                        .startsWith("REL-NOT-030")
                        .contains(rule.name())
                        .doesNotContain("hunter22");
            });
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> new NotesSettings(null, null, Map.of("x", "(")))
                .hasMessageStartingWith("REL-NOT-021 releases.notes.extra-patterns.x is no regular expression");
        assertThatThrownBy(() -> new NotesSettings(null, null, Map.of("x", "a*")))
                .hasMessageContaining("matches the empty text");
        assertThatThrownBy(() -> new NotesSettings(null, List.of("Saudi"), null))
                .hasMessageStartingWith("REL-NOT-020 releases.notes.phone-regions");
    }
}
