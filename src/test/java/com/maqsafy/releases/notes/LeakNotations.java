package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Notations of tools and of persons' data that none of the other generators has: files of passwords, manifests, calls, seeds and
 * codes of second factors, forms and their scans, exports and chats, with near misses in the same notations.
 */
final class LeakNotations {

    private final LeakTexts made;

    LeakNotations(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each * 2, "secret, in more notations", true, this::secret);
        add(texts, each, "near a secret, in more notations", false, this::nearSecret);
        add(texts, each, "national id, in more notations", true, this::identity);
        add(texts, each, "IBAN, in more notations", true, this::iban);
        add(texts, each, "Saudi phone, in more notations", true, this::phone);
        add(texts, each, "card, in more notations", true, this::card);
        add(texts, each, "passport, tax number, birth, address, IP, in more notations", true, this::labelled);
        add(texts, each, "near a person, in more notations", false, this::nearPerson);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    // --- secrets

    private String secret() {
        String v = made.secretValue();
        String p = made.password().replaceAll("[#$^*!%&@]", "x");
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        String letters = made.of(LeakTexts.LOWER, 12);
        String both = made.of(LeakTexts.LOWER + LeakTexts.UPPER, 10);
        String base32 = made.of(LeakTexts.UPPER + "234567", 32);
        String code = made.of("bcdfghjkmnpqrstvwxyz", 3) + made.of(LeakTexts.DIGITS, 2) + "-"
                + made.of("bcdfghjkmnpqrstvwxyz23456789", 5);
        return made.pick(
                "*:5432:*:app:" + p,
                "db1.example.sa:5433:canteen:reader:" + p,
                "# ~/.pgpass\nlocalhost:5432:" + w + ":postgres:" + letters,
                "COPY public.tokens (id, api_token, owner) FROM stdin;\n1\t" + v + "\tSara\n2\t" + made.secretValue()
                        + "\tOmar\n\\.",
                "COPY users (email, password) FROM stdin WITH CSV;\nx,Sunset" + made.of(LeakTexts.DIGITS, 4) + "\n\\.",
                "Password:\n" + letters,
                "Password\n" + w + made.of(LeakTexts.DIGITS, 4),
                "Password: " + both,
                "Username: " + w + "\nPassword: " + w + w,
                "user: admin, password: " + made.word() + made.word(),
                "اسم المستخدم: " + w + "\nكلمة المرور: " + made.word() + made.word(),
                "Passphrase: " + made.word() + "-" + made.word() + "-" + made.word() + "-" + made.word(),
                "API key for " + w + " - " + made.hex(40),
                "Token for the gateway - " + made.hex(40),
                "kubectl create secret generic db --from-literal=" + w + "=" + p,
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + w + "\ndata:\n  " + w + ": "
                        + LeakTexts.base64(p),
                "apiVersion: v1\ndata:\n  ." + w + "cfg: " + LeakTexts.base64(v) + "\nkind: Secret\ntype: Opaque",
                "{\n  \"kind\": \"Secret\",\n  \"data\": {\n    \"" + w + "\": \"" + LeakTexts.base64(p) + "\"\n  }\n}",
                "kind: Secret\nstringData:\n  " + w + ": " + p,
                "machine git.example.sa\n  login ci\n  password " + p,
                "//npm.example.sa/:_password=" + LeakTexts.base64(p),
                "[pypi]\nusername = __token__\npassword = " + p,
                "deploy:$apr1$" + made.of(LeakTexts.ALNUM, 8) + "$" + made.of(LeakTexts.ALNUM + "./", 22),
                "root:$6$" + made.of(LeakTexts.ALNUM, 8) + "$" + made.of(LeakTexts.ALNUM + "./", 86)
                        + ":19000:0:99999:7:::",
                "ops:$2y$10$" + made.of(LeakTexts.ALNUM + "./", 53),
                "jdbc:mysql://db1:3306/canteen?user=app&password=" + p,
                "jdbc:oracle:thin:app/" + p + "@db1:1521:ORCL",
                "sqlplus app/" + p + "@orcl @run.sql",
                "Server=db1;Database=canteen;Uid=app;Pwd=" + p + ";",
                "Driver={ODBC Driver 18};Server=tcp:db1,1433;UID=app;PWD={" + p + "};",
                "DefaultEndpointsProtocol=https;AccountName=x;AccountKey=" + made.of(LeakTexts.ALNUM + "+/", 86) + "==",
                "mongodb+srv://app:" + p + "@cluster0.example.net/canteen",
                "amqps://" + w + ":" + p + "@mq.example.sa/%2f",
                "rediss://default:" + p + "@cache:6380/0",
                "$cred = ConvertTo-SecureString \"" + p + "\" -AsPlainText -Force",
                "Set-ADAccountPassword -NewPassword '" + p + "'",
                "Connect-Thing -Token " + v + " -Verbose",
                "variable \"db_password\" {\n  type    = string\n  default = \"" + p + "\"\n}",
                "ansible-vault encrypt_string '" + p + "' --name 'db_pw'",
                "ansible_become_pass: " + p,
                "env:\n  " + upper + "_SECRET: " + v + "\nsteps:",
                "environment {\n    " + upper + "_TOKEN = '" + v + "'\n}",
                "password(name: 'DB_PASSWORD', defaultValue: '" + p + "', description: 'x')",
                "helm upgrade x ./x --set-string auth.token=" + v,
                "spring.datasource.password=" + p,
                "<dataSource url=\"jdbc:x\" password=\"" + p + "\"/>",
                "- value: " + v + "\n  name: " + upper + "_TOKEN",
                "{\"value\": \"" + v + "\", \"key\": \"api_token\"}",
                "{\"key\":\"apikey\",\"value\":\"" + v + "\",\"type\":\"default\"}",
                "{\"auth\":{\"type\":\"bearer\",\"bearer\":[{\"key\":\"token\",\"value\":\"" + v + "\"}]}}",
                "curl -b 'session_id=" + made.hex(40) + "' https://x.example.sa",
                "curl --cookie \"laravel_session=" + made.of(LeakTexts.ALNUM, 40) + "\" https://x.example.sa",
                "requests.get(url, auth=('ci', '" + p + "'))",
                "Http::withBasicAuth('ci', '" + p + "')->get($url)",
                "new PDO('mysql:host=db1;dbname=x', 'app', '" + p + "');",
                "DriverManager.getConnection(url, \"app\", \"" + p + "\")",
                "smtp.login('mailer', '" + p + "')",
                "otpauth://totp/Canteen:" + w + "?secret=" + base32 + "&issuer=Canteen",
                "2FA secret: " + base32.substring(0, 16),
                "TOTP seed " + base32.replaceAll("(.{4})", "$1 ").strip().toLowerCase(Locale.ROOT),
                "Recovery codes:\n- " + code + "\n- " + code,
                "backup codes for " + w + ": " + code + ", " + code,
                "رموز الاسترداد:\n" + code,
                "PIN: " + made.of(LeakTexts.DIGITS, 4),
                "the PIN code is " + made.of(LeakTexts.DIGITS, 6),
                "OTP: " + made.of(LeakTexts.DIGITS, 6),
                "رمز التحقق: " + made.of(LeakTexts.DIGITS, 6),
                "WIFI:T:WPA;S:Canteen;P:" + p + ";;",
                "Mnemonic: "
                        + IntStream.range(0, 12)
                                .mapToObj(i -> made.of(LeakTexts.LOWER, 5))
                                .collect(java.util.stream.Collectors.joining(" ")),
                "Password .......... " + p,
                "Password            " + w + made.of(LeakTexts.DIGITS, 4),
                "<dl><dt>Password</dt><dd>" + p + "</dd></dl>",
                "<tr><td>Password</td><td>" + w + made.of(LeakTexts.DIGITS, 5) + "</td></tr>",
                "which password do we use?\nomar: Sunset" + made.of(LeakTexts.DIGITS, 4),
                "ما هي كلمة المرور؟\nSunset" + made.of(LeakTexts.DIGITS, 4),
                "creds: deploy/Sunset@" + made.of(LeakTexts.DIGITS, 4),
                "lftp -u ops," + p + " sftp://store.example.sa",
                "unzip -P " + p + " dump.zip",
                "sqlcmd -S db1 -U sa -P " + p,
                "net user ops " + p + " /add",
                "vault kv put secret/app " + w + "=" + v,
                "flyctl secrets set " + upper + "=" + v,
                "Kennwort: " + p,
                "رقم سري الواي فاي " + p,
                "غيرنا كلمة مرور قاعدة البيانات إلى " + p,
                "الباسورد حق لوحة التحكم " + p,
                "المفتاح الخاص بالبوابة هو " + v,
                "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none",
                "-----BEGIN OPENSSH PRIVATE KEY-----\n" + made.of(LeakTexts.ALNUM, 70));
    }

