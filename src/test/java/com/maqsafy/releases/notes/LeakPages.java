package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Pages of wikis, logs of pipelines, dumps, plans and settings of tools, which were written when the scanner had been mended for
 * {@link LeakDocuments}, and before it was run over them.
 */
final class LeakPages {

    private final LeakTexts made;

    LeakPages(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each, "secret, in pages and pipelines", true, this::secret);
        add(texts, each, "number of a person, in pages and dumps", true, this::person);
        add(texts, each, "near a secret or a person, in pages and pipelines", false, this::near);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    private String secret() {
        String v = made.secretValue();
        String p = made.password().replaceAll("[#$^*!%&]", "x");
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "h2. Access\n\nURL: https://" + w + ".example.sa\nUser: admin\nPwd: " + p,
                "== Login ==\n* user: deploy\n* password: <code>" + p + "</code>",
                "!!! note\n    The staging token is `" + v + "`.",
                "> [!WARNING]\n> Old API key: " + v + " (revoked)",
                "Run echo \"token=" + v + "\" >> $GITHUB_OUTPUT\n##[debug]done",
                "2026-11-30T10:42:11.1Z   env:\n2026-11-30T10:42:11.1Z     NPM_TOKEN: " + v,
                "[Pipeline] sh\n+ curl -H 'Authorization: Bearer " + v + "' https://api.example.sa",
                "$ export CI_DEPLOY_PASSWORD=" + p + "\nsection_end:1764486731:step",
                "db1:5432:canteen:app:" + p,
                "[default]\naws_access_key_id = example\naws_secret_access_key = "
                        + made.of(LeakTexts.ALNUM + "/+", 40),
                "define( 'AUTH_KEY', '" + made.of(LeakTexts.ALNUM, 64) + "' );",
                "define( \"DB_PASSWORD\", \"" + p + "\" );",
                "[Service]\nEnvironment=\"" + upper + "_SECRET=" + v + "\"\nExecStart=/usr/bin/php",
                "ENV " + upper + "_PASSWORD=" + p + " \\\n    TZ=Asia/Riyadh",
                "\"HKEY_CURRENT_USER\\Software\\" + w + "\"\n\"Password\"=\"" + p + "\"",
                "# azure\n##vso[task.setvariable variable=token;issecret=true]" + v,
                "  + password = \"" + p + "\"\n  + username = \"app\"",
                "hosts:\n  db1:\n    ansible_user: root\n    ansible_password: " + p,
                "userPassword: " + p + "\ndn: cn=app,dc=example",
                "mutation { login(user: \"admin\", password: \"" + p + "\") { id } }",
                "smtp://mailer:" + p + "@smtp.example.sa:587",
                "amqp://app:" + p + "@mq:5672/canteen",
                "<Connector keystorePass=\"" + p + "\" port=\"8443\"/>",
                "mvn deploy -Dgpg.passphrase=" + p,
                "java -Djavax.net.ssl.keyStorePassword=" + p + " -jar app.jar",
                "gradle publish -PnexusPassword=" + p,
                "nexusUsername=ci\nnexusPassword=" + p,
                "const client = twilio(sid, { authToken: \"" + v + "\" });",
                "let headers: HTTPHeaders = [\"X-Api-Key\": \"" + v + "\"]",
                "app.post('/x', auth({ secret: '" + v + "' }), run)",
                "conn = psycopg2.connect(\"dbname=x user=app password='" + p + "'\")",
                "INSERT INTO `oauth_clients` (`id`, `secret`, `name`) VALUES\n(1, '" + v + "', '" + w + "'),\n(2, '"
                        + made.secretValue() + "', 'x');",
                "COPY public.users (id, name, api_token) FROM stdin;\n1\t" + w + "\t" + v + "\n\\.",
                "{\"type\":\"message\",\"text\":\"the token is " + v + "\"}",
                "{\"text\":\"كلمة المرور: " + p + "\"}",
                "Q: what is the key?\nA: " + v,
                "Wi-Fi: Canteen\nPassphrase: " + p,
                "OTP seed: " + made.of(LeakTexts.UPPER + "234567", 32),
                "رابط الدخول: https://erp.example.sa\nاسم المستخدم: admin\nكلمة السر: " + p,
                "الرمز السري الجديد للوحة التحكم هو " + p);
    }

    private String person() {
        String body = made.pick("10", "11", "21", "24") + made.of(LeakTexts.DIGITS, 7);
        String id = body + LeakTexts.luhn(body);
        String iban = LeakTexts.withCheck("SA", made.pick("80", "10", "05") + made.of(LeakTexts.DIGITS, 18));
        String phone =
                made.pick("05", "+9665", "009665") + made.pick("0", "3", "5", "9") + made.of(LeakTexts.DIGITS, 7);
        String pan = "4" + made.of(LeakTexts.DIGITS, 14);
        String card = pan + LeakTexts.luhn(pan);
        return made.pick(
                "INSERT INTO guardians (id, name, national_id, city) VALUES (7, 'Sara', '" + id + "', 'Riyadh');",
                "COPY public.guardians (id, national_id) FROM stdin;\n7\t" + id + "\n\\.",
                "guardian:\n  nid: " + id,
                "{\"guardian\":{\"identity\":{\"number\":\"" + id + "\"}}}",
                "dump(): array [ \"national_id\" => \"" + id + "\" ]",
                "Student: Omar\nIqama: " + id + "\nClass: 3B",
                "* ولي الأمر: سارة\n* الهوية: " + id,
                "رقم الهوية للموظف " + id + " غير صحيح",
                "رخصة القيادة " + id,
                "Driving licence: " + id,
                "beneficiary:\n  iban: " + iban,
                "{\"payout\":{\"to\":\"" + iban + "\"}}",
                "الآيبان الخاص بالمورد: " + iban,
                "| Supplier | IBAN |\n|---|---|\n| Bakery | " + iban + " |",
                "tel: " + phone + "\nfax: none",
                "{\"sms\":{\"to\":\"" + phone + "\"}}",
                "| Guardian | Mobile |\n|---|---|\n| Sara | " + phone + " |",
                "التواصل: " + phone,
                "card:\n  number: " + card,
                "{\"card\":{\"number\":\"" + card + "\",\"exp\":\"12/27\"}}",
                "id;pan\n1;" + card,
                "البطاقة رقم " + card + " مرفوضة");
    }

    private String near() {
        String w = made.word();
        String n = made.pick("10", "21") + made.of(LeakTexts.DIGITS, 8);
        return made.pick(
                "h2. Access\n\nAsk the operations team for user and password.",
                "!!! note\n    The token is in the vault (`secret/data/" + w + "`).",
                "> [!WARNING]\n> Rotate the API key before 2026-12-31.",
                "env:\n  NPM_TOKEN: ***\n  CI: true",
                "##[debug]Evaluating condition for step: 'Get token'",
                "+ docker login -u ci --password-stdin\nLogin Succeeded",
                "Masked password: [MASKED]\nsection_end:1764486731:step",
                "[Service]\nEnvironmentFile=/etc/" + w + "/secrets.env",
                "  + password = (sensitive value)\n  + id       = (known after apply)",
                "ansible_password: \"{{ vault_" + w + "_password }}\"",
                "mvn deploy -Dgpg.passphrase=${env.GPG_PASSPHRASE}",
                "nexusPassword=${NEXUS_PASSWORD}",
                "query { user(id: 12) { id tokenExpiresAt passwordChangedAt } }",
                "INSERT INTO `settings` (`key`, `value`) VALUES ('token_ttl', '3600');",
                "COPY public.tokens (id, name, expires_at) FROM stdin;\n1\t" + w + "\t2026-11-30 10:42:11\n\\.",
                "| Token | Meaning |\n|---|---|\n| `{{name}}` | the guardian's name |",
                "| Secret | Rotated on | By |\n|---|---|---|\n| " + w + "-db | 2026-11-30 | Khalid |",
                "| Key | Default | Since |\n|---|---|---|\n| " + w + ".limit | 500 | 1.4.2 |",
                "Password  Changed   By\n--------  --------  ------\nadmin     yes       Khalid",
                "Passwords:\n- are at least 12 characters long\n- expire after 90 days",
                "Tokens:\n1. access token: 15 minutes\n2. refresh token: 30 days",
                "secrets (see vault): " + w + "-db, " + w + "-redis, " + w + "-mail",
                "commit " + made.hex(40) + "\nAuthor: Khalid\n\n    rotate the token of " + w,
                "diff --git a/token.php b/token.php\nindex " + made.hex(7) + ".." + made.hex(7) + " 100644",
                "image: canteen@sha256:" + made.hex(64) + "\npullSecret: " + w + "-pull",
                "order:\n  id: " + n + "\n  items: 3",
                "{\"order\":{\"number\":\"" + n + "\"}}",
                "INSERT INTO orders (id, number, total) VALUES (7, '" + n + "', 12.50);",
                "| Build | Result |\n|---|---|\n| " + n + " | passed |",
                "رقم الطلب: " + n + "\nالحالة: مدفوع",
                "Password reset flow\n-------------------\nThe user gets a link that is valid for 30 minutes.",
                "كلمات المرور:\n- 12 حرفا على الأقل\n- تنتهي بعد 90 يوما",
                "المفاتيح: اسم المدرسة، رقم الفصل",
                "Step 3 > Settings > API keys > Create");
    }
}
