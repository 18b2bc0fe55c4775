package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Whole documents, as people paste them: threads of mail, chats with Arabic in them, histories of shells, configuration, output of
 * clusters, stack traces, transcripts of HTTP and tables. What leaks stands among what does not; what only looks like it
 * stands in the same documents. They were written before the scanner was run over them.
 */
final class LeakDocuments {

    private final LeakTexts made;

    LeakDocuments(long seed) {
        made = new LeakTexts(seed);
    }

    /** All classes, so many texts of each. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each, "secret, in a thread of mail", true, () -> mail(mailedSecret()));
        add(texts, each, "secret, in a chat", true, () -> chat(chattedSecret()));
        add(texts, each, "secret, in a history of a shell", true, () -> history(typedSecret()));
        add(texts, each, "secret, in a configuration", true, this::configuredSecret);
        add(texts, each, "secret, in output of a cluster", true, this::clusterSecret);
        add(texts, each, "secret, in a trace or a log", true, () -> trace(tracedSecret()));
        add(texts, each, "secret, in a transcript of HTTP", true, this::httpSecret);
        add(texts, each, "secret, in a table", true, this::tableSecret);
        add(texts, each, "national id, in documents", true, () -> person(identity(), "id"));
        add(texts, each, "IBAN, in documents", true, () -> person(iban(), "iban"));
        add(texts, each, "Saudi phone, in documents", true, () -> person(phone(), "phone"));
        add(texts, each, "card, in documents", true, () -> person(card(), "card"));
        add(
                texts,
                each,
                "near a secret, in mail and chats",
                false,
                () -> made.pick(mail(mailedWords()), chat(chattedWords())));
        add(
                texts,
                each,
                "near a secret, in histories and clusters",
                false,
                () -> made.pick(history(typedWords()), clusterWords()));
        add(texts, each, "near a secret, in configurations", false, this::configuredWords);
        add(
                texts,
                each,
                "near a secret, in traces and HTTP",
                false,
                () -> made.pick(trace(tracedWords()), httpWords()));
        add(texts, each, "near a secret, in tables", false, this::tableWords);
        add(texts, each, "near a person, in documents", false, this::numbers);
        return texts;
    }

    private static void add(List<Labelled> texts, int count, String group, boolean leaks, Supplier<String> maker) {
        IntStream.range(0, count).forEach(i -> texts.add(new Labelled(group, leaks, maker.get())));
    }

    // --- documents around a line

    private String mail(String said) {
        String w = made.word();
        return made.pick(
                "Subject: Re: " + w + " release\n\nHi Omar,\n\n" + said + "\n\nRegards,\nKhalid",
                "> On Sunday, Sara wrote:\n> > can you send it?\n>\n> " + said.replace("\n", "\n> ")
                        + "\n\nThanks, done.",
                "From: Khalid\nTo: Operations\nSubject: [URGENT] " + w + "\n\nDear team,\n" + said
                        + "\nPlease confirm by tomorrow.",
                "---- Forwarded message ----\nDate: Mon, 30 Nov 2026 09:12\nSubject: FW: access\n\n" + said
                        + "\n--\nSent from my phone",
                "السلام عليكم،\n\n" + said + "\n\nمع التحية\nخالد",
                said + "\n\n________________________________\nFrom: Sara\nSent: Sunday\nSubject: " + w + " is down");
    }

    private String chat(String said) {
        return made.pick(
                "[10:42] khalid: is it down?\n[10:43] sara: " + said + "\n[10:44] khalid: thx",
                "khalid  10:42 AM\nany news?\nsara  10:43 AM\n" + said + "\n:+1: 2",
                "@omar " + said + "\nتمام، شكرا",
                "خالد: وين البيانات؟\nسارة: " + said + "\nخالد: وصلت 👍",
                "[30/11/2026, 10:42:11] Sara: " + said,
                "<sara> " + said + "\n<khalid> ok",
                "**Sara**: " + said + "\n**Khalid**: done",
                "Bot APP  10:40\nDeploy of canteen-api 1.4.2 finished\n  ↳ sara: " + said);
    }

    private String history(String typed) {
        return made.pick(
                "  501  cd /srv/canteen\n  502  " + typed + "\n  503  exit",
                "$ git pull --rebase\n$ " + typed + "\n$ php artisan migrate --force",
                "root@db1:~# " + typed + "\nroot@db1:~# exit",
                "deploy@app-2:/srv/canteen$ " + typed + "\nOK",
                ": 1764486731:0;" + typed + "\n: 1764486744:0;ls -la",
                "+ set -e\n+ " + typed + "\n+ echo done",
                "PS C:\\canteen> " + typed,
                "#!/bin/sh\nset -eu\n" + typed + "\nexit 0",
                "```bash\n" + typed + "\n```");
    }

    private String trace(String line) {
        String w = LeakTexts.capital(made.word());
        return made.pick(
                "[2026-11-30 10:42:11] production.ERROR: " + line + " {\"exception\":\"[object] (" + w
                        + "Exception(code: 0) at /srv/canteen/app/Services/" + w
                        + ".php:42)\n[stacktrace]\n#0 {main}\n\"}",
                "Illuminate\\Database\\QueryException\n\n  " + line
                        + "\n\n  at vendor/laravel/framework/src/Illuminate/Database/Connection.php:712\n    708▕     }\n  ➜ 712▕     throw $e;",
                "Traceback (most recent call last):\n  File \"/srv/job.py\", line 42, in <module>\n    main()\nRuntimeError: "
                        + line,
                "java.lang.IllegalStateException: " + line + "\n\tat com.maqsafy." + w.toLowerCase(Locale.ROOT)
                        + ".Client.call(Client.java:42)\n\t... 12 more",
                "2026-11-30T10:42:11.204Z DEBUG 1 --- [nio-8080-exec-3] c.m." + w + "Client : " + line,
                "Nov 30 10:42:11 app-2 canteen[2211]: " + line,
                "level=error ts=2026-11-30T10:42:11Z caller=client.go:42 msg=\"request failed\" " + line,
                "E1130 10:42:11.204112       1 reflector.go:138] " + line);
    }

    // --- secrets

    private String mailedSecret() {
        String v = made.secretValue();
        String p = made.password();
        String w = made.word();
        return made.pick(
                "here is the token you asked for:\n\n" + v,
                "please find the API key below.\n\n" + v,
                "the credentials for the " + w + " portal are\nuser: admin\npassword: " + p,
                "you can log in with the user admin and the password " + p,
                "the password of the " + w + " database is: " + p,
                "I attach the key (" + v + ") because the vault is down",
                "temporary password (" + p + "), change it after the first login",
                "Username: " + w + "\nPassword: " + p + "\nURL: https://erp.example.sa",
                "API key for production - " + v,
                "client id: " + w + "\nclient secret: " + v,
                "the secret you need is \"" + v + "\"",
                "Passwords:\n- admin: " + p + "\n- viewer: " + made.password(),
                "secrets: " + v + ", " + made.secretValue(),
                "the following passwords were used: " + p + " and " + made.password(),
                "the webhook is signed with the secret " + v,
                "we still accept the old token, " + v + ", until Sunday",
                "بيانات الدخول كالتالي:\nالمستخدم: admin\nكلمة المرور: " + p,
                "مرفق مفتاح الربط:\n" + v,
                "كلمة المرور المؤقتة (" + p + ")",
                "token تبع البوابة: " + v);
    }

    private String chattedSecret() {
        String v = made.secretValue();
        String p = made.password();
        String w = made.word();
        return made.pick(
                "pw is " + p,
                "pass: " + p,
                "pwd = " + p,
                "try " + p + " as password",
                "admin / " + p,
                "user admin pass " + p,
                "the token? " + v,
                "token 👉 " + v,
                "api key >>> " + v,
                "secret == " + v,
                "key:: " + v,
                "`" + v + "` is the new api key",
                "its " + v + " (the token of " + w + ")",
                "use bearer " + v,
                "الباسورد " + p,
                "الباسوورد حق السيرفر: " + p,
                "كلمة السر الحين " + p,
                "استخدم هذا التوكن " + v,
                "الـ token هو " + v,
                "الـ password: " + p,
                "pass السيرفر " + p,
                "المفتاح الجديد ⬅️ " + v);
    }

    private String typedSecret() {
        String v = made.secretValue();
        String p = quiet(made.password());
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "export " + upper + "_API_KEY=" + v,
                "read -s PW <<< '" + p + "'; export DB_PASSWORD='" + p + "'",
                upper + "_SECRET=" + v + " php artisan tinker",
                "mysql -h db1 -uapp -p" + p + " canteen -e 'select 1'",
                "PGPASSWORD=" + p + " pg_restore -d canteen dump.pgc",
                "psql postgresql://app:" + p + "@db1:5432/canteen",
                "curl -s -u deploy:" + p + " https://nexus.example.sa/service",
                "curl -XPOST https://api.example.sa/login -d '{\"user\":\"ci\",\"password\":\"" + p + "\"}'",
                "curl -H \"X-Auth-Token: " + v + "\" https://api.example.sa/v1/menu",
                "curl -F token=" + v + " https://ci.example.sa/trigger",
                "http --auth ci:" + p + " https://api.example.sa",
                "docker run -d -e MYSQL_ROOT_PASSWORD=" + p + " mysql:8",
                "docker login registry.example.sa -u ci -p " + p,
                "kubectl create secret generic " + w + " --from-literal=token=" + v,
                "kubectl set env deploy/canteen API_TOKEN=" + v,
                "helm upgrade canteen ./chart --set redis.password=" + p + " --wait",
                "gh secret set " + upper + "_TOKEN --body " + v,
                "git remote set-url origin https://ci:" + v + "@git.example.sa/canteen.git",
                "git config --global http.extraheader \"Authorization: Bearer " + v + "\"",
                "npm config set //npm.example.sa/:_authToken " + v,
                "composer config http-basic.repo.example.sa ci " + v,
                "aws configure set aws_secret_access_key " + made.of(LeakTexts.ALNUM + "/+", 40),
                "redis-cli -h cache --pass " + p + " info",
                "echo '" + v + "' | gh auth login --with-token",
                "vault login -method=token token=" + v,
                "sed -i 's/^APP_SECRET=.*/APP_SECRET=" + v + "/' .env",
                "echo \"DB_PASSWORD=" + p + "\" >> .env",
                "htpasswd -b /etc/nginx/users ops " + p,
                "openssl enc -aes-256-cbc -in dump.sql -k " + p,
                "restic -r s3:backup --password-command 'echo " + p + "' snapshots",
                "mongodump --uri mongodb://app:" + p + "@mongo/canteen",
                "sshpass -p " + p + " scp dump.sql backup@store:/srv",
                "ansible-playbook site.yml -e db_password=" + p,
                "terraform apply -var 'api_token=" + v + "'",
                "useradd ops && echo 'ops:" + p + "' | chpasswd",
                "$env:API_TOKEN='" + v + "'");
    }

    /** Without what a shell would take for its own. */
    private static String quiet(String password) {
        return password.replaceAll("[#$^*!%]", "x");
    }

    private String configuredSecret() {
        String v = made.secretValue();
        String p = made.password();
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "APP_NAME=Canteen\nAPP_ENV=production\n" + upper + "_PASSWORD=\"" + p + "\"\nLOG_LEVEL=info",
                "# " + w + "\n" + upper + "_HOST=10.0.0.4\n" + upper + "_KEY=" + v,
                "export " + upper + "_TOKEN=" + v + "   # until May",
                "spring:\n  datasource:\n    username: app\n    password: " + p,
                w + ":\n  enabled: true\n  auth:\n    type: basic\n    pass: " + p,
                "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: \"" + p + "\"",
                "api:\n  - name: " + w + "\n    secret_key: '" + v + "'",
                "credentials:\n  " + w + ":\n    token: !!str " + v,
                "[database]\nhost = db1\nuser = app\npassword = " + p + "\n",
                "[" + w + "]\ntoken = \"" + v + "\"\ntimeout = 30",
                "[[servers]]\nname = \"db1\"\nauth = { user = \"app\", password = \"" + p + "\" }",
                "[client]\nuser=root\npassword=\"" + p + "\"",
                "; " + w + "\nsmtp_pass = " + p + "\nsmtp_port = 587",
                "<configuration>\n  <appSettings>\n    <add key=\"" + w + ":ApiKey\" value=\"" + v
                        + "\"/>\n  </appSettings>\n</configuration>",
                "<bean id=\"ds\">\n  <property name=\"password\">\n    <value>" + made.of(LeakTexts.ALNUM, 12)
                        + "</value>\n  </property>\n</bean>",
                "<connection user=\"app\" password=\"" + p.replaceAll("[#$^*!%&]", "x") + "\" host=\"db1\"/>",
                "<server>\n  <id>nexus</id>\n  <username>ci</username>\n  <password>" + made.of(LeakTexts.ALNUM, 14)
                        + "</password>\n</server>",
                "<entry key=\"" + w + ".secret\">" + v + "</entry>",
                "return [\n    'default' => 'mysql',\n    'connections' => [\n        'mysql' => [\n            'username' => 'app',\n            'password' => '"
                        + p + "',\n        ],\n    ],\n];",
                "'" + w + "' => [\n    'key' => env('" + upper + "_KEY', '" + v + "'),\n    'region' => 'me',\n],",
                "$config = array(\n  'user' => 'app',\n  'pass' => \"" + made.of(LeakTexts.ALNUM, 13) + "\",\n);",
                "Config::set('services." + w + ".secret', '" + v + "');",
                "{\n  \"host\": \"db1\",\n  \"port\": 5432,\n  \"password\": \"" + p + "\"\n}",
                "{\"" + w + "\":{\"credentials\":{\"secret\":\"" + v + "\"}}}",
                "{\"auths\":{\"registry.example.sa\":{\"auth\":\"" + LeakTexts.base64("ci:" + p) + "\"}}}",
                "resource \"x\" \"y\" {\n  user     = \"app\"\n  password = \"" + p + "\"\n}",
                "server {\n  location / {\n    proxy_set_header Authorization \"Bearer " + v + "\";\n  }\n}",
                "global\n  stats auth admin:" + p,
                "requirepass " + p,
                "db.default.password=" + p,
                "quarkus.oidc.credentials.secret=" + v,
                "Host bastion\n  User ops\n  # password: " + p,
                "<?xml version=\"1.0\"?>\n<config>\n  <" + w + " token='" + v + "'/>\n</config>",
                "ldap.bind.dn: cn=app\nldap.bind.password: " + p);
    }

    private String clusterSecret() {
        String v = made.secretValue();
        String p = made.password();
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + w + "\ndata:\n  password: " + LeakTexts.base64(p)
                        + "\ntype: Opaque",
                "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + w + "\nstringData:\n  api-key: " + v,
                "{\"apiVersion\":\"v1\",\"data\":{\"token\":\"" + LeakTexts.base64(v) + "\"},\"kind\":\"Secret\"}",
                "Name:         canteen\nNamespace:    prod\nContainers:\n  app:\n    Environment:\n      APP_ENV:      production\n      "
                        + upper + "_PASSWORD:  " + p,
                "Environment:\n      " + upper + "_TOKEN:   " + v + "\n      TZ:          Asia/Riyadh",
                "USER-SUPPLIED VALUES:\nauth:\n  existingSecret: \"\"\n  password: " + p + "\nreplicaCount: 2",
                "COMPUTED VALUES:\nglobal: {}\npostgresql:\n  postgresqlPassword: " + p,
                "NOTES:\n1. Get the URL\n2. Log in with admin / " + p,
                "NAME   READY\ncanteen   1/1\n$ kubectl exec canteen -- env\n" + upper + "_SECRET=" + v
                        + "\nPATH=/usr/bin",
                "+ spec.template.spec.containers[0].env[3].value: " + upper + "_TOKEN=" + v,
                "-   value: old\n+   name: " + upper + "_TOKEN\n+   value: " + v,
                "spec:\n  containers:\n  - args:\n    - --admin-password=" + p + "\n    image: x",
                "- name: " + upper + "_PASSWORD\n  value: " + p + "\n- name: TZ\n  value: UTC",
                "users:\n- name: deployer\n  user:\n    token: " + v,
                "users:\n- name: admin\n  user:\n    client-key-data: "
                        + LeakTexts.base64(made.of(LeakTexts.ALNUM, 120)),
                "Type:  kubernetes.io/service-account-token\n\nData\n====\nca.crt:     1066 bytes\ntoken:      eyJ"
                        + "hbGciOiJSUzI1NiIsImtpZCI6IiJ9." + made.of(LeakTexts.ALNUM, 60) + "."
                        + made.of(LeakTexts.ALNUM, 86),
                "configmap/" + w + " data:\n  application.yml: |\n    db:\n      password: " + p,
                "kind: ConfigMap\ndata:\n  .env: |\n    APP_ENV=prod\n    APP_SECRET=" + v,
                "Outputs:\n\ndb_password = \"" + p + "\"\nurl = \"https://db\"",
                "  ~ resource \"x\" \"y\" {\n      ~ api_key = \"" + v + "\" -> (known after apply)\n    }",
                "\"Env\": [\n    \"PATH=/usr/bin\",\n    \"" + upper + "_TOKEN=" + v + "\"\n],",
                "annotations:\n  kubectl.kubernetes.io/last-applied-configuration: |\n    {\"stringData\":{\"password\":\""
                        + p + "\"}}");
    }

    private String tracedSecret() {
        String v = made.secretValue();
        String p = quiet(made.password());
        String w = made.word();
        return made.pick(
                "SQLSTATE[08006] could not connect: host=db1 user=app password=" + p + " dbname=canteen",
                "Client error: `GET https://api.example.sa/v1?api_key=" + v + "` resulted in a `401 Unauthorized`",
                "cURL error 28 for https://ci:" + v + "@api.example.sa",
                "Access denied for app (using password: " + p + ")",
                "invalid token: " + v,
                "Invalid API key provided: " + v,
                "Login failed {\"user\":\"admin\",\"password\":\"" + p + "\"}",
                "request headers: {Authorization=[Bearer " + v + "], Accept=[*/*]}",
                "headers={'X-Api-Key': '" + v + "', 'Accept': '*/*'}",
                "token=" + v + " is expired",
                "token=\"" + v + "\" status=401",
                "pass=" + p + " user=admin",
                "connecting with pass=" + p + ", retry 3",
                "signature mismatch, secret used: " + v,
                w + "Client(apiKey=" + v + ", url=https://api.example.sa)",
                "Credentials(username=admin, password=" + p + ")",
                "PDO->__construct('mysql:host=db1', 'app', password: '" + p + "')",
                "#3 /srv/canteen/app/Client.php(42): login(secret: '" + v + "')",
                "array:2 [ \"user\" => \"admin\" \"password\" => \"" + p + "\" ]",
                "env: DB_PASSWORD=" + p + ", DB_HOST=db1",
                "refresh_token: " + v,
                "Set session id, access_token=" + v + "; expires_in=3600",
                "authenticating with key " + v,
                "jwt secret (" + v + ") is too short",
                "تعذر الدخول، كلمة المرور: " + p);
    }

    private String httpSecret() {
        String v = made.secretValue();
        String p = quiet(made.password());
        String w = made.word();
        return made.pick(
                "> POST /v1/" + w + " HTTP/2\n> Host: api.example.sa\n> authorization: Bearer " + v
                        + "\n> accept: */*\n>\n< HTTP/2 401",
                "> GET /v1 HTTP/1.1\n> X-Api-Key: " + v + "\n> User-Agent: curl/8.5.0\n>\n< HTTP/1.1 200 OK",
                "> GET / HTTP/1.1\n> Authorization: Basic " + LeakTexts.base64("ci:" + p) + "\n>",
                "< HTTP/2 200\n< content-type: application/json\n<\n{\"access_token\":\"" + v
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}",
                "< set-cookie: session=" + v + "; Path=/; HttpOnly\n< location: /home",
                "### login\nPOST https://api.example.sa/login\nContent-Type: application/json\n\n{\n  \"user\": \"admin\",\n  \"password\": \""
                        + p + "\"\n}",
                "@host = https://api.example.sa\n@token = " + v
                        + "\n\nGET {{host}}/v1\nAuthorization: Bearer {{token}}",
                "POST /token HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=password&username=admin&password="
                        + p,
                "POST /token\n\nclient_id=" + w + "&client_secret=" + v,
                "{\"key\":\"token\",\"value\":\"" + v + "\",\"type\":\"string\"}",
                "{\"name\":\"prod\",\"values\":[{\"key\":\"apiKey\",\"value\":\"" + v + "\",\"enabled\":true}]}",
                "{\"key\":\"Authorization\",\"value\":\"Bearer " + v + "\",\"type\":\"text\"}",
                "\"auth\": {\n  \"type\": \"bearer\",\n  \"bearer\": [\n    { \"key\": \"token\", \"value\": \"" + v
                        + "\" }\n  ]\n}",
                "\"auth\":{\"type\":\"basic\",\"basic\":[{\"key\":\"password\",\"value\":\"" + p
                        + "\"},{\"key\":\"username\",\"value\":\"ci\"}]}",
                "curl 'https://api.example.sa/v1' \\\n  -H 'accept: application/json' \\\n  -H 'authorization: Bearer "
                        + v + "' \\\n  --compressed",
                "curl --location 'https://api.example.sa/v1' \\\n--header 'X-API-KEY: " + v + "' \\\n--data '{}'",
                "GET https://api.example.sa/v1/menu?page=1&apikey=" + v + " 200",
                "\"GET /reset?token=" + v + " HTTP/1.1\" 200 512",
                "Cookie: laravel_session=" + v + "; theme=dark",
                "X-CSRF-TOKEN: " + v,
                "x-amz-security-token: " + v,
                "\"headers\": [{\"name\": \"authorization\", \"value\": \"token " + v + "\"}]",
                "Sec-WebSocket-Protocol: access_token, " + v);
    }

    private String tableSecret() {
        String v = made.secretValue();
        String p = made.password();
        String plain = quiet(made.password());
        String w = made.word();
        return made.pick(
                "| Service | User | Password |\n| --- | --- | --- |\n| " + w + " | admin | " + plain + " |",
                "| System | API key |\n|---|---|\n| " + w + " | `" + v + "` |",
                "| Variable | Value |\n|:--|:--|\n| APP_ENV | production |\n| APP_SECRET | " + v + " |",
                "|Environment|Token|Owner|\n|-|-|-|\n|staging|" + v + "|Sara|",
                "service,user,password\n" + w + ",admin," + plain + "\n",
                "name;api_key\n" + w + ";" + v,
                "host\tuser\tpassword\ndb1\tapp\t" + plain,
                "\"service\",\"token\"\n\"" + w + "\",\"" + v + "\"",
                "key,value\napp.name,canteen\napp.secret," + v,
                "key,value\nDB_HOST,db1\nDB_PASSWORD," + plain,
                "id,name,secret,created\n1," + w + "," + v + ",2026-11-30",
                "url,username,password,note\nhttps://erp.example.sa,admin," + plain + ",",
                "| الخدمة | كلمة المرور |\n| --- | --- |\n| " + w + " | " + plain + " |",
                "الخدمة,رمز الوصول\n" + w + "," + v,
                " id | name | api_token\n----+------+-----------\n  1 | " + w + " | " + v + "\n(1 row)",
                "+----+-------+\n| id | token |\n+----+-------+\n|  1 | " + v + " |\n+----+-------+",
                "*************************** 1. row ***************************\n      id: 1\n   token: " + v,
                "-[ RECORD 1 ]-----\nid     | 1\nsecret | " + v,
                "<table><tr><th>Service</th><th>Password</th></tr><tr><td>" + w + "</td><td>" + plain
                        + "</td></tr></table>",
                "<tr><td>API key</td><td>" + v + "</td></tr>",
                "||Service||Secret||\n|" + w + "|" + v + "|",
                "INSERT INTO users (id, name, api_token) VALUES (1, '" + w + "', '" + v + "');",
                "Service    Password\n---------  ----------------\n" + w + "     " + plain,
                "- " + w + ": user `admin`, password `" + p + "`");
    }

    // --- what only looks like a secret

    private String mailedWords() {
        String w = made.word();
        return made.pick(
                "the token is in the vault under " + w + "/production",
                "the password was sent by SMS, ask Khalid",
                "passwords: reset by the users themselves",
                "password (required) and user (optional) are the first columns",
                "the API key (staging) expires in May",
                "the secret (see the vault) was rotated on 2026-11-12",
                "please rotate the tokens: staging, production, demo",
                "tokens: 12 used, 40 left",
                "secrets: none were touched",
                "API keys :: see the wiki",
                "the password policy changed: 12 characters, one digit",
                "keys: alt, shift, ctrl",
                "the key " + w + "." + w + ".limit has a new default (500)",
                "the credentials are valid until 2026-12-31",
                "commit " + made.hex(40) + " rotates the token",
                "the token endpoint answers 401 since build " + made.of("123456789", 5),
                "كلمة المرور (اختيارية) في الشاشة الجديدة",
                "كلمات المرور: تم إعادة تعيينها للجميع",
                "رمز التحقق (OTP) لا يصل",
                "المفاتيح: الأول للطلاب، الثاني للمقصف");
    }

    private String chattedWords() {
        String w = made.word();
        return made.pick(
                "whats the password?",
                "pass the ball to " + w + " team",
                "token :: null again",
                "pass=false in the report",
                "pass=12 fail=0 skip=3",
                "key: value pairs, not arrays",
                "secret santa is on Sunday",
                "the token? in vault",
                "pw reset link works now",
                "its " + made.hex(7) + " (the commit of " + w + ")",
                "api key >>> vault, pls",
                "use bearer auth, not basic",
                "2FA code expired after 30s",
                "session=expired is what the client sees",
                "auth: ok, db: ok, cache: ok",
                "كلمة السر في الخزنة",
                "الباسورد ينتهي بعد 90 يوم",
                "الـ token منتهي من امس",
                "pass الاختبار كله",
                "المفتاح ⬅️ في الخزنة",
                "build-" + made.hex(12) + " has the token fix",
                "trace " + made.uuid() + " shows the token refresh");
    }

    private String typedWords() {
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "export " + upper + "_TOKEN=\"$(vault read -field=token secret/" + w + ")\"",
                "read -rsp 'Password: ' DB_PASSWORD",
                "mysql -h db1 -u app -p canteen",
                "mysql --defaults-file=/etc/mysql/app.cnf canteen",
                "curl -s -H \"Authorization: Bearer $TOKEN\" https://api.example.sa/v1",
                "curl -u \"$USER:$PASS\" https://nexus.example.sa",
                "docker login -u ci --password-stdin registry.example.sa < token.txt",
                "docker build --secret id=npm,src=.npmrc .",
                "kubectl get secret " + w + " -o yaml",
                "kubectl create secret generic " + w + " --from-file=token=./token.txt",
                "kubectl rollout restart deploy/" + w,
                "helm upgrade canteen ./chart --set auth.existingSecret=" + w + "-auth",
                "git checkout " + made.hex(40),
                "git cherry-pick " + made.hex(12),
                "sha256sum dump.sql.gz # " + made.hex(64),
                "openssl rand -hex 32",
                "ssh -i ~/.ssh/id_ed25519 deploy@app-2",
                "ssh-keygen -lf key.pub",
                "php artisan key:generate --force",
                "php artisan passport:keys",
                "grep -rn 'password' app/ | wc -l",
                "sed -i 's/^APP_SECRET=.*/APP_SECRET=${APP_SECRET}/' .env",
                "psql -h db1 -U app -W canteen",
                "PGPASSFILE=/etc/pgpass psql canteen",
                "terraform apply -var-file=prod.tfvars",
                "tail -f storage/logs/laravel-2026-11-30.log",
                "npm ci --ignore-scripts",
                "composer require lcobucci/jwt:^5.3",
                "redis-cli -h cache --scan --pattern 'session:*'",
                "kill -9 22114",
                "aws s3 cp s3://canteen-backups/" + made.uuid() + ".gz .");
    }

    private String clusterWords() {
        String w = made.word();
        String pod =
                w + "-" + made.of("bcdfghjklmnpqrstvwxz2456789", 10) + "-" + made.of("bcdfghjklmnpqrstvwxz2456789", 5);
        return made.pick(
                "NAME   READY   STATUS    RESTARTS   AGE\n" + pod + "   1/1   Running   0   4d2h",
                "NAME        TYPE     DATA   AGE\n" + w + "-auth   Opaque   2      30d",
                "Name:  " + w + "\nType:  Opaque\n\nData\n====\npassword:  16 bytes\ntoken:     40 bytes",
                "Environment:\n      DB_PASSWORD:  <set to the key 'password' in secret '" + w + "'>  Optional: false",
                "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      key: password\n      name: " + w,
                "Image ID:  docker.io/canteen@sha256:" + made.hex(64),
                "Container ID:  containerd://" + made.hex(64),
                "uid: " + made.uuid() + "\nresourceVersion: \"" + made.of("123456789", 9) + "\"",
                "volumes:\n- name: kube-api-access-" + made.of(LeakTexts.LOWER, 5)
                        + "\n  projected:\n    sources:\n    - serviceAccountToken:\n        expirationSeconds: 3607\n        path: token",
                "imagePullSecrets:\n- name: registry-" + w,
                "secret/" + w + "-auth created\nserviceaccount/" + w + " created",
                "deployment.apps/" + w + " configured\nsecret/" + w + " unchanged",
                "REVISION  STATUS      CHART          APP VERSION\n7         deployed    canteen-1.4.2  1.4.2",
                "tls:\n- hosts:\n  - api.example.sa\n  secretName: " + w + "-tls",
                "password: (sensitive value)\ntoken   = <sensitive>",
                "Warning  FailedMount  secret \"" + w + "-auth\" not found",
                "checksum/secret: " + made.hex(64),
                "pod-template-hash: " + made.of("bcdfghjklmnpqrstvwxz2456789", 10),
                "password: {{ .Values.auth.password | b64enc | quote }}",
                "auth:\n  existingSecret: " + w + "-auth\n  existingSecretPasswordKey: password");
    }

    private String configuredWords() {
        String w = made.word();
        String upper = w.toUpperCase(Locale.ROOT);
        return made.pick(
                "APP_ENV=production\nDB_PASSWORD=\nLOG_LEVEL=info",
                upper + "_TOKEN=null\n" + upper + "_URL=https://api.example.sa",
                upper + "_PASSWORD_FILE=/run/secrets/" + w,
                "SESSION_DRIVER=redis\nSESSION_LIFETIME=120\nCACHE_PREFIX=canteen_" + w,
                "BROADCAST_DRIVER=pusher\nTOKEN_TTL=3600\nPASSWORD_MIN=12",
                "spring:\n  datasource:\n    password: ${DB_PASSWORD:}",
                w + ":\n  token: !env " + upper + "_TOKEN",
                "auth:\n  secretName: " + w + "-auth\n  tokenTtl: 15m",
                "password:\n  min: 12\n  history: 5",
                "keys:\n  - id\n  - school_id\n  - created_at",
                "[auth]\ntoken_lifetime = 3600\npassword_hash = \"argon2id\"",
                "[tool]\nkeywords = [\"token\", \"secret\", \"password\"]",
                "[" + w + "]\npassword = ENC[AES256_GCM,data:,type:str]",
                "<property name=\"passwordEncoder\" ref=\"argon2Encoder\"/>",
                "<add key=\"TokenLifetimeMinutes\" value=\"120\"/>",
                "<password>${env.NEXUS_PASSWORD}</password>",
                "<xs:element name=\"password\" type=\"xs:string\" minOccurs=\"0\"/>",
                "'password' => env('DB_PASSWORD', ''),\n'charset' => 'utf8mb4',",
                "'passwords' => [\n    'users' => [\n        'provider' => 'users',\n        'table' => 'password_resets',\n        'expire' => 60,\n    ],\n],",
                "'guards' => ['api' => ['driver' => 'token', 'hash' => false]],",
                "protected $hidden = ['password', 'remember_token', 'api_token'];",
                "{\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":12}}}",
                "{\"token\":null,\"secret\":\"\",\"password\":\"********\"}",
                "{\"integrity\":\"sha512-" + made.of(LeakTexts.ALNUM + "+/", 86) + "==\"}",
                "\"content-hash\": \"" + made.hex(32) + "\",\n\"reference\": \"" + made.hex(40) + "\"",
                "h1:" + made.of(LeakTexts.ALNUM + "+/", 43) + "=",
                "ssl_certificate_key /etc/nginx/tls/" + w + ".key;",
                "server {\n  proxy_set_header Authorization $http_authorization;\n}",
                "Host bastion\n  User ops\n  IdentityFile ~/.ssh/id_ed25519",
                "background: url(data:image/png;base64,iVBORw0KGgo" + made.of(LeakTexts.ALNUM + "+/", 120) + ");",
                "<img src=\"data:image/gif;base64,R0lGODlh" + made.of(LeakTexts.ALNUM + "+/", 80) + "\"/>",
                "src: url(data:font/woff2;base64,d09GMg" + made.of(LeakTexts.ALNUM + "+/", 160) + ")");
    }

    private String tracedWords() {
        String w = LeakTexts.capital(made.word());
        return made.pick(
                "SQLSTATE[42703]: column \"api_token\" does not exist",
                "Access denied for app (using password: YES)",
                "Access denied for app (using password: NO)",
                "Invalid token: expected '}' but got ','",
                "invalid API key provided: null",
                "Unexpected token < in JSON at position 0",
                "CSRF token mismatch.",
                "token expired at 2026-11-30T10:42:11Z",
                "JWT signature does not match locally computed signature",
                "password authentication failed for app",
                "secret \"" + w.toLowerCase(Locale.ROOT) + "-auth\" not found",
                "Login failed {\"user\":\"admin\",\"password\":\"[FILTERED]\"}",
                "headers={'X-Api-Key': '***', 'Accept': '*/*'}",
                "request_id=" + made.uuid() + " token=redacted",
                "trace_id=" + made.hex(32) + " span_id=" + made.hex(16),
                w + "Client(apiKey=****, url=https://api.example.sa)",
                "Credentials(username=admin, password=null)",
                "#3 /srv/canteen/app/Client.php(42): App\\Client->login(Object(SensitiveParameterValue))",
                "Illuminate\\Session\\TokenMismatchException thrown in VerifyCsrfToken.php",
                "Class App\\Http\\Middleware\\" + w + "TokenAuthenticationMiddleware not found",
                "com.maqsafy." + w.toLowerCase(Locale.ROOT) + ".TokenRefreshScheduler$$EnhancerBySpringCGLIB$$"
                        + made.hex(8),
                "pass=3 fail=1 error=0",
                "key length 2048, cipher aes-256-gcm, session reused: no",
                "OOMKilled, exit code 137, image canteen@sha256:" + made.hex(64),
                "تعذر التحقق من كلمة المرور");
    }

    private String httpWords() {
        String w = made.word();
        return made.pick(
                "> GET /v1/" + w
                        + " HTTP/2\n> Host: api.example.sa\n> authorization: Bearer [redacted]\n>\n< HTTP/2 200",
                "< HTTP/2 401\n< www-authenticate: Bearer realm=\"api\", error=\"invalid_token\"",
                "< etag: \"" + made.hex(32) + "\"\n< x-request-id: " + made.uuid(),
                "< cf-ray: " + made.hex(16) + "-RUH\n< server: cloudflare",
                "< content-security-policy: script-src 'sha256-" + made.of(LeakTexts.ALNUM + "+/", 43) + "='",
                "GET {{host}}/v1\nAuthorization: Bearer {{token}}",
                "{\"key\":\"token\",\"value\":\"{{token}}\",\"type\":\"string\"}",
                "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\"read write\"}",
                "POST /password/email HTTP/1.1 200 31",
                "\"GET /tokens?page=2 HTTP/1.1\" 200 5120",
                "access-control-allow-headers: authorization, x-api-key, x-csrf-token",
                "{\"error\":\"invalid_grant\",\"error_description\":\"password is wrong\"}",
                "{\"message\":\"The password field is required.\",\"errors\":{\"password\":[\"required\"]}}",
                "* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519\n* ALPN: server accepted h2",
                "* subject: CN=api.example.sa\n* issuer: C=US; O=Example; CN=R3",
                "Set-Cookie: theme=dark; Path=/; Max-Age=31536000",
                "traceparent: 00-" + made.hex(32) + "-" + made.hex(16) + "-01",
                "vary: authorization, accept-encoding\nx-ratelimit-remaining: 59",
                "if-none-match: W/\"" + made.hex(40) + "\"",
                "curl 'https://api.example.sa/v1' -H \"X-API-KEY: $API_KEY\"");
    }

    private String tableWords() {
        String w = made.word();
        return made.pick(
                "| Field | Type | Required |\n| --- | --- | --- |\n| password | string | yes |",
                "| Setting | Default |\n|---|---|\n| token.ttl | 3600 |\n| secret.name | " + w + "-auth |",
                "| Service | Password |\n|---|---|\n| " + w + " | in the vault |",
                "| Service | Token |\n|---|---|\n| " + w + " | ******** |",
                "| Key | Action |\n|---|---|\n| Ctrl+S | saves |\n| Esc | closes |",
                "| API key | Owner | Expires |\n|---|---|---|\n| staging | Sara | 2026-12-31 |",
                "| Commit | Subject |\n|---|---|\n| " + made.hex(40) + " | token refresh |",
                "| Image | Digest |\n|---|---|\n| canteen | sha256:" + made.hex(64) + " |",
                "field,type,nullable\npassword,string,no\napi_token,string,yes",
                "key,value\napp.name,canteen\ntoken.ttl,3600",
                "name,password_changed_at\n" + w + ",2026-11-30",
                "user,token_count\n" + w + ",12",
                "user,password\nadmin,<from the vault>",
                "service\ttoken\n" + w + "\tnone",
                " id | token_expires_at\n----+------------------\n  1 | 2026-11-30 10:42:11",
                "+----+----------+\n| id | password |\n+----+----------+\n|  1 | NULL     |\n+----+----------+",
                "Column   | Type\n---------+------\npassword | character varying(255)",
                "| الحقل | النوع |\n| --- | --- |\n| كلمة المرور | نص |",
                "| رمز الوصول | الحالة |\n|---|---|\n| البوابة | منتهي |",
                "<tr><td>Password</td><td>required, 12 characters</td></tr>",
                "Test        Pass  Fail\n----------  ----  ----\nTokenTest   12    0",
                "| Key | id |\n|---|---|\n| primary | " + made.uuid() + " |");
    }

    // --- persons

    private String identity() {
        String body = made.pick("10", "11", "21", "22", "24", "25") + made.of(LeakTexts.DIGITS, 7);
        return body + LeakTexts.luhn(body);
    }

    private String iban() {
        return LeakTexts.withCheck(
                "SA", made.pick("80", "10", "20", "05", "45", "55", "60") + made.of(LeakTexts.DIGITS, 18));
    }

    private String phone() {
        String m = "5" + made.pick("0", "3", "4", "5", "6", "8", "9") + made.of(LeakTexts.DIGITS, 7);
        return made.pick("0" + m, "+966" + m, "00966" + m, "966" + m);
    }

    private String card() {
        String body = made.pick("4", "446404", "51", "588845", "968205", "2221") + made.of(LeakTexts.DIGITS, 15);
        body = body.substring(0, 15);
        return body + LeakTexts.luhn(body);
    }

    /** A number of a person, below or beside what says its kind. */
    private String person(String number, String kind) {
        String column = switch (kind) {
            case "id" -> made.pick("national_id", "iqama", "nationalId", "رقم الهوية", "National ID");
            case "iban" -> made.pick("iban", "bank_account", "رقم الآيبان", "IBAN");
            case "phone" -> made.pick("mobile", "phone", "رقم الجوال", "Mobile no.");
            default -> made.pick("card_number", "card", "رقم البطاقة", "PAN");
        };
        String said = switch (kind) {
            case "id" ->
                made.pick(
                        "the guardian's ID is %s",
                        "driver licence ID %s",
                        "driving license no. %s",
                        "his iqama %s expired",
                        "هويته %s",
                        "رقم هويتي %s",
                        "ID (%s) is not accepted by Absher",
                        "رقم الرخصة %s",
                        "passport or ID: %s",
                        "my id number - %s",
                        "السجل المدني للطالب: %s",
                        "residency no %s");
            case "iban" ->
                made.pick(
                        "please transfer to %s",
                        "the IBAN of the supplier (%s) was wrong", "الآيبان حقنا %s", "حولوا على %s", "IBAN - %s");
            case "phone" ->
                made.pick(
                        "call her on %s",
                        "my number is %s", "جوالي %s", "كلمه على %s", "WhatsApp: %s", "she did not get the code on %s");
            default ->
                made.pick(
                        "the card %s was charged twice", "بطاقته %s", "card no - %s", "he paid by %s", "رقم الفيزا %s");
        };
        UnaryOperator<String> line = text -> made.digits(text.formatted(number));
        String header = column.replace(' ', '_');
        return made.pick(
                mail(line.apply(said)),
                mail(line.apply(said)),
                chat(line.apply(said)),
                chat(line.apply(said)),
                trace("guardian " + header + "=" + number + " not found"),
                trace("{\"" + header + "\":\"" + number + "\",\"school\":12}"),
                history("grep '" + header + "=" + number + "' storage/logs/laravel.log"),
                "name," + column + ",city\nSara Khan," + number + ",Riyadh",
                "id;name;" + column + "\n1;Omar;" + number,
                "| Name | " + column + " |\n| --- | --- |\n| Sara | " + number + " |",
                "name\t" + column + "\nSara\t" + number,
                " id | " + column + "\n----+-----------\n  1 | " + number + "\n(1 row)",
                "POST /v1/guardians HTTP/1.1\nContent-Type: application/json\n\n{\"name\":\"Sara\",\"" + header
                        + "\":\"" + number + "\"}",
                "GET /v1/guardians?" + header + "=" + number.replace("+", "%2B") + " 404",
                "guardian:\n  name: Sara\n  " + header + ": \"" + number + "\"",
                "<guardian>\n  <name>Sara</name>\n  <" + header + ">" + number + "</" + header + ">\n</guardian>",
                "['name' => 'Sara', '" + header + "' => '" + number + "'],",
                "update guardians set " + header + " = '" + number + "' where id = 12;");
    }

    private String numbers() {
        String n = made.pick("10", "21", "17") + made.of(LeakTexts.DIGITS, 8);
        String sixteen = "4" + made.of(LeakTexts.DIGITS, 14);
        String wrong = sixteen + (LeakTexts.luhn(sixteen) + 1 + Integer.parseInt(made.of("01234567", 1))) % 10;
        return made.pick(
                mail("order " + n + " was paid twice"),
                mail("ticket no. " + n + " is still open"),
                mail("the IBAN field accepts 24 characters"),
                mail("فاتورة رقم " + n + " مكررة"),
                chat("order 05" + made.of(LeakTexts.DIGITS, 8) + " is stuck"),
                chat("build " + n + " is green"),
                chat("رقم الطلب " + n + " معلق"),
                chat("card **** 4242 declined"),
                trace("order_id=" + n + " not found"),
                trace("{\"invoice_id\":\"" + n + "\",\"amount\":12.5}"),
                trace("card " + wrong + " failed the check digit"),
                trace("took " + made.of("123456789", 9) + " ns, offset=" + n),
                history("grep 'order_id=" + n + "' storage/logs/laravel.log"),
                history("redis-cli get lock:" + n),
                "order,total,paid_at\n" + n + ",12.50," + "17644867" + made.of("123456789", 2),
                "id;order;created\n1;" + n + ";2026-11-30",
                "| Order | Total |\n| --- | --- |\n| " + n + " | 12.50 |",
                "invoice\tamount\n" + n + "\t115.00",
                " id | order_id\n----+------------\n  1 | " + n + "\n(1 row)",
                "GET /v1/orders/" + n + " 404",
                "POST /v1/orders HTTP/1.1\n\n{\"order_id\":" + n + ",\"quantity\":2}",
                "order:\n  number: \"" + n + "\"\n  total: 12.50",
                "<order>\n  <number>" + n + "</number>\n</order>",
                "['order_id' => '" + n + "', 'total' => 12.5],",
                "update orders set status = 'paid' where order_id = " + n + ";");
    }
}