    private String nearSecret() {
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        String n = made.of("123456789", 4);
        return made.pick(
                "db1:5432 is reachable from app:443",
                "GET /a:b:c:d " + n + ":1:2",
                w + ".php:" + n + ":class:extends:Controller",
                "2026-11-30 10:42:11:204: worker:start:ok",
                "COPY public.schools (id, name, city) FROM stdin;\n1\t" + w + "\tRiyadh\n\\.",
                "Password:\nThe guardian chooses one.",
                "Password\n--------\nMust have 12 characters.",
                "Password: required",
                "Password: FormRequest checks it",
                "Username: required\nPassword: required",
                "user: the account of the school\npassword: at least 12 characters",
                "Passphrase: read from the environment",
                "API key for " + w + " - rotated yearly",
                "Token refresh for mobile - " + made.hex(40),
                "Rotate the token in " + w + " (" + made.hex(40) + ")",
                "kubectl create secret generic db --from-literal=" + w + "=$VALUE",
                "kind: ConfigMap\ndata:\n  log_level: debug2\n  timeout: 3000s",
                "kind: SecretStore\nspec:\n  provider: vault2",
                "kind: Secret\nmetadata:\n  name: " + w + "\ndata:\n  username: " + LeakTexts.base64("app"),
                "kind: ExternalSecret\nspec:\n  secretStoreRef: {name: vault}",
                "machine git.example.sa login ci password $TOKEN",
                "//npm.example.sa/:_authToken=${NPM_TOKEN}",
                "jdbc:mysql://db1:3306/canteen?useSSL=true&passwordCharacterEncoding=utf8",
                "jdbc:oracle:thin:@db1:1521:ORCL",
                "Server=db1;Database=canteen;Integrated Security=true;",
                "$cred = Get-Credential; ConvertTo-SecureString $plain",
                "variable \"db_password\" {\n  type      = string\n  sensitive = true\n}",
                "db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256",
                "withCredentials([string(credentialsId: '" + w + "-token', variable: 'TOKEN')]) {",
                "password(name: 'DB_PASSWORD', defaultValue: '', description: 'asked at start')",
                "- name: " + upper + "_TOKEN\n  valueFrom:\n    secretKeyRef:\n      name: " + w + "\n      key: token",
                "{\"value\": \"canteen\", \"key\": \"tenant\"}",
                "{\"key\":\"apikey\",\"value\":\"{{apikey}}\",\"type\":\"default\"}",
                "curl -b cookies.txt https://x.example.sa",
                "requests.get(url, auth=(user, password))",
                "Http::withBasicAuth($user, $password)->get($url)",
                "new PDO($dsn, $user, $password);",
                "$client->login($name, 'remember');",
                "otpauth URIs are made by the library",
                "2FA secret: generated at the first login",
                "TOTP codes have six digits and 30 seconds",
                "Recovery codes: ten are shown once",
                "backup codes are 10 characters long",
                "PIN: 4 digits",
                "the GPIO pin is 17",
                "OTP: 300 seconds",
                "OTP length = 6",
                "Verification code: 6 digits, valid for 10 minutes",
                "رمز التحقق: 6 أرقام",
                "WIFI: the kiosks reconnect by themselves",
                "mnemonic: the name of an instruction",
                "Password .......... required",
                "Password            varchar(255)",
                "token               string",
                "<tr><td>Password</td><td>at least 12 characters</td></tr>",
                "<tr><th>Password</th><th>Role</th></tr>",
                "which password rules do we use?\nomar: twelve characters",
                "هل تغيرت كلمة المرور؟\nنعم",
                "login: /login, logout: /logout",
                "account / wallet / history",
                "unzip -p dump.zip | psql",
                "mysql -h db1 -P 3306 canteen",
                "vault kv put secret/app @data.json",
                "net user ops /delete",
                "Kennwort: Pflichtfeld",
                "pass rate 98.5%, " + n + " passed",
                "$2y$ and argon2id hashes are both accepted");
    }

