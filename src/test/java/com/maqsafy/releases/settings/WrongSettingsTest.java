package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every mistake is refused with the full name of its property and the mend, and disables its service alone; one outside
 * the services stops the start. The first two tables are the 26 mistakes of the findings of operation.
 */
class WrongSettingsTest {

    private static final String SERVICE = """
            releases:
              policy:
                backup-max-age: 2h
              services:
                orders-api:
                  source:
                    repository: /srv/orders.git
                  deployment:
                    owner: dana
                    working-directory: /srv/orders
                    steps:
                      - id: fetch-code
                        item: DEP-01
                        title: Fetch the code
                        command: [git, fetch, --tags, origin]
                        timeout: 10m
                        idempotent: true
                        when: always
                    maintenance:
                      enter: {command: [artisan, down]}
                      leave: {command: [artisan, up]}
                      bypass: {origins: ["https://orders.example.com"], path: /way-in}
                      warn-after: 20m
                    backup:
                      command: [dump, "{backup}"]
                      verify-command: [list, "{backup}"]
                      path: /srv/backups/{release}.dump
                      max-age: 1h
                      min-bytes: 500
                    rollback:
                      steps:
                        - {id: undo, item: RB-02, title: Back, command: [git, checkout, "{previousTag}"], timeout: 60s}
                  verification:
                    checks:
                      health: {item: POST-01, kind: http, url: "http://127.0.0.1:1/health", json: {version: "{version}"}}
                      login: {item: POST-02, kind: login, url: "http://127.0.0.1:1/login", username: probe, password: s3cret}
                      database: {item: POST-07, kind: jdbc, url: "jdbc:postgresql://127.0.0.1/x", username: u, password: s3cret}
                  production:
                    http: {url: "http://127.0.0.1:1/version", headers: {x-token: s3cret}}
                    json: build.version
                    interval: 2m
                  hotfix: {max-files: 10, risk-review-due: PT15M}
                  security: {disclose-after: 90d}
                  calendar:
                    zone: Asia/Riyadh
                    maintenance-windows:
                      - {days: [monday], from: "22:00", to: "24:00"}
                  notes: {storage: /srv/notes}
                snack-api:
                  source: {repository: /srv/snack.git}
            """;

    private static final String ORDERS = "releases.services.orders-api.";

    @Test
    void whatIsRightIsNotRefused() {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE).judged();

