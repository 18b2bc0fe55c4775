package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What once passed or was refused wrongly, each with three neighbours. */
@DisplayName("Leaks that once passed are found, and what was refused wrongly passes (RULE-04, RULE-05)")
class LeakExamplesTest {

    private static final LeakScanner SCANNER = new LeakScanner(NotesSettings.defaults());
    private static final String ID = TestSecrets.withCheckDigit("101234567");
    private static final String OTHER_ID = TestSecrets.withCheckDigit("212345678");
    private static final String V = "q7Xw" + "9Lm2" + "Zp4R" + "t8Ks" + "3Vb6";
    private static final String HEX = "0a1b2c3d".repeat(5);

    static Stream<String> found() {
        var all = new ArrayList<String>();
        // A row of CSV
        all.addAll(List.of(
                ID + "," + OTHER_ID, OTHER_ID + ";" + ID, ID + "\t" + OTHER_ID, "\"" + ID + "\",\"" + OTHER_ID + "\""));
        all.addAll(List.of(
                ID + ",0501234567",
                "Ahmed Ali," + ID + ",0501234567",
                ID + ";+966501234567",
                "x@gmail.com," + ID + ",Riyadh"));
        // Prefixes
        all.addAll(List.of("National ID #" + ID, "National id no. " + ID, "nationalId: #" + ID, "national-id=" + ID));
        all.addAll(List.of("NIN-" + ID, "NID " + ID, "ID" + ID, "Iqama/" + OTHER_ID));
        // Groups and other digits
        all.addAll(List.of(
                "National ID " + ID.substring(0, 4) + " " + ID.substring(4, 7) + " " + ID.substring(7),
                "customer " + ID.substring(0, 3) + "-" + ID.substring(3, 6) + "-" + ID.substring(6),
                "هوية " + arabic(ID),
                "کد ملی " + persian(ID)));
        // Notations
        for (String operator : List.of("?=", ".=", "::=", ":::=", "??=", "+=", ":=", "||=")) {
            all.add("X_TOKEN " + operator + " \"" + V + "\"");
        }
        all.addAll(List.of(
                "var xToken string = \"" + V + "\"",
                "const xToken: string = '" + V + "'",
                "let x_token: &'static str = \"" + V + "\";",
                "private String xToken = \"" + V + "\";"));
        all.addAll(List.of(
                "setProperty(\"X_TOKEN\", \"" + V + "\")",
                "env.put(\"X_TOKEN\", \"" + V + "\")",
                "builder.token(\"" + V + "\")",
                "define('X_SECRET', '" + V + "')"));
        all.addAll(List.of(
                "<xToken>\n    " + V + "\n</xToken>",
                "<x:token>\r\n\t" + V + "\r\n</x:token>",
                "x_token: |\n  " + V,
                "<entry name=\"xToken\"\n       value=\"" + V + "\"/>"));
        all.addAll(List.of(
                "curl -u user:pass4word https://x.sa",
                "curl --user 'user:pass4word' https://x.sa",
                "curl https://x.sa \\\n  -u user:pass4word",
                "wget --user=x:pass4word https://x.sa"));
        all.addAll(List.of(
                "Authorization: Token " + HEX,
                "Authorization: ApiKey " + HEX,
                "\"Authorization\": \"Token " + HEX + "\"",
                "-H 'Authorization: Token token=" + HEX + "'"));
        String jwt = "ey" + "JhbGciOiJIUzI1NiJ9" + ".ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0" + ".c2lnbmF0dXJlc2lnbmF0dXJl";
        all.addAll(List.of(
                base64(jwt),
                "old " + base64(base64(jwt)),
                base64("x_token=" + V),
                "data: " + base64("postgres://app:hunter22@db/x")));
        // Labels
        all.addAll(List.of("رمز الوصول: " + HEX, "مفتاح الخدمة = " + V, "کلید دسترسی: " + V, "טוקן: " + V));
        // National forms of the neighbours
        all.addAll(List.of("phone 50123456", "mobile: 0501234567", "WhatsApp 3312 3456", "رقم الهاتف 91234567"));
        all.addAll(
                List.of("wa.me/96550123456", "https://wa.me/971501234567", "wa.me/97433123456", "wa.me/96891234567"));
        all.addAll(List.of("(+965) 5012 3456", "(+973) 33123456", "(+968) 9123 4567", "(+971) 50 123 4567"));
        all.addAll(List.of("96550123456", "971501234567", "97433123456", "97333123456"));
        all.addAll(List.of("call 920012345", "hotline 9200 12345", "toll-free 8001234567", "الرقم الموحد 920012345"));
        // Networks
        for (String begin : List.of(
                "35281234567890",
                "35601234567890",
                "50181234567890",
                "67591234567890",
                "65211234567890",
                "50850012345678",
                "50780312345678",
                "22001234567890",
                "22041234567890",
                "97921234567890",
                "60811234567890",
                "81001234567890")) {
            all.add("Card " + TestSecrets.withCheckDigit(begin + "1"));
        }
        // IBAN
        all.addAll(List.of(
                "SA03.8000.0000.6080.1016.7519",
                "SA 0380000000608010167519",
                "IBAN 0380000000608010167519",
                "الآيبان: 03 8000 0000 6080 1016 7519"));
        // Near a word that says so
        all.addAll(List.of(
                "Passport K12345678", "passport no: AB1234567", "جواز سفر رقم K1234567", "passport_number=A12345678"));
        all.addAll(List.of(
                "VAT 300012345600003",
                "TRN: 100123456700003",
                "الرقم الضريبي 300012345600003",
                "VAT ID 310012345600003"));
        all.addAll(List.of(
                "Commercial registration 1010123456",
                "CR No. 4030123456",
                "السجل التجاري: 1010123456",
                "CR: 1010123456"));
        all.addAll(List.of(
                "Ahmed Ali, born 12/03/1987",
                "DOB: 1987-03-12",
                "تاريخ الميلاد 1987/03/12",
                "date of birth 12 March 1987"));
        all.addAll(List.of(
                "Sara Khan, address: 123 Olaya Street, Riyadh",
                "lives at 12 King Fahd Road",
                "العنوان: شارع التحلية 45",
                "delivered to P.O. Box 1234"));
        all.addAll(List.of("client IP 84.235.12.7", "ip=10.2.3.44", "عنوان IP 84.235.12.7", "IPv6 2001:db8:12::7"));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("found")
    void finds(String text) {
        assertThat(SCANNER.scan(text)).as(text).isNotEmpty();
    }

    static Stream<String> harmless() {
        return Stream.of(
                "Cache cleared at 1729417954",
                "expires 1729417954",
                "created_at=1729417954",
                "Backup of 1729417954 restored",
                "Order 0512345678",
                "Order 0112345678",
                "order no. 0501234567",
                "طلب رقم 0501234567",
                "Register " + ID + " was closed",
                "build " + ID,
                "Build number " + OTHER_ID,
                "invoice " + ID,
                "AKIA" + "X".repeat(16),
                "AKIA" + "IOSFODNN7" + "EXAMPLE",
                "ghp_" + "x".repeat(36),
                "glpat-" + "*".repeat(20),
                "git clone git@git.maqsafy.com:canteen/api.git",
                "ssh://git@git.maqsafy.com/canteen/api.git",
                "remote git@gitlab.maqsafy.com",
                "deploy@git.maqsafy.com:canteen/api.git",
                "'csrf_token' => Some\\Name::class,",
                "'token' => Tokens\\Bearer::class",
                "password => $this->faker->password()",
                "secret: ${SECRET}");
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void letsPass(String text) {
        assertThat(SCANNER.scan(text)).as(text).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String arabic(String digits) {
        return shifted(digits, 0x660);
    }

    private static String persian(String digits) {
        return shifted(digits, 0x6f0);
    }

    private static String shifted(String digits, int zero) {
        var made = new StringBuilder();
        digits.chars().forEach(c -> made.append((char) (c - '0' + zero)));
        return made.toString();
    }
}