    // --- persons

    private String identity() {
        String body = made.pick("10", "11", "21", "22", "24") + made.of(LeakTexts.DIGITS, 7);
        String id = body + LeakTexts.luhn(body);
        String spaced = id.substring(0, 1) + " " + id.substring(1, 5) + " " + id.substring(5);
        return made.digits(made.pick(
                "Applicant's national ID number: " + id,
                "ID No.: " + id,
                "Civil ID " + id,
                "Guardian (NID: " + id + ")",
                "National Identity " + spaced,
                "Iqama # " + id + " / expires 2027",
                "{\"person\":{\"idType\":\"NIN\",\"idNumber\":\"" + id + "\"}}",
                "{\"identityNo\": " + id + "}",
                "SELECT * FROM guardians WHERE national_id = '" + id + "';",
                "name;id_number;grade\nSara Ali;" + id + ";4",
                "| الاسم | رقم الهوية |\n| --- | --- |\n| سارة | " + id + " |",
                "رقم السجل المدني: " + id,
                "هوية ولي الأمر (" + id + ") مكررة",
                "رقم هوية الطالب/" + id,
                "الإقامة رقم " + id + " منتهية",
                "المواطن " + id + " قدم بلاغا",
                "رقم بطاقة الأحوال: " + id,
                "الموظفة صاحبة الهوية الوطنية رقم: " + id,
                "nin=" + id + "&dob=x",
                "<NationalID>" + id + "</NationalID>",
                "nationalId -> " + id,
                "Employee " + id + " has no wallet",
                "Nafath request of " + id + " timed out"));
    }

