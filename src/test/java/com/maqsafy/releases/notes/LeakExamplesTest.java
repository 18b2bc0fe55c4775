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
    /** An identity number that may as well be a time. */
    private static final String TIME_LIKE = TestSecrets.withCheckDigit("131000000");

    private static final String CARD_LIKE = TestSecrets.withCheckDigit("547527010477513");

    private static final String V = "q7Xw" + "9Lm2" + "Zp4R" + "t8Ks" + "3Vb6";
    private static final String HEX = "0a1b2c3d".repeat(5);

    static Stream<String> found() {
        var all = new ArrayList<String>();
        // Columns of tables
        all.addAll(List.of(
                "| System | API key |\n|---|---|\n| erp | `" + HEX + "` |",
                "service,user,password\nerp,admin,sunset-4711x",
                "Service   Password\n--------  --------\nerp       Sunset@4711",
                "<tr><th>Service</th><th>Token</th></tr><tr><td>erp</td><td>" + V + "</td></tr>",
                "insert into users (id, api_token) values (1, 'none'), (2, '" + HEX + "');"));
        // Lists below a plural name, brackets, and signs that point
        all.addAll(List.of(
                "passwords: admin: reset, viewer: Sunset@4711",
                "Tokens:\n- " + V,
                "'tokens' => [\n    'none',\n    '" + V + "',\n]",
                "the DB password (sunset4711!) is rotated",
                "كلمة المرور المؤقتة (Sunset@4711)",
                "secret :: " + V,
                "token 👉 " + V,
                V + " (the token of erp)",
                "please find the API key below.\n\n" + HEX,
                "user admin pass sunset4711!",
                "pass=sunset4711 was in the log"));
        // As people say it
        all.addAll(List.of(
                "the wifi password is purple tiger lamp",
                "I set staging password to purple tiger lamp for the demo.",
                "Sara: can someone resend the wifi password?\nOmar: sure, lantern2042",
                "Everybody uses \"purple tiger lamp\" as the wifi password.",
                "parent1/lantern2042\nparent2/Harbour#Seven77",
                "Test parents: parent1/lantern2042, parent2/lantern2043",
                "creds: demo/lantern2042",
                "the new hire got kiosk/lantern2042 as login",
                "Our wifi: viho%91xpb",
                "security: mJCYnAxykk4T is in the wiki as root password",
                "Use demo / lantern2042 to log in.",
                "\"app\" \"Harbour#Seven77\"\nis what userlist.txt holds",
                "Password hint: as last year\nHarbour#Seven77",
                "401 with key " + HEX,
                "influx write -t " + HEX,
                "chore: rotate the token\n\nnew one: " + HEX,
                "stop sharing Harbour#Seven77 as the root password",
                "enter 4711 when the terminal wants a PIN",
                "door code 4711# then push",
                "The license key we bought is A7KQ2-9XWLM-4RTB8-ZP3VN",
                "basic auth demo:Harbour#Seven77 in front of staging"));
        // Lines and documents that say themselves that something is secret
        String spaced = "sunset4711";
        all.addAll(List.of(
                "db1:5432:canteen:app:" + spaced,
                "*:*:*:app:sunsetbeach",
                "kind: Secret\ndata:\n  canteen: " + base64("sunset4711!"),
                "{\n  \"data\": {\n    \"canteen\": \"" + base64("sunset4711!") + "\"\n  },\n  \"kind\": \"Secret\"\n}",
                "COPY public.t (id, api_token, owner) FROM stdin;\n1\tnone\tSara\n2\t" + HEX + "\tOmar\n\\.",
                "COPY t (id, national_id, owner) FROM stdin;\n1\t" + TIME_LIKE + "\tSara\n\\."));
        // Below and behind a label
        all.addAll(List.of(
                "Password:\nkwzxvbqtrpfh",
                "Password\n" + spaced,
                "what is the key?\nA: " + HEX,
                "\u0645\u0627 \u0647\u064a \u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631\u061f\n"
                        + spaced,
                "Password: kQjTzWpXvB",
                "Username: app\nPassword: sunsetbeach",
                "Passphrase: sunset-harbor-window-silver",
                "API key for erp - " + HEX,
                "Password ........ " + spaced,
                "Password            " + spaced,
                "<tr><td>Password</td><td>" + spaced + "</td></tr>",
                "value: " + V + "\nname: X_TOKEN",
                "PWD={" + spaced + "};"));
        // Commands and calls
        all.addAll(List.of(
                "kubectl create secret generic db --from-literal=canteen=" + spaced,
                "jdbc:oracle:thin:app/" + spaced + "@db1:1521:ORCL",
                "ConvertTo-SecureString \"" + spaced + "\" -AsPlainText",
                "Connect-Thing -Token " + V,
                "auth=('ci', '" + spaced + "')",
                "new PDO('mysql:host=db1', 'app', '" + spaced + "')",
                "withBasicAuth('ci', '" + spaced + "')",
                "ansible-vault encrypt_string '" + spaced + "' --name x",
                "unzip -P " + spaced + " dump.zip",
                "lftp -u ops," + spaced + " sftp://store",
                "authenticating with key " + HEX));
        // Seeds and codes
        String base32 = "JQ2XK3DP" + "EHPK3PXA";
        all.addAll(List.of(
                "otpauth://totp/x:y?secret=" + base32 + "&issuer=x",
                "TOTP seed jq2x k3dp ehpk 3pxa",
                "Recovery codes:\n- k4m2p-9xq7w",
                "PIN: 4821",
                "OTP: 482113",
                "WIFI:T:WPA;S:Canteen;P:" + spaced + ";;",
                "Mnemonic: " + "harbor silver ".repeat(6).strip()));
        // Code: arguments with their names, joined literals, escapes
        String harbour = "Harbour" + "#Seven77";
        all.addAll(List.of(
                "defaults.set(\"" + harbour + "\", forKey: \"adminPassword\")",
                "keychain.set('" + V + "', key: 'apiSecret')",
                "store.put(\"" + harbour + "\", name = \"dbPassword\")",
                "storage.write(key: 'pin', value: '482113')",
                "storage.write(value: '482113', key: 'pin')",
                "storage.write(key: 'userPassword', value: '" + spaced + "')",
                "String dbPassword = \"sun\" + \"set\" + \"47!\";",
                "$password = 'sun' . 'set' . '47!';",
                "password = (\"sun\"\n    \"set47!\")",
                "p\\x61ssword = \"" + spaced + "\"",
                "{\"p\\u0061ssword\": \"" + spaced + "\"}",
                "the admin pass-\nword: " + spaced));
        // Keys of networks, devices and servers
        all.addAll(List.of(
                "network={\n  ssid=\"a\"\n  psk=\"dates and milk 7\"\n}",
                "PSK: " + spaced,
                "WPA2-PSK key: " + spaced,
                "To unlock: 7719 is the PIN.",
                "wpa2-pre-shared-key=" + spaced,
                "wifi key " + spaced,
                "SSID guests, key camel-ghaf-7",
                "sonar.login=" + HEX,
                "[mx1]:587 mailer:" + harbour,
                "enable secret 0 " + harbour));
        // Tokens below sentences that name them
        String hex32 = "0a1b2c3d".repeat(4);
        all.addAll(List.of(
                "the Jenkins token of the deploy job\n\n" + hex32,
                "Token for the remote trigger. Keep it.\nSee the job's page.\n" + hex32,
                "The token was renewed, builds use\n" + HEX));
        // Chats
        all.addAll(List.of(
                "p/w: " + spaced,
                "psswd -> " + harbour,
                "psw: " + spaced,
                "pw for the staging box is Tamarisk7",
                "the secret phrase is camel-under-ghaf-7",
                "mnemonic " + "harbor silver ".repeat(6).strip(),
                "we agreed on " + spaced + " for the shared mailbox password",
                "Type " + spaced + " when it asks for the master password.",
                "jumpbox / sara / " + harbour,
                "user / pass: ops / " + spaced,
                "A: pass for bastion?\nB: still " + spaced,
                "The PIN of the drawer in branch 12 is 7731",
                "recovery code k4m2-m3xq-7zlp for the account",
                "log on as root using " + harbour,
                "I put " + harbour + " in as admin password",
                "(ops/" + harbour + ") for the admin console login",
                "The key for the SMS gateway is " + hex32,
                "api key (sandbox) " + hex32,
                "sql.Open(\"mysql\", \"app:" + spaced + "@tcp(db1:3306)/x\")",
                "| env | login | pass |\n|---|---|---|\n| uat | kds | " + harbour + " |"));
        // Arabic: particles, short words, what it became
        all.addAll(List.of(
                "باس السيرفر " + harbour,
                "اليوزر admin وباس " + spaced,
                "اسم المستخدم ops والرمز " + harbour,
                "حساب المشرف admin ورمزه " + harbour,
                "الرمز: " + harbour + " لحساب المشرف",
                "تم تغيير الباسورد ليصبح " + spaced,
                "فالباسورد صار " + spaced,
                "استخدم " + harbour + " ككلمة مرور مؤقتة",
                "رمز الخزنة 771905",
                "بالرمز السري 448190 يفتح الصندوق",
                "سجل الدخول بـ ops / " + harbour));
        // Licences of drivers
        all.addAll(List.of(
                "driver licence ID " + TIME_LIKE,
                "Driver's license no. " + TIME_LIKE,
                "drivingLicenceNumber=" + TIME_LIKE,
                "رخصة القيادة " + TIME_LIKE));
        // A row of CSV
        all.addAll(List.of(
                ID + "," + OTHER_ID, OTHER_ID + ";" + ID, ID + "\t" + OTHER_ID, "\"" + ID + "\",\"" + OTHER_ID + "\""));
        all.addAll(List.of(
                ID + ",0501234567",
                TIME_LIKE + ";Ahmad Ali;Riyadh",
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
        // Below a column's name that says so
        all.addAll(List.of(
                "| name | passport no |\n|---|---|\n| Ali | W22947644 |",
                "| name | vat no |\n|---|---|\n| Acme | 370225483281573 |",
                "| name | commercial registration |\n|---|---|\n| Acme | 4030441083 |",
                "company,cr\nAcme,1010974422",
                "| name | DOB |\n|---|---|\n| Ahmed Al-Qahtani | 2001-02-16 |",
                "| name | address |\n|---|---|\n| Ali | 45 Tahlia Street, Jeddah |",
                "name;passport;city\nAli;W22947644;Jeddah\nSara;A12345678;Riyadh"));
        all.addAll(List.of(
                "{\"cr\":\"4030758855\"}",
                "للسجل التجاري 1131819249",
                "Unified National Number: 7008687522",
                "CR 4030 798934",
                "Philippine passport P5020230L",
                "passeport n° 74AW54627",
                "{\"street\":\"Prince Sultan Street 33\",\"city\":\"Jeddah\",\"zip\":\"23431\"}",
                "Address: 1600 Amphitheatre Parkway, Mountain View, CA 94043",
                "Residence: Villa 14, Street 9, Al Nakheel District, Riyadh"));
        // Arrows, brackets, tags, the next line, options and fallbacks
        all.addAll(List.of("Token -> " + V, "Token \u2192 " + V, "| api token \u21d2 " + V, "password -> Tr0ub4dor&3"));
        all.addAll(List.of(
                "token: [" + V + "]",
                "api key (" + V + ")",
                "API key for the gateway (" + V + ")",
                "secret: !!str " + V));
        all.addAll(List.of(
                "Access token\n\n    " + V,
                "\u0631\u0645\u0632 \u0627\u0644\u0648\u0635\u0648\u0644\n" + V,
                "API secret\n" + V,
                "API secret:\n" + V));
        all.addAll(List.of(
                "gh secret set X_TOKEN --body \"" + V + "\"",
                "gh secret set X_TOKEN --body '" + V + "'",
                "process.env.X_TOKEN || \"" + V + "\"",
                "process.env.X_TOKEN ?? '" + V + "'"));
        all.addAll(List.of(
                "The vendor secret key is " + V,
                "secret key: " + V,
                "openai key aB3dE5fG7hJ9kL1mN2pQ4rS6tU8v",
                "\u0627\u0633\u062a\u062e\u062f\u0645 \u0627\u0644\u0645\u0641\u062a\u0627\u062d " + V + "xY7k"));
        // Passwords of accounts and commands
        all.addAll(List.of(
                "admin:Kh@lid1985",
                "Log in with admin / Kh@lid1985",
                "\u0628\u064a\u0627\u0646\u0627\u062a \u0627\u0644\u062f\u062e\u0648\u0644: admin / Kh@lid1985",
                "root: Kh@lid1985"));
        all.addAll(List.of(
                "pass: Kh@lid1985",
                "login: admin pass: Kh@lid1985",
                "password for staging is `Kh@lid1985`",
                "\u0643\u0644\u0645\u0629 \u0645\u0631\u0648\u0631 \u0627\u0644\u0645\u0634\u0631\u0641 Kh@lid1985"));
        all.addAll(List.of(
                "echo \"Kh@lid1985\" | sudo -S ls",
                "net use \\\\host\\share /user:adm Kh@lid1985",
                "htpasswd -b users admin Kh@lid1985",
                "keytool -list -storepass Kh@lid1985",
                "openssl enc -aes-256-cbc -k Kh@lid1985",
                "openssl pkcs12 -passout pass:Kh@lid1985",
                "ALTER USER app WITH PASSWORD 'hunter2hunter2'",
                "Use Kh@lid1985 as the password"));
        // Keys whose header is missing
        all.addAll(List.of(
                "MII" + "EvQ" + "IBADANBgkqhkiG9w0BAQEFAASC" + V.repeat(4),
                "MII" + "EpA" + "IBAAKC" + V.repeat(4),
                "b3BlbnNzaC1rZXktdjEA" + V.repeat(4),
                "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg" + V.repeat(3)));
        // Persons in addresses of HTTP, in brackets, and in groups
        all.addAll(List.of(
                "GET /api/users/" + ID + " 500",
                "/students/" + OTHER_ID,
                "Ahmed Al-Otaibi (1100000007) could not pay".replace("1100000007", TIME_LIKE),
                "\u0647\u0648\u064a\u062a\u0647 " + TIME_LIKE));
        all.addAll(List.of(
                "National ID " + ID.charAt(0) + "-" + ID.substring(1, 5) + "-" + ID.substring(5, 9) + "-"
                        + ID.substring(9),
                "Duplicate entry '" + ID + "' for key 'users_national_id_unique'",
                "Residence permit " + OTHER_ID,
                "National ID " + ID.charAt(0) + " " + ID.substring(1, 4) + " " + ID.substring(4, 7) + " "
                        + ID.substring(7)));
        // Telephones of persons, and said digit by digit
        all.addAll(List.of(
                "call the customer at 0506478252",
                "call the customer at 56115278",
                "\u0631\u0642\u0645 \u062c\u0648\u0627\u0644 \u0627\u0644\u0639\u0645\u064a\u0644 \u0647\u0648"
                        + " 538201399",
                "0 5 0 6 4 7 8 2 5 2"));
        all.addAll(List.of("TIN: 3524539064", "tax_id=3524539064", "travel document K1234567", "CR#4030123456"));
        all.addAll(List.of(
                "CR-4030123456",
                "cr_number=4030123456",
                "commercial_registration: 4030123456",
                "birth_date: 19870312"));
        all.addAll(List.of(
                "P.O. Box 22941, Riyadh",
                "\u0635.\u0628 22941 \u0627\u0644\u0631\u064a\u0627\u0636",
                "ssh root@10.2.3.44",
                "http://84.235.12.7:8080/admin"));
        all.addAll(List.of(
                "requests from 84.235.12.7 were blocked",
                "X-Forwarded-For: 84.235.12.7",
                "84.235.12.7 - - [10/Oct/2026:13:55:36 +0300] \"GET / HTTP/1.1\" 200",
                "ping 84.235.12.7"));
        // Entries of registers and tills, and arguments of calls
        String stripe = TestSecrets.withCheckDigit("475270104775132");
        all.addAll(List.of(
                "CR\n1131275990",
                "pp no. Y81898796 (passport)",
                "Y81898796 is the passport of the guest",
                "German passport C0W5426K7T",
                "P<SAUALQAHTANI<<AHMED" + "<".repeat(23),
                "Ahmed Al-Qahtani, 17 Palestine Street, Jeddah 23326",
                "أحمد القحطاني، شارع فلسطين 17، جدة 23326",
                "Flat 302, Building 14, Sheikh Zayed Road, Dubai",
                "17 Palestine Street, Al Hamra, 23326",
                "Villa 14, Al Nakheel District, Riyadh",
                "الخادم 84.235.12.7",
                "DNS A record points to 84.235.12.7",
                "allow 84.235.12.7;",
                TestSecrets.withCheckDigit("475368689808152327"),
                "%B" + stripe + "^ALI/A^2812101",
                ";" + stripe + "=28121010000012300000?",
                LeakTexts.withCheck("SA", "65696310483945407645").replaceFirst("^(.{4})(..)", "$1 $2 ")));
        all.addAll(List.of(
                "Sara Khan;T36731648;passport",
                "Passport number\n\nN9261512",
                "travel_document_number: N3405557",
                "رقم الباسبور K8742680",
                "company reg. no. 1010185060",
                "unified_number=7001605163",
                "رقم السجل: 3350634743 (السجل التجاري)",
                "{\"line1\":\"980 Hira Avenue\",\"city\":\"Abu Dhabi\"}",
                "جدة، حي الروضة، شارع صاري، رقم 673",
                "lives at 1503 Sari Rd"));
        all.addAll(List.of(
                "new \\PDO('mysql:host=db', 'app', 'N4jd!2026xfz')",
                "cy.get('#password').type('3kG3DYb3qsbM1G')",
                "gpg --batch --passphrase Riyal#2655 -c x",
                "Basic " + base64("svc:Harbour#77")));
        all.addAll(List.of(
                "كلمة_المرور=r8Vd-Lq3pZGC",
                "كلمة المرور المؤقتة «Lulu_92kdQ73r»",
                "mysqli_connect(\"db\", \"root\", \"N4jd!2026xfz\", \"shop\");",
                "crypto.createHmac(\"sha256\", \"" + V + "\")",
                "ldap_bind($c, \"cn=admin\", 'N4jd!2026xfz')",
                "new Encrypter('" + V + "')",
                "sk_" + "a5295558-3382-8dce-76fe-" + "7185517ab5d2"));
        // Cards beside what belongs to them, and what is done to them
        for (String card : List.of(
                stripe,
                TestSecrets.withCheckDigit("222651471390401"),
                TestSecrets.withCheckDigit("540345120067131"),
                TestSecrets.withCheckDigit("401253678901"),
                TestSecrets.withCheckDigit("37125367890123"),
                TestSecrets.withCheckDigit("352812345678901"),
                TestSecrets.withCheckDigit("626877723800841"),
                TestSecrets.withCheckDigit("67599084249"),
                TestSecrets.withCheckDigit("601113548612349"))) {
            all.addAll(List.of(
                    "{\"number\":\"" + card + "\",\"exp_month\":4,\"exp_year\":2029,\"cvc\":\"123\"}",
                    "payment:\n  number: " + card + "\n  expiryMonth: 7\n  holder: Sara Ali",
                    "number=" + card + "&cvc=091&expiry=0429",
                    "purchase(['number' => '" + card + "', 'expiryMonth' => '6'])",
                    "number,exp_month,exp_year\n" + card + ",04,2029",
                    "id,amount,number,cvc\n7,100," + card + ",456"));
        }
        for (String verb : List.of(
                "charging %s SAR 40",
                "refund of SAR 55 to %s failed with 05",
                "captured 230.00 SAR on %s",
                "void on %s after two tries",
                "authorize %s amount=100 currency=SAR",
                "tapped %s on terminal 3",
                "POST /charges {\"source\": \"%s\"}",
                "فشل استرداد مبلغ 300 ريال إلى %s",
                "تعذر الدفع بـ %s بعد التحديث",
                "خصم 40 ريال من %s")) {
            all.add(verb.formatted(stripe));
            all.add(verb.formatted(TestSecrets.withCheckDigit("401253678901")));
        }
        all.add("amount,card,result\n40.00," + stripe + ",declined");
        all.add("date,pan,amount\n2026-11-02," + stripe + ",40.00");
        all.add("INSERT INTO payments (pan, amount) VALUES ('" + stripe + "', 40.00);");
        // Persons by the registers that are asked about them, and in addresses of HTTP
        all.addAll(List.of(
                "GET /kyc/" + TIME_LIKE + "/status 200",
                "/customers/" + TIME_LIKE + "/cards",
                "/api/v2/persons/" + TIME_LIKE,
                "/identity/" + TIME_LIKE + "/verify",
                "muqeem returned 500 for " + TIME_LIKE,
                "SIMAH enquiry for " + TIME_LIKE,
                "yakeen(" + TIME_LIKE + ", 1402-03)",
                "tawakkalna status of " + TIME_LIKE,
                "elm answered E02 for " + TIME_LIKE,
                "أبشر لا يعيد بيانات " + TIME_LIKE,
                "تحقق يقين من " + TIME_LIKE + " فشل",
                "signed in as " + TIME_LIKE,
                "fixed the login for " + TIME_LIKE,
                "تسجيل الدخول بالرقم " + TIME_LIKE,
                "رقم بطاقة الدفع " + stripe,
                "700 number: 7056693547",
                "company 700: 7056693547",
                "رقم 700: 7056693547",
                "phone 22130112",
                "call 20130112",
                "whatsapp message for 0578028981"));
        all.addAll(List.of(
                "SESSION_SECRET=Falcon-Ridge69",
                "app-secret: 'Lantern.Medina591'",
                "var oauthClientSecret string = \"Falcon-Canyon595\"",
                "config.set('payment_gateway_secret', 'Lantern.Oryx216')",
                "TERMINAL_KEY ?= ol*0yw!n1BNjY#7",
                "const terminalKey = \"spqBO^6TO3rOQ*7\";",
                "push server key: 8s0dk2Lm4Qw7Rt9Zx1Vb",
                "curl -H 'Elastic-Password: 819467262d9bafd92c131af6af265b5d' https://x.example.com",
                "تم تغيير الرقم السري إلى 2206daa481be351995526f03199e04cf أمس"));
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
                "| step | address |\n|---|---|\n| cache | the gateway's, see below |",
                "| table | passport |\n|---|---|\n| users | nullable string |",
                "version,born,lines\n1.4.0,yesterday,2001",
                "cr,dr\n12.50,1250",
                "| service | tax |\n|---|---|\n| billing | 15 % |",
                "$table->string('password', 255)->change()",
                "Schema::table('users', fn ($t) => $t->string('password', 255)->change());",
                "\"auth.password\": \"كلمة المرور\"",
                // References, terminals, merchants and codes of payments, whatever their check digit
                "TID " + CARD_LIKE + " (mada terminal)",
                "card payment approved, RRN " + TestSecrets.withCheckDigit("64482778179"),
                "STAN=" + TIME_LIKE + " mada",
                "card acceptor " + CARD_LIKE,
                "MID " + CARD_LIKE + " (visa)",
                "merchantId=" + TIME_LIKE,
                "merchant no. " + CARD_LIKE + " for mada",
                "payment id " + TIME_LIKE,
                "charge id " + CARD_LIKE,
                "refund number " + CARD_LIKE,
                "authorisation code " + TIME_LIKE + " of the card",
                "ARN " + CARD_LIKE,
                "mada settlement file " + CARD_LIKE,
                "رقم التفويض " + CARD_LIKE,
                "رقم عملية الدفع " + CARD_LIKE,
                "مرجع الدفع " + CARD_LIKE,
                "رقم المفوتر " + OTHER_ID,
                "SADAD number " + CARD_LIKE,
                "refunded order " + CARD_LIKE,
                "Aramex " + TIME_LIKE,
                TIME_LIKE + ",login,ok",
                "cost centre " + OTHER_ID,
                "pass the callback function on (cf: 20130112)",
                "call the job of 20240516 again",
                "app.js?id=" + TIME_LIKE,
                "AUTO_INCREMENT=2418400111",
                "artifact " + OTHER_ID,
                "2026072104",
                "checkpoint " + OTHER_ID,
                "mysqli_connect('localhost', 'root', 'password')",
                // As more change logs write
                "Show it under app passwords: [#40509](https://git.maqsafy.com/core/pull/40509)",
                "(agent_get_passphrase): Ditto.",
                "a problem identified by \"jamesh\"",
                "passport:client --password --name=asdf",
                "update-passwd manpage. Closes: Bug#53857,#75791",
                "\"Invalid Email or password\" => \"Invalid email or password\"",
                "'password' => 'Le mot de passe est incorrect.',",
                "password policy check\n* chore(engine): adjust licence header",
                "birthtime support\nSep 17, 2008: reader",
                "which enctypes, Closes: #932000\n  * Do not error out if a keytab",
                "0123456789 % -._~ are taken",
                "password: 'Wachtwoord'",
                "Opened 12 canteens in Jeddah, King Fahd Road",
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
                "secret: ${SECRET}",
                // Variables and placeholders that are used, attributes, translations
                "mysql -u root -p$MYSQL_ROOT_PASSWORD canteen2",
                "mysqladmin -p\"${ROOT_PW}\" ping",
                "redis://:<password>@host:6379",
                "postgres://app:<db-password>@db/canteen",
                "psql postgresql://app:${PGPASSWORD:?}@db/canteen",
                "net use Z: \\\\files\\x <password> /user:backup",
                "<input type=\"password\" inputmode=\"numeric\">",
                "<input type=\"password\" class=\"form-control-lg2\" id=\"pwd\">",
                "<label for=\"password\" class=\"col-md-4\">Password</label>",
                "<el-input show-password prefix-icon=\"el-icon-lock2\" />",
                "<input name=\"password_confirmation\" placeholder=\"12+ characters\">",
                "{\"password\": \"Password\", \"forgot\": \"Forgot password?\"}",
                "{\"password\": \"كلمة المرور\", \"confirm\": \"تأكيد\"}",
                "I18n.t(\"password.too_short\", count: 12)",
                "const LABEL = \"Pass\" + \"word\" + \":\";",
                "error: \"Password must \" + \"have 12 characters\"",
                "defaults.set(newPassword, forKey: \"adminPassword\")",
                "storage.write(key: 'pin', value: pin)",
                "press Ctrl+Shift+P for the password dialog",
                "p/w: see 1Password",
                "pass / fail / skipped-12",
                "Pass post-stage1 flags and exports.",
                "we agreed on bcrypt12 for the password hash",
                "we agreed on Tuesday for the password rotation",
                "snmp-server community strings are public",
                "tar -u file -p Archive_V2.tar",
                "rpassword::prompt_password(\"Password: \")",
                "network key exchange: ECDHE-P256",
                "SET key value2",
                "array key 0 item12",
                "{\"newPassword\": \"New password\"}",
                "2026 is the PIN release",
                "this.passwords = passwords;",
                "user.password = newPassword;",
                "const password = await read.password('Password:', creds.password)",
                "\"HAS_PSK\": has_psk,\n",
                "npm config set key value</code>",
                "the token index values for tokens i+1..n-1.",
                "put MAQ-4410 in when the login page fails",
                "sql.Open(\"mysql\", \"app:${DB_PW}@tcp(db1:3306)/x\")",
                "docker run -u 1000 -p 127.0.0.1:8080:80 app",
                "باس الباص المدرسي أصبح إلكترونياً",
                "باسم العميل INV-2210 في الفاتورة",
                "تم تغيير طول الرمز السري ليصبح 6 أرقام",
                // As change logs write
                "<a href=\"#16.6.1\">16.6.1</a><br/>\n"
                        + "<a href=\"#16.6.0\">16.6.0</a><br/>\n"
                        + "<a href=\"#16.5.0\">16.5.0</a><br/>",
                "Fix use-after-free with --html --push (CVE-2021-3516)",
                "Remove invalidating calls. (Closes: #1016913)",
                "Copyright 1993-1994, 1998, 2001-2002, 2004 Free Software",
                "phone list, 2002-05-07",
                "Fix password template, Closes: #982898",
                "Potential leak identified by clang in the tool",
                "New upstream signing key 3D53839A70BC938B08CDD47F45460A518DA84635",
                "Add 0001-doc-improve-COLORS-doc-Bug-57696-x2.patch",
                "Update from 1.2.99.2 to 1.2.99.4",
                "ssh-keyscan 192.168.0.0/24",
                "[`" + ID + "`](https://git.maqsafy.com/canteen/api/commit/" + ID + "aa)",
                "proxies with user info (https://user:pass@proxy:8080)",
                "[" + TIME_LIKE + "] worker started",
                "users_" + TIME_LIKE + ".csv",
                "api_key = settings.API_KEY",
                "PASSWORD_HASH=bcrypt",
                "payment id " + TestSecrets.withCheckDigit("586942015845418"),
                "pass: 120, fail: 0",
                "login / logout",
                // What stands in tables, lists and brackets beside a secret's name
                "| Field | Type |\n|---|---|\n| password | string(255) |",
                "| Secret | Rotated on |\n|---|---|\n| erp-db | 2026-11-30 |",
                "order_id,total\n" + OTHER_ID + ",12.50",
                "order:\n  number: " + OTHER_ID,
                "passwords: 12 characters, one digit, no name",
                "'passwords' => ['users' => ['expire' => 60]]",
                "protected $hidden = ['password', 'remember_token'];",
                "the token (see the vault) is new",
                "password: {{ .Values.auth.password | b64enc | quote }}",
                "DB_PASSWORD=\nLOG_LEVEL=info2",
                "checksum/secret: " + HEX,
                "mysql -u app -p canteen2",
                "pass=12 fail=0",
                "token :: null again",
                "background: url(data:image/png;base64,iVBORw0KGgo" + V + "+" + V + "/" + V + ")",
                "file.php:1042:class:extends:Controller",
                "COPY t (id, name, city) FROM stdin;\n1\tsunset4711\tRiyadh\n\\.",
                "kind: ConfigMap\ndata:\n  timeout: 3000s\n  level: debug2",
                "Password: FormRequest checks it",
                "Username: required\nPassword: required",
                "Token refresh for mobile - " + HEX,
                "Password ........ required",
                "Password            varchar(255)",
                "<tr><td>Password</td><td>at least 12 characters</td></tr>",
                "new PDO($dsn, $user, $password)",
                "requests.get(url, auth=(user, password))",
                "password(name: 'X', defaultValue: '', description: 'asked')",
                "PIN of terminals: 2024 is the last year of four digits",
                "password hash -> argon2id$v19",
                "the wifi password is printed on the receipt",
                "the password is plain text in old exports",
                "Password hint is shown after three attempts",
                "Roles: parent/child, cashier/manager",
                "platforms: linux/amd64, linux/arm64",
                "login: PKCS#12 files ask for a password",
                "[stable10] Limit the width of the password button",
                "A weak password is refused with error AUTH-112",
                "The password of tester02 can be changed",
                "rework ack_frame_id of the wifi driver",
                "PIN retries: 3, lock time: 1800 s",
                "Sign in with Apple on iOS17",
                "Login screen tested on Pixel7 and Galaxy23",
                "Login for team12 and team13 of the pilot",
                "Login of parents and Grade12 students",
                "Login: show FaceId2Button on small screens",
                "Password: new PasswordV2Field component",
                "Login: new OtpV2Dialog class",
                "Our wifi: channel 36",
                "wifi: wpa#3",
                "security: the FaceId2 flag is in the wiki as rollout switch",
                "Users sign in with Mada2025 cards",
                "Login: rename OAuth2LoginFilter to SsoLoginFilter",
                "Tested with 2500 cards, PIN and contactless",
                "Refuse PIN values such as 1234 and 2580",
                "Password: trim outer blanks",
                "Passwords: raise bcrypt cost to twelve",
                "PIN: 4 digits",
                "OTP: 3600 seconds",
                "Recovery codes: ten are shown once",
                "TOTP codes have six digits",
                "mnemonic: the name of an instruction",
                "jdbc:mysql://db1/x?passwordCharacterEncoding=utf8",
                "<OrderNumber>" + OTHER_ID + "</OrderNumber>",
                "1.24.34+2784602610",
                "licence " + TIME_LIKE,
                "SESSION_SECRET=Default-Value20",
                "client_secret: Basic-Auth20",
                "use passkeys instead of the password",
                "استخدموا رمز التحقق بدلا من كلمة المرور",
                "رقم الترخيص " + TIME_LIKE);
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
