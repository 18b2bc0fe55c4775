package com.maqsafy.releases.notes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Made-up secrets, put together at run time so that no scanner of repositories takes the source for a leak. */
final class TestSecrets {

    private static final String ALNUM =
            "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYzA1bC3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xYz0123456789";

    private TestSecrets() {}

    static String github() {
        return "gh" + "p_" + "aB3dE5fG7hJ9kL1mN2pQ4rS6t" + "0123456" + "0089";
    }

    static Map<String, List<String>> tokens() {
        String hex = "0a1b2c3d".repeat(4);
        return Map.ofEntries(
                Map.entry("aws-access-key", four("AK" + "IA", "", "ABCDEFGHIJKLMNO", "P", "Q", "7", "2")),
                Map.entry(
                        "github-token",
                        List.of(
                                github(),
                                github().replace("ghp", "gho"),
                                github().replace("ghp", "ghs"),
                                "github" + "_pat_" + ALNUM)),
                Map.entry("gitlab-token", four("gl" + "pat-", "", ALNUM.substring(0, 19), "a", "b", "-", "_")),
                Map.entry(
                        "slack-token",
                        List.of(
                                "xox" + "b-123456789012-abcdef",
                                "xox" + "p-123456789012-1",
                                "xox" + "a-2-123456789012",
                                "xapp" + "-1-A123456789012345678901")),
                Map.entry(
                        "stripe-key",
                        List.of(
                                "sk" + "_live_" + "a1b2c3d4e5",
                                "rk" + "_live_" + "a1b2c3d4e5",
                                "sk" + "_test_" + "a1b2c3d4e5",
                                "rk" + "_test_" + ALNUM)),
                Map.entry("google-api-key", four("AI" + "za", "", ALNUM.substring(0, 34), "a", "b", "-", "_")),
                Map.entry(
                        "ai-provider-key",
                        List.of(
                                "sk" + "-" + ALNUM,
                                "sk" + "-ant-api03-" + ALNUM,
                                "sk" + "-proj-" + ALNUM,
                                "sk" + "-svcacct-" + ALNUM)),
                Map.entry("npm-token", four("np" + "m_", "", ALNUM.substring(0, 35), "a", "b", "3", "Z")),
                Map.entry(
                        "sendgrid-key",
                        four("S" + "G.", "." + ALNUM.substring(0, 42), ALNUM.substring(0, 21), "a", "b", "-", "_")),
                Map.entry("twilio-key", four("S" + "K", "", hex.substring(1), "a", "b", "0", "f")),
                Map.entry("azure-storage-key", four("Account" + "Key=", "==", ALNUM + "aaaaaa", "a", "b", "+", "/")),
                Map.entry("laravel-app-key", four("base" + "64:", "=", ALNUM.substring(0, 42), "a", "b", "+", "/")),
                Map.entry(
                        "jwt", four("ey" + "J", ".ey" + "JzdWIiOiIx." + "c2ln", "hbGciOiJIUzI1Ni", "a", "b", "-", "_")),
                Map.entry(
                        "slack-webhook",
                        four("hooks." + "slack.com/services/", "", "T00000000/B00000000/aB3dE5f", "a", "b", "0", "Z")),
                Map.entry("stripe-webhook-secret", four("wh" + "sec_", "", ALNUM.substring(0, 31), "a", "b", "+", "/")),
                Map.entry(
                        "google-oauth-token",
                        List.of(
                                "ya" + "29." + ALNUM,
                                "ya" + "29.a0-" + ALNUM,
                                "GOC" + "SPX-" + ALNUM.substring(0, 28),
                                "GOC" + "SPX-_" + ALNUM.substring(0, 27))),
                Map.entry(
                        "digitalocean-token",
                        List.of(
                                "do" + "p_v1_" + hex + hex,
                                "do" + "o_v1_" + hex + hex,
                                "do" + "r_v1_" + hex + hex,
                                "do" + "p_v1_" + "f".repeat(64))),
                Map.entry("pypi-token", four("py" + "pi-", "", ALNUM, "a", "b", "-", "_")),
                Map.entry(
                        "telegram-bot-token",
                        four("123456789" + ":A" + "A", "", ALNUM.substring(0, 32), "a", "b", "-", "_")),
                Map.entry("bearer-token", four("Bear" + "er ", "", "abcdefghijk01234", "a", "b", "~", "/")));
    }

    private static List<String> four(String prefix, String suffix, String body, String... variants) {
        return Stream.of(variants).map(v -> prefix + body + v + suffix).toList();
    }

    static String withCheckDigit(String digits) {
        try {
            return digits + LuhnCheckDigit.LUHN_CHECK_DIGIT.calculate(digits);
        } catch (CheckDigitException e) {
            throw new IllegalArgumentException(digits, e);
        }
    }