    private String iban() {
        String iban = LeakTexts.withCheck(
                "SA", made.pick("80", "10", "20", "05", "45", "55", "60", "15") + made.of(LeakTexts.DIGITS, 18));
        String grouped = iban.replaceAll("(.{4})", "$1 ").strip();
        return made.digits(made.pick(
                "Beneficiary IBAN - " + iban,
                "IBAN#" + iban,
                "IBAN(" + iban + ")",
                "Pay to: " + grouped,
                "Acc. no. " + iban,
                "{\"iban\": \"" + grouped + "\"}",
                "iban=" + iban + "&amount=12",
                "<IBAN>" + iban + "</IBAN>",
                "supplier,iban,city\nBakery," + iban + ",Riyadh",
                "| المورد | الآيبان |\n| --- | --- |\n| المخبز | " + grouped + " |",
                "رقم الحساب الدولي: " + iban,
                "آيبان المورد هو " + iban,
                "حول المبلغ إلى " + grouped,
                "الايبان/" + iban,
                iban.substring(0, 4) + "-" + iban.substring(4, 14) + "-" + iban.substring(14),
                iban.substring(0, 4) + "/" + iban.substring(4),
                "SA " + iban.substring(2, 4) + " " + iban.substring(4),
                "update suppliers set iban = '" + iban + "' where id = 7",
                "bank account " + iban.substring(2),
                "Refund failed for\n" + grouped));
    }

    private String phone() {
        String m = "5" + made.pick("0", "3", "4", "5", "6", "8", "9") + made.of(LeakTexts.DIGITS, 7);
        return made.digits(made.pick(
                "Contact no: 0" + m,
                "Mob.: 0" + m.substring(0, 2) + " " + m.substring(2),
                "Tel +966-" + m.substring(0, 2) + "-" + m.substring(2, 5) + "-" + m.substring(5),
                "+966 (0) " + m,
                "+966(" + m.substring(0, 2) + ")" + m.substring(2),
                "whatsapp.com/send?phone=966" + m,
                "sms:+966" + m,
                "<a href=\"tel:0" + m + "\">call</a>",
                "{\"msisdn\": \"966" + m + "\"}",
                "{\"mobile\": {\"code\": \"966\", \"number\": \"" + m + "\"}}",
                "phone: \"0" + m + "\"",
                "name,phone\nSara,0" + m,
                "| الاسم | الجوال |\n| --- | --- |\n| سارة | 0" + m + " |",
                "جوال ولي الأمر: 0" + m,
                "هاتف المدرسة 011" + made.pick("2", "4") + made.of(LeakTexts.DIGITS, 6),
                "واتساب 0" + m,
                "اتصل على 0" + m,
                "للتواصل: 00966" + m,
                "رقمي 0" + m,
                "0" + m.substring(0, 3) + "." + m.substring(3, 6) + "." + m.substring(6),
                "Sara's number is 0" + m,
                "to=+966" + m + " status=failed"));
    }

    private String card() {
        String body = made.pick("4", "440647", "53", "588845", "2230", "968205") + made.of(LeakTexts.DIGITS, 15);
        body = body.substring(0, 15);
        String card = body + LeakTexts.luhn(body);
        String spaced = card.replaceAll("(.{4})", "$1 ").strip();
        return made.digits(made.pick(
                "Card no.: " + card,
                "PAN=" + card,
                "cc:" + card,
                "mada " + spaced,
                "Visa card " + card.replaceAll("(.{4})(?=.)", "$1-"),
                "{\"card\":{\"pan\":\"" + card + "\"}}",
                "{\"number\":\"" + card + "\",\"cvv\":\"123\"}",
                "cardNumber=" + card + "&exp=1227",
                "<CardNumber>" + card + "</CardNumber>",
                "card_no;amount\n" + card + ";12.50",
                "| البطاقة | المبلغ |\n| --- | --- |\n| " + card + " | 12.50 |",
                "رقم بطاقة الدفع: " + card,
                "بطاقة مدى " + spaced,
                "الدفع بالبطاقة (" + card + ") فشل",
                "فيزا: " + card,
                "charged " + spaced + " twice",
                "credit card ending? no, all of it: " + card,
                card + " 12/27 123",
                "number: '" + spaced + "'",
                "select * from cards where pan = '" + card + "'"));
    }