        assertThat(judgement.general()).isEmpty();
        assertThat(judgement.services()).containsExactly("orders-api", "snack-api");
        assertThat(judgement.of("orders-api")).isEmpty();
        assertThat(judgement.of("snack-api")).isEmpty();
    }

    @ParameterizedTest(name = "accepted in silence before: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeout: 10m           | timeout: 600             | deployment.steps[0].timeout is 600 without a unit: write 600s or 10m
            password: s3cret       | password: "${ORDERS_DB_PASSWRD}" | verification.checks.login.password uses ${ORDERS_DB_PASSWRD}, which has no value: set ORDERS_DB_PASSWRD
            command: [git, fetch, --tags, origin] | command: git fetch --tags origin | deployment.steps[0].command is a text: write program and arguments as a list, e.g. [git, argument, ...], each argument for itself
            idempotent: true       | idempotnt: true          | deployment.steps[0].idempotnt is no setting: write releases.services.orders-api.deployment.steps[0].idempotent
            max-files: 10          | max-fles: 10             | hotfix.max-fles is no setting: write releases.services.orders-api.hotfix.max-files
            rollback:              | rollbacks:               | deployment.rollbacks is no setting: write releases.services.orders-api.deployment.rollback
            deployment:            | deployement:             | deployement is no setting: write releases.services.orders-api.deployment
            maintenance-windows:   | maintenance-window:      | calendar.maintenance-window is no setting: write releases.services.orders-api.calendar.maintenance-windows
            item: DEP-01           | item: DEP-99             | deployment.steps[0].item names DEP-99, which the policy does not have: write e.g. DEP-0
            """)
    void wereAcceptedInSilence(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    @ParameterizedTest(name = "found before: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "{previousTag}"        | "{previosTag}"           | deployment.rollback.steps[0].command uses the unknown placeholder {previosTag}
            from: "22:00"          | from: 22:00              | calendar.maintenance-windows[0].from is "1320", which is no time of day: write it as "HH:mm", in YAML with quotes
            zone: Asia/Riyadh      | zone: Asia/Riad          | calendar.zone is "Asia/Riad", which is no time zone
            json: {version         | jsn: {version            | verification.checks.health.jsn is no setting
            item: POST-01          | item: POST-99            | verification.checks.health.item
            verify-command: [list, "{backup}"] | max-agee: 5s | deployment.backup.verify-command is missing: give the program
            jdbc:postgresql:       | jdbc:oracle:             | verification.checks.database.url must be a JDBC address for which a driver is installed
            kind: http, url        | kind: http, timeout: 11m, url | verification.checks.health.timeout must be from 1 ms to 10 minutes
            when: always           | when: migration          | deployment.steps[0].when is 'migration': write migrations, or another of always, migrations
            """)
    void wereFoundBefore(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    @ParameterizedTest(name = "of our own: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            idempotent: true       | idempotent: ja           | deployment.steps[0].idempotent is 'ja': write true or false
            min-bytes: 500         | min-bytes: 5KB           | deployment.backup.min-bytes is '5KB', which is not a whole number: write e.g. 10
            max-age: 1h            | max-age: 1 hour          | deployment.backup.max-age is '1 hour', which is not a duration: write e.g. 30s, 10m, 2h, 1d or PT15M
            max-age: 1h            | max-age: 3600            | deployment.backup.max-age is 3600 without a unit: write 3600s or 60m
            max-age: 1h            | maxage: 1h\\n          min_byte: 500 | deployment.backup.min_byte is no setting: write releases.services.orders-api.deployment.backup.min-bytes
            timeout: 10m           | timeout:                 | deployment.steps[0].timeout is empty: give a value (duration) or leave the key out
            [git, fetch, --tags, origin] | [git, " ", origin] | deployment.steps[0].command[1] is blank: write something or take the element out
            [git, fetch, --tags, origin] | [git, fetch, "${BRANCH}"] | deployment.steps[0].command[2] uses ${BRANCH}, which has no value: set BRANCH, or write \\${BRANCH} where the text itself is meant
            risk-review-due: PT15M | risk-review-due: 15      | hotfix.risk-review-due is 15 without a unit: write 15s
            disclose-after: 90d    | disclose-after: 90       | security.disclose-after is 90 without a unit: write 90s
            disclose-after: 90d    | disclose-afer: 90d       | security.disclose-afer is no setting: write releases.services.orders-api.security.disclose-after
            kind: http, url        | kind: htpp, url          | verification.checks.health.kind is 'htpp': write http, or another of http, login
            kind: jdbc, url        | kind: jdbc, conect-timeout: 3s, url | verification.checks.database.conect-timeout is no setting
            kind: login, url       | kind: login, timeout: 5, url | verification.checks.login.timeout is 5 without a unit: write 5s
            kind: login, url       | kind: login, critical: sometimes, url | verification.checks.login.critical is 'sometimes': write true or false
            kind: http, url        | kind: http, status: OK, url | verification.checks.health.status is 'OK', which is not a whole number
            kind: http, url        | kind: http, status: 99, url | verification.checks.health.status is 99: write at least 100
            kind: http, url        | kind: http, status: 2000, url | verification.checks.health.status is 2000: write at most 599
            timeout: 10m           | timeout: 36501d          | deployment.steps[0].timeout is 36501d, which is longer than a hundred years
            timeout: 10m           | timeout: -10m            | deployment.steps[0].timeout must be longer than nothing, and is -10m
            max-age: 1h            | max-age: 0h              | deployment.backup.max-age must be longer than nothing
            disclose-after: 90d    | disclose-after: -90d     | security.disclose-after must not be less than nothing
            interval: 2m           | interval: 0m             | production.interval must be longer than nothing
            x-token: s3cret        | Host: s3cret             | production.http.headers.Host cannot be sent
            kind: http, url        | kind: http, contans: x, url | verification.checks.health.contans is no setting: write releases.services.orders-api.verification.checks.health.contains
            "http://127.0.0.1:1/health" | "127.0.0.1/health" | verification.checks.health.url must be an address that begins with http:// or https://
            hotfix: {max-files: 10, risk-review-due: PT15M} | hotfix: quick | hotfix is a text where keys below it are wanted: max-areas
            maintenance:           | maintenence:             | deployment.maintenence is no setting: write releases.services.orders-api.deployment.maintenance
            repository: /srv/orders.git | repositry: /srv/orders.git | source.repositry is no setting: write releases.services.orders-api.source.repository
            repository: /srv/orders.git | {repository: /srv/orders.git, tag-prefix: "v v"} | source.tag-prefix 'v v' cannot begin a Git tag's name
            storage: /srv/notes    | storge: /srv/notes       | notes.storge is no setting: write releases.services.orders-api.notes.storage
            from: "22:00", to      | from: "22:00", till      | calendar.maintenance-windows[0].till is no setting
            title: Fetch the code  | title: Fetch the code\\n            retries: 3 | deployment.steps[0].retries is no setting: known here are command, id, idempotent, item, leaves-processes, timeout, title, when
            production:            | producton:               | producton is no setting: write releases.services.orders-api.production
            interval: 2m           | interval: 300            | production.interval is 300 without a unit: write 300s or 5m
            json: build.version    | jsn: build.version       | production.jsn is no setting: write releases.services.orders-api.production.json
            {url: "http://127.0.0.1:1/version", | {ulr: "http://127.0.0.1:1/version", | production.http.ulr is no setting: write releases.services.orders-api.production.http.url
            json: build.version    | file: /srv/version       | production
            warn-after: 20m        | warn-after: 20 min       | deployment.maintenance.warn-after is '20 min', which is not a duration
            bypass: {origins       | by-pass: {orgins         | deployment.maintenance.bypass.orgins is no setting: write releases.services.orders-api.deployment.maintenance.bypass.origins
            ["https://orders.example.com"] | ["orders.example.com"] | deployment.maintenance.bypass.origins
            path: /way-in          | secret: /way-in          | deployment.maintenance.bypass.secret is no setting: known here are header, origins, path
            repository: /srv/orders.git | repository: "ssh://git@127.0.0.1/o.git"\\n        ssh: {privatekey: /k, known_host: /h} | source.ssh.known_host is no setting: write releases.services.orders-api.source.ssh.known-hosts
            repository: /srv/orders.git | repository: /srv/orders.git\\n        line: newest | source.line
            steps:                 | maintenance-windows: []\\n        steps: | deployment.maintenance-windows is no setting
            """)
    void ofOurOwn(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    private static void refused(String right, String wrong, String said) {
        String value = wrong.replace("\\n", "\n").replace("\\\\", "\\");
        assertThat(SERVICE).contains(right);
        String yaml = value.startsWith("{repository")
                ? SERVICE.replace("source:\n        " + right, "source: " + value)
                : SERVICE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(value));
        assertThat(yaml).isNotEqualTo(SERVICE);

        SettingsJudgement judgement = WrittenYaml.of(yaml).judged();

        assertThat(judgement.of("orders-api"))
                .anySatisfy(mistake -> assertThat(mistake)
                        .matches("REL-[A-Z]{3}-\\d{3} .*")
                        .contains(ORDERS + said.replace("\\\\", "\\"))
                        .doesNotContain("s3cret"));
        assertThat(judgement.of("snack-api")).isEmpty();
        assertThat(judgement.general()).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            releases.worker.threds              | 4         | releases.worker.threds is no setting: write releases.worker.threads
            releases.worker.lock-duration       | 30        | releases.worker.lock-duration is 30 without a unit: write 30s
            releases.worker.threads             | 0         | releases.worker.threads is 0: write at least 1
            releases.worker.threads             | many      | releases.worker.threads is 'many', which is not a whole number
            releases.policy.backup-max-age      | 0s        | releases.policy.backup-max-age must be longer than nothing
            releases.policy.backupMaxAgee       | 2h        | releases.policy.backupMaxAgee is no setting: write releases.policy.backup-max-age
            releases.servces.orders-api.source.repository | x | releases.servces is no setting: write releases.services
            releases.evidence.signing-key       | ${KEYS}/k | releases.evidence.signing-key uses ${KEYS}, which has no value: set KEYS
            releases.source.timeout             | 30        | releases.source.timeout is 30 without a unit: write 30s
            releases.source.scope-rules.backnd  | app/**    | releases.source.scope-rules.backnd: unknown word
            releases.notes.phone-regions        | Saudi     | releases.notes.phone-regions has 'Saudi', which is no ISO 3166 region
            releases.data-dirs                  | /data     | releases.data-dirs is no setting: write releases.data-dir
            releases.data-dir.path              | /data     | releases.data-dir.path is no setting: releases.data-dir is a single value
            releases.events.heartbeat           | 15        | releases.events.heartbeat is 15 without a unit: write 15s
            releases.events.buffer              | 256       | releases.events.buffer is '256', which is not a size with its unit: write e.g. 500KB or 10MB
            releases.instance.safemode          | maybe     | releases.instance.safe-mode is 'maybe': write true or false
            releases.failures.stand-still-after | 5m        | releases.failures.stand-still-after is no setting: write releases.failures.stands-still-after
            releases.policy.approval-max-age    | 14        | releases.policy.approval-max-age is 14 without a unit: write 14s
            releases.demo.port                  | 1         | releases.demo.port is no setting
            releases.worker.lease               | 30s       | releases.worker.lease is no setting: known here are backups, checks, enabled
            releases.worker.lock-duration       | 0s        | releases.worker.lock-duration must be longer than nothing, and is 0s: write e.g. 30s
            releases.worker.poll-interval       | -5s       | releases.worker.poll-interval must be longer than nothing, and is -5s
            releases.worker.warn-after          | PT-1M     | releases.worker.warn-after must be longer than nothing
            releases.worker.threads             | 100000    | releases.worker.threads is 100000: write at most 1000
            releases.failures.stands-still-after | 0m       | releases.failures.stands-still-after must be longer than nothing
            releases.events.retention           | -1d       | releases.events.retention must be longer than nothing
            releases.events.buffer              | 0KB       | releases.events.buffer must be more than nothing, and is 0KB
            releases.policy.approval-max-age    | 99999d    | releases.policy.approval-max-age is 99999d, which is longer than a hundred years: write e.g. 30d
            releases.duties.recent-role         | -7d       | releases.duties.recent-role must not be less than nothing
            releases.demo.target-port           | 70000     | releases.demo.target-port is 70000: write at most 65535
            releases.admin.passwrd              | x         | releases.admin.passwrd is no setting: write releases.admin.password
            """)
    void aMistakeOutsideTheServicesStopsTheStart(String property, String value, String said) {
        SettingsJudgement judgement =
                WrittenYaml.of(SERVICE).arguments(Map.of(property, value)).judged();

        assertThat(judgement.general())
                .singleElement()
                .asString()
                .matches("REL-[A-Z]{3}-\\d{3} .*")
                .contains(said);
        assertThat(judgement.of("orders-api")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "releases.duties.recent-role, PT0S",
        "releases.sign-in.throttle.answer-after, 0s",
        "releases.services.orders-api.security.disclose-after, 0d",
        "releases.policy.approval-max-age, 36500d",
        "releases.worker.threads, 1000"
    })
    void whatMayBeNothingOrMuchIsTaken(String property, String value) {
        SettingsJudgement judgement =
                WrittenYaml.of(SERVICE).arguments(Map.of(property, value)).judged();

        assertThat(judgement.general()).isEmpty();
        assertThat(judgement.of("orders-api")).isEmpty();
    }

    @Test
    void aServiceIsNamedSoThatItCanStandInKeysOfReleases() {
        SettingsJudgement judgement =
                WrittenYaml.of(SERVICE.replace("orders-api:", "Orders_Api:")).judged();

        assertThat(judgement.of("Orders_Api"))
                .singleElement()
                .asString()
                .contains("releases.services.Orders_Api must be named with lower-case letters, digits and dashes");
        assertThat(judgement.of("snack-api")).isEmpty();
    }

    @Test
    void aVariableOfACheckWithADashInItsNameIsThatChecks() {
        String written = SERVICE.replace(
                "      login: {item: POST-02, kind: login, url",
                "      admin-login: {item: POST-02, kind: login, timeout: 5, url");
        WrittenYaml yaml = WrittenYaml.of(written.replace("timeout: 5,", ""))
                .variables(Map.of("RELEASES_SERVICES_ORDERSAPI_VERIFICATION_CHECKS_ADMINLOGIN_PASSWORD", "x"));

        assertThat(yaml.judged().of("orders-api")).isEmpty();
        assertThat(yaml.judged().aliases())
                .containsExactly("RELEASES_SERVICES_ORDERSAPI_VERIFICATION_CHECKS_ADMINLOGIN_PASSWORD");
        assertThat(WrittenYaml.of(written)
                        .variables(Map.of("RELEASES_SERVICES_ORDERSAPI_VERIFICATION_CHECKS_ADMINLOGIN_TIMEOUT", "7"))
                        .judged()
                        .of("orders-api"))
                .singleElement()
                .asString()
                .contains(
                        "verification.checks.admin-login.timeout is 7 without a unit: write 7s (environment variable");
    }

    @Test
    void everyMistakeIsSaidAtOnceAndOnce() {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE.replace("timeout: 10m", "timeout: 600")
                        .replace("when: always", "when: sometimes")
                        .replace("zone: Asia/Riyadh", "zone: Mars/Base"))
                .judged();

        assertThat(judgement.of("orders-api")).hasSize(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            RELEASES_WORKER_THREDS                    | releases.worker.threds is no setting: write releases.worker.threads (environment variable RELEASES_WORKER_THREDS)
            RELEASES_EVIDENCE_SIGNNGKEY               | releases.evidence.signngkey is no setting: write releases.evidence.signing-key (environment variable RELEASES_EVIDENCE_SIGNNGKEY)
            """)
    void anEnvironmentVariableIsNamedAsItIs(String variable, String said) {
        assertThat(WrittenYaml.of(SERVICE)
                        .variables(Map.of(variable, "x"))
                        .judged()
                        .general())
                .singleElement()
                .asString()
                .contains(said);
    }

    @Test
    void everySpellingOfAKnownKeyIsTaken() {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE.replace("backup-max-age", "backupMaxAge")
                        .replace("working-directory", "working_directory")
                        .replace("min-bytes", "minBytes"))
                .variables(Map.of(
                        "RELEASES_EVIDENCE_SIGNINGKEY", "/run/key.pem",
                        "RELEASES_EVIDENCE_SIGNING_KEY", "/run/key.pem",
                        "RELEASES_WORKER_LOCKDURATION", "20s",
                        "RELEASES_NOTES_PHONEREGIONS_0", "SA",
                        "RELEASES_SERVICES_ORDERSAPI_VERIFICATION_CHECKS_LOGIN_PASSWORD", "x",
                        "RELEASES_SERVICES_ORDERS_API_VERIFICATION_CHECKS_DATABASE_PASSWORD", "x",
                        "RELEASES_SERVICES_ORDERSAPI_DEPLOYMENT_WORKINGDIRECTORY", "/srv"))
                .judged();

        assertThat(judgement.general()).isEmpty();
        assertThat(judgement.services()).containsExactly("orders-api", "snack-api");
        assertThat(judgement.of("orders-api")).isEmpty();
    }

    @Test
    void whatKubernetesPutsIntoTheEnvironmentIsNoSetting() {
        assertThat(WrittenYaml.of(SERVICE)
                        .variables(Map.of(
                                "RELEASES_PORT", "tcp://10.0.0.1:8080",
                                "RELEASES_SERVICE_HOST", "10.0.0.1",
                                "RELEASES_PORT_8080_TCP_ADDR", "10.0.0.1"))
                        .judged()
                        .general())
                .isEmpty();
    }

    @Test
    void anEscapedPlaceholderIsMeantAsItStands() {
        assertThat(SERVICE).contains("password: s3cret}");
        SettingsJudgement judgement = WrittenYaml.of(SERVICE.replace("password: s3cret}", "password: 's3cr\\${e}t'}"))
                .judged();

        assertThat(judgement.of("orders-api")).isEmpty();
    }

    @Test
    void aListTakenFromAnotherSourceIsJudgedAsItHolds() {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE.replace("timeout: 10m", "timeout: 600"))
                .arguments(Map.of(
                        ORDERS + "deployment.steps[0].id", "other",
                        ORDERS + "deployment.steps[0].item", "DEP-01",
                        ORDERS + "deployment.steps[0].title", "Other",
                        ORDERS + "deployment.steps[0].command[0]", "other",
                        ORDERS + "deployment.steps[0].timeout", "5s"))
                .judged();

        assertThat(judgement.of("orders-api")).isEmpty();
    }
}