    /** Texts that make careless expressions go back and forth. */
    static Stream<String> adversarial() {
        return Stream.of(
                "a",
                "-",
                "1",
                "1 ",
                "0 5",
                "4111 ",
                "A1",
                "SA03",
                "@",
                "a@",
                "a.",
                "a@a.",
                "://",
                "://a:",
                "://:",
                "eyJ",
                "-eyJ",
                ".eyJ",
                "eyJaaaaaaaaa.",
                "sk-",
                " sk-a",
                "bearer ",
                "password",
                "password=",
                "passwords: a, ",
                "tokens: [\"a\", ",
                "token (a ",
                "token :: ",
                "password x y (",
                "secret below\n",
                "password is abc def ghi ",
                "\"abc def ghi\" as the password ",
                "Ab1#cd2 password ",
                "creds: ab/Ab1#cd2 ",
                "a/Ab1#cd2\n",
                "\"a\" \"Ab1#cd2\"\n",
                "PIN 1234 ",
                "pat-address ufa-sandbo_",
                "NGaccess-sandbox-login / ext_",
                "pass ",
                "user pass ",
                "pass is (",
                "user: a\npassword: ",
                "value=a name=token ",
                "password? ",
                "Password ... ",
                "kind: Secret\ndata:\n a: bbbbbb1\n",
                "a:5432:b:c:d",
                "(token) from stdin\na",
                "--from-literal=a=",
                "otp aaaa ",
                "mnemonic: abc ",
                ".login('a', ",
                "token,x\n",
                "token|",
                "(token)values(a),",
                "<tr><th>token</th>",
                "data:image/png;base64,",
                "password:\"",
                "token='",
                "secret ",
                "token aB3dE5fG7hJ",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "ghp_",
                "xoxb-",
                "&",
                "&#",
                "&amp;",
                "<",
                "<a ",
                "<!--",
                "\\",
                "\n",
                "a\n",
                "_",
                "__a",
                "*",
                "\u200b",
                "\u001b[",
                "\u0661",
                "aB3/",
                "+",
                "AccountKey=",
                "base64:",
                "SG.",
                "SG.aaaaaaaaaaaaaaaa.",
                // What may stand inside a token, so that each place could be in one.
                "A",
                "AzSe",
                "+ASt",
                "AZDO",
                "Q~",
                "-us",
                "a.logic.azure.com/",
                "1.2.3.",
                "4111 1111 1111 1112 ",
                "1000000008 ",
                "someone@firm.org, ",
                "password secret token key ",
                // What stands behind many names, and many values in front of one.
                "key=",
                "password is ",
                "token=\u201c",
                "secret ='=\"",
                "aB3dE5fG7! as the password ",
                "glpat-",
                "github_pat_",
                "12 12 ",
                "50 50 ",
                "admin:",
                "login / ",
                "echo ",
                "call at ",
                "MII",
                "SA0380 ",
                "passport 1",
                "address 1 a ",
                "84.235.12.7 ",
                "mysqli_connect(",
                "mysqli_connect('a', ",
                "jwt.sign(a, 'b', ",
                "17 Palestine Street ",
                "Street 1, Dubai ",
                "1, King Road, 12345 ",
                "\u0634\u0627\u0631\u0639 \u0641\u0647\u062f 1 \u062c\u062f\u0629 ",
                "A1234567 (passport ",
                "P<SAUA<<",
                "%B4111",
                "snmp-server host a ",
                "enable secret 0 ",
                "user a on ",
                "snmpget -v2c ",
                "-u a ",
                "-u a -p ",
                "set -x A_PASSWORD ",
                "radius key ",
                "net use a ",
                "\"a\" + ",
                "password = \"a\" + ",
                "password = \"a\"\n ",
                "\"x\", key: \"password\"",
                "type=\"password\" a=",
                "<x password ",
                "wifi key ",
                "psk ",
                "agreed on ",
                "use a1b2c3 for ",
                "a / ",
                "pass-\nword",
                "\\x41",
                "token\n",
                "\u0628\u0627\u0633 ",
                "\u0643\u0644\u0645\u0629_\u0627\u0644\u0645\u0631\u0648\u0631=",
                // What the benchmark found when it searched.
                "NGaccess-sandbox-login / ext_",
                "bearer Nzaccess-sandbox-key-",
                "pscale_oashprka_h_ops_eyJ",
                "1 *%41 ",
                "glc_squ_",
                "pat-address ufa-sandbo_",
                "NGaccess-",
                "1000000008,\n",
                "b\u0627\u0644\u0631\u0645\u0632 \u0627\u0644\u0633\u0631\u064ar zaccess\u2026lives at assword 1 *master-key%41 ",
                "Oj NRJS-hvr.pass is (gsk_ bearer aiPMAK-xnd_develop_1 *%41  b.%41OGFj_use pass salt0.A",
                "Ab1#9%password  fo1_password is:: abc def ghi token aB3dE5fG7.*%41 copassword sdk-secret token key ",
                "4111 1111 1111 1112 scauth_sntr&#hptka_ xsmtpsib-%20bearer AzCakind: ",
                "eACoi%41 token (a  1000000008,elogini%41 84.235.12.7 ");
    }
}