    private String labelled() {
        String passport = made.of(LeakTexts.UPPER, 1) + made.of(LeakTexts.DIGITS, 8);
        String vat = "3" + made.of(LeakTexts.DIGITS, 13) + "3";
        String register = made.pick("1010", "4030", "2050") + made.of(LeakTexts.DIGITS, 6);
        String ip =
                made.pick("84.235", "188.55", "37.224") + "." + made.of("123456789", 2) + "." + made.of("123456789", 2);
        return made.digits(made.pick(
                "Passport No. " + passport,
                "passportNumber: \"" + passport + "\"",
                "رقم جواز السفر: " + passport,
                "passport,name\n" + passport + ",Sara",
                "{\"passport\":\"" + passport + "\"}",
                "VAT number: " + vat,
                "vat_no=" + vat,
                "الرقم الضريبي: " + vat,
                "VAT reg. no. " + vat,
                "{\"trn\": \"" + vat + "\"}",
                "Commercial Register: " + register,
                "C.R. " + register,
                "سجل تجاري رقم " + register,
                "{\"commercialRegistration\":\"" + register + "\"}",
                "Sara Khan, date of birth: 12/03/2014",
                "birthDate: 2014-03-12, name: Omar",
                "تاريخ ميلاد الطالب: 1435/05/10",
                "student Omar was born on 12 March 2014",
                "Home address: 12 King Fahd Road, Riyadh",
                "العنوان الوطني: RRRD" + made.of(LeakTexts.DIGITS, 4),
                "يسكن في شارع العليا مبنى 12",
                "shipping address: Villa 7, Olaya Street",
                "client ip: " + ip,
                "login from " + ip,
                "remote_addr=" + ip,
                "عنوان IP: " + ip));
    }

    private String nearPerson() {
        String n = made.pick("10", "21", "17") + made.of(LeakTexts.DIGITS, 8);
        String sixteen = made.of("123456789", 1) + made.of(LeakTexts.DIGITS, 15);
        return made.pick(
                "Sequence " + n + " was skipped",
                "order #" + n + " / invoice #" + n,
                "{\"orderNumber\":\"" + n + "\"}",
                "orderId -> " + n,
                "<OrderNumber>" + n + "</OrderNumber>",
                "SELECT * FROM orders WHERE number = '" + n + "';",
                "order;total\n" + n + ";12.50",
                "| الطلب | المبلغ |\n| --- | --- |\n| " + n + " | 12.50 |",
                "رقم الفاتورة: " + n,
                "رقم العملية " + n + " مكرر",
                "مرجع الدفع/" + n,
                "transaction " + sixteen + " was reversed",
                "trace " + sixteen + made.of(LeakTexts.DIGITS, 3),
                "{\"traceId\":\"" + made.hex(32) + "\"}",
                "batch no. " + sixteen,
                "snowflake id " + sixteen + made.of(LeakTexts.DIGITS, 2),
                "ts=" + "17" + made.of(LeakTexts.DIGITS, 8) + " level=info",
                "epoch " + "16" + made.of(LeakTexts.DIGITS, 11),
                "offset 05" + made.of(LeakTexts.DIGITS, 8) + " of the file",
                "SKU 05" + made.of(LeakTexts.DIGITS, 8),
                "barcode 628" + made.of(LeakTexts.DIGITS, 10),
                "version 10.11.12.13 to 10.11.12.14",
                "Upgraded to 4.18.2.1",
                "The passport package is now 12.1",
                "VAT is 15 % since 2020-07-01",
                "the register has 12 columns",
                "Born2Run is the name of the theme",
                "address validation: street and district are required",
                "IBAN has 24 characters in Saudi Arabia",
                "the card list shows 4 digits: **** 1234",
                "phone numbers begin with 05 and have 10 digits",
                "الآيبان يتكون من 24 خانة",
                "رقم الجوال يبدأ ب 05",
                "1,234,567,890 rows",
                "2026-11-30 10:42:11.204112345");
    }
}
