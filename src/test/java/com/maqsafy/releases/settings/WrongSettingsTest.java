package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.SampledInGate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every mistake is refused with the full name of its property and the mend, and disables its service alone; one outside
 * the services stops the start.
 *
 * <p>The 26 mistakes that were tried first are those called "accepted in silence before" (13) and "found before" (13) here,
 * but for six that only the machine or the file tells: a directory, a program and a repository that are not there, YAML that
 * cannot be read and a key that stands twice are in {@code ServiceCheckCommandTest}, an owner who has no account is in
 * {@code ReadinessProbesTest}.
 */
class WrongSettingsTest {

    static final String SERVICE = """
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
            to: "24:00"            | to: 24:00                | calendar.maintenance-windows[0].to is "1440", which is no time of day: write it as "HH:mm", in YAML with quotes
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

    @SampledInGate(3)
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

    @SampledInGate(3)
    @ParameterizedTest(name = "as people write them: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ], path: /way-in}      | ]}                       | deployment.maintenance.bypass has origins and no way past maintenance mode: set path or header
            path: /way-in          | header: X-Bypass 7       | deployment.maintenance.bypass.header must be like X-Maintenance-Bypass: 4f1c9e
            leave: {command: [artisan, up]} | leave: {command: [artisan, down], timeout: 30s} | deployment.maintenance.leave.command is that of maintenance.enter, so the service would stay closed and count as open: name the command that lets users in
            leave: {command: [artisan, up]} | leave: {timeout: 30s} | deployment.maintenance.leave.command is missing: what is taken offline is brought back
            json: build.version    | json: $.build.version    | production.json is no path in an answer: write e.g. build.version or /build/version
            json: build.version    | json: builds[0].version  | production.json is no path in an answer
            json: build.version    | commit-json: build.commit | production.commit-json needs json
            json: build.version    | pattern: "v(?=1)(.*)"    | production.pattern is not a regular expression of RE2: invalid or unsupported Perl syntax
            interval: 2m           | interval: 2m\\n        timeout: 1h | production.timeout must be from 1 ms to 5 minutes
            headers: {x-token: s3cret} | username: watch      | production.http.username and http.password belong together
            "http://127.0.0.1:1/version" | "http://127.0.0.1:1/{version}" | production.http.url must be an address
            "http://127.0.0.1:1/health" | "http://127.0.0.1:70000/health" | verification.checks.health.url must be an address that begins with http:// or https://, its port up to 65535
            json: {version: "{version}"} | json: {"$.version": "{version}"} | verification.checks.health.json.$.version would be read without '$': write that name in quotes and brackets
            json: {version: "{version}"} | json: {"build/version": "{version}"} | verification.checks.health.json.build/version would be read without '/'
            json: {version: "{version}"} | json: {version: 1.10} | verification.checks.health.json.version is the number 1.1 for YAML, and may have been written otherwise: write it in quotes
            repository: /srv/orders.git | repository: /srv/orders.git\\n        tag-prefix: "@shop/orders@" | source.tag-prefix '@shop/orders@' cannot begin a Git tag's name that commands may be given as {tag}
            repository: /srv/orders.git | repository: /srv/orders.git\\n        tag-prefix: "-v" | source.tag-prefix '-v' cannot begin a Git tag's name that commands may be given
            repository: /srv/orders.git | repository: /srv/orders.git\\n        line: 1.10 | source.line is the number 1.1 for YAML, and may have been written otherwise: write it in quotes
            repository: /srv/orders.git | repository: /srv/orders.git\\n        line: "1.x" | source.line: '1.x' is no line of versions
            repository: /srv/orders.git | repository: /srv/orders.git\\n        database: mariadb | source.database is 'mariadb': write one of
            repository: /srv/orders.git | repository: /srv/orders.git\\n        migrations: [""] | source.migrations[0] is blank
            repository: /srv/orders.git | repository: /srv/orders.git\\n        migrations: ["{a"] | source.migrations[0] '{a' is no folder and no glob
            repository: /srv/orders.git | repository: /srv/orders.git\\n        pretend: {command: [pretend, "{commit}"]} | source.pretend.working-directory is missing
            repository: /srv/orders.git | repository: /srv/orders.git\\n        pretend: {command: [pretend, "{tag}"]} | source.pretend.command uses the unknown placeholder {tag}
            repository: /srv/orders.git | repository: /srv/orders.git\\n        username: $GIT_USER | source.username is $GIT_USER, which nobody fills in: write ${GIT_USER}
            username: probe        | username: $PROBE_USER    | verification.checks.login.username is $PROBE_USER, which nobody fills in: write ${PROBE_USER}
            password: s3cret       | password: "{{ .Values.password }}" | verification.checks.login.password is a template that nobody has filled in
            kind: login, url       | kind: login, token-field: "data[0].token", url | verification.checks.login.token-field is no path in an answer
            checks:                | checks:\\n          me: {item: POST-03, kind: protected, url: "http://127.0.0.1:1/me", login: logn} | verification.checks.me.login must be the id of a check of kind login
            checks:                | checks:\\n          queue: {item: POST-05, kind: queue, enqueue-url: "http://127.0.0.1:1/q", status-url: "http://127.0.0.1:1/q"} | verification.checks.queue.status-url must contain {id}
            checks:                | checks:\\n          cache: {item: POST-06, kind: redis, host: cache, port: 637900} | verification.checks.cache.port must be a port from 1 to 65535
            checks:                | checks:\\n          errors: {item: POST-09, kind: log, file: /var/log/x, pattern: "(ERROR"} | verification.checks.errors.pattern is not a regular expression of RE2: missing closing )
            checks:                | checks:\\n          errors: {item: POST-09, kind: log, file: /var/log/x, pattern: ERROR, zone: Riyadh} | verification.checks.errors.zone is 'Riyadh', which is not a time zone
            checks:                | checks:\\n          Nginx: {item: POST-08, kind: command, command: [nginx, -t]} | verification.checks.Nginx must be named with lower-case letters
            checks:                | checks:\\n          nginx: {item: POST-08, kind: command, command: [nginx, -t, "{commit}"]} | verification.checks.nginx.command uses the unknown placeholder {commit}
            "jdbc:postgresql://127.0.0.1/x" | "jdbc:postgresql://127.0.0.1/x?password=s3cret" | verification.checks.database.url must not contain a user or password
            owner: dana            | owner: [dana, sam]       | deployment.owner[0] is no setting
            storage: /srv/notes    | storage: [/srv/notes]    | notes.storage[0] is no setting
            timeout: 10m           | timeout: 10ms            | deployment.steps[0].timeout is PT0.01S: write at least a second, e.g. 60s or 10m
            leave: {command: [artisan, up]} | leave: {command: [artisan, up], timeout: 30ms} | deployment.maintenance.leave.timeout is PT0.03S: write at least a second
            id: fetch-code         | id: Fetch code           | deployment.steps[0].id must be of lower-case letters, digits and '-'
            title: Fetch the code  | title: ""                | deployment.steps[0].title is missing
            idempotent: true       | leaves-processes: daemon | deployment.steps[0].leaves-processes is 'daemon': write true or false
            /srv/backups/{release}.dump | /srv/{release}/orders.dump | deployment.backup.path must be a file in a fixed directory
            /srv/backups/{release}.dump | /srv/backups/{tag}.dump | deployment.backup.path uses the unknown placeholder {tag}
            [list, "{backup}"]     | [list, "{bakup}"]        | deployment.backup.verify-command uses the unknown placeholder {bakup}
            [list, "{backup}"]     | [list, /srv/backups/last.dump] | deployment.backup.verify-command has no {backup}, so it proves nothing of the backup that was just made: hand the file to it, e.g. [pg_restore, --list, "{backup}"]
            [dump, "{backup}"]     | [dump, --all]            | deployment.backup.command has no {backup}, so it would write another file than the one that is looked for: hand the file to it
            steps:                 | artefacts: {before: {command: [sha256sum, x]}}\\n        steps: | deployment.artefacts needs both before.command and after.command
            steps:                 | artifacts: {before: {command: [sha256sum, x]}}\\n        steps: | deployment.artifacts is no setting: write releases.services.orders-api.deployment.artefacts
            steps:                 | staging-migration-test: {command: [try, "{backup}"]}\\n        steps: | deployment.staging-migration-test.command uses the unknown placeholder {backup}
            rollback:              | rollback:\\n          available: {command: [ls, "{backup}"]} | deployment.rollback.available.command uses the unknown placeholder {backup}
            days: [monday]         | days: [mon]              | calendar.maintenance-windows[0].days[0] is "mon", which is no day
            to: "24:00"            | to: "22:00"              | calendar.maintenance-windows[0].to equals from
            zone: Asia/Riyadh      | zone: ""                 | calendar.zone is missing
            zone: Asia/Riyadh      | zone: Asia/Riyadh\\n        freezes: [{from: 2026-12-31, to: 2026-12-20, reason: x}] | calendar.freezes[0].to is not after from
            zone: Asia/Riyadh      | zone: Asia/Riyadh\\n        freezes: [{from: 2026-12-20, to: 2026-12-31}] | calendar.freezes[0].reason is missing
            zone: Asia/Riyadh      | zone: Asia/Riyadh\\n        peak-hours: [{days: [monday], from: "9:00", to: "17:00"}] | calendar.peak-hours[0].from is "9:00", which is no time of day
            max-files: 10          | max-files: 0             | hotfix.max-files is 0: allow at least 1
            risk-review-due: PT15M | risk-review-reminder: 20m, risk-review-escalation: 15m | hotfix.risk-review-escalation is PT15M, before risk-review-reminder
            risk-review-due: PT15M | risk-review-due: 15ms    | hotfix.risk-review-due is PT0.015S: write at least a second
            disclose-after: 90d    | disclose-after: 400d     | security.disclose-after must be from PT0S to P365D
            notes: {storage        | duties: {lifted-when-restricted: [tester-not-aprover]}\\n      notes: {storage | duties.lifted-when-restricted[0] is 'tester-not-aprover', which is no duty that can be lifted
            notes: {storage        | duties: {deployer-not-requestor: false}\\n      notes: {storage | duties.deployer-not-requestor is no setting: write releases.services.orders-api.duties.deployer-not-requester
            notes: {storage        | proposal: {requirements: "[A-Z"}\\n      notes: {storage | proposal.requirements '[A-Z' is no pattern
            """)
    void asPeopleWriteThem(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    @SampledInGate(3)
    @ParameterizedTest(name = "releases.{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            evidence: {witnesses: {worm: {url: witness.example.com/log}}} | REL-EVI-061 releases.evidence.witnesses.worm: url is 'witness.example.com/log', which is no address
            evidence: {witnesses: {tsa: {timestamp: "ftp://tsa.example.com", certificates: /k}}} | REL-EVI-061 releases.evidence.witnesses.tsa: timestamp is 'ftp://tsa.example.com', which is no address
            evidence: {witnesses: {tsa: {timestamp: "https://tsa.example.com"}}} | releases.evidence.witnesses.tsa: timestamp and certificates belong together
            evidence: {witnesses: {one: {folder: /w}, worm: {folder: /w, url: "https://w.example.com"}}} | releases.evidence.witnesses.worm: a witness has one of folder, url, repository-of, timestamp and mail
            evidence: {witnesses: {worm: {folder: ""}}} | releases.evidence.witnesses.worm: a witness has one of
            evidence: {witnesses: {worm: {foldr: /w, folder: /w}}} | releases.evidence.witnesses.worm.foldr is no setting: write releases.evidence.witnesses.worm.folder
            evidence: {witnesses: {tags: {repository-of: ordrs-api}}} | releases.evidence.witnesses.tags.repository-of names the service 'ordrs-api', which releases.services does not have: write orders-api
            evidence: {log-origin: "our log"} | REL-EVI-044 releases.evidence.log-origin: 'our log' is no name of a log
            evidence: {file-limit: 20MB} | releases.evidence.file-limit is 20971520B. Set it from 1MB to 14MB
            notification: {base-url: "https://r.example.com", chats: {ops: {kind: slack, url: "https://c.example.com/x", services: [ordrs-api]}}} | releases.notification.chats.ops.services[0] names the service 'ordrs-api', which releases.services does not have: write orders-api
            notification: {base-url: "https://r.example.com", webhooks: {ci: {url: "https://c.example.com/x", secret-file: /k, services: "orders-api, snak-api"}}} | releases.notification.webhooks.ci.services names the service 'snak-api', which releases.services does not have: write snack-api
            notification: {base-url: "https://r.example.com", chats: {ops: {url: "https://c.example.com/x"}}} | releases.notification.chats.ops.kind is missing: write slack, teams or mattermost
            notification: {base-url: "https://r.example.com", chats: {ops: {kind: discord, url: "https://c.example.com/x"}}} | releases.notification.chats.ops.kind is 'discord': write one of
            notification: {base-url: "https://r.example.com", chats: {ops: {kind: slack, url: "http://c.example.com/x"}}} | releases.notification.chats.ops.url does not begin with https://
            notification: {base-url: "https://r.example.com", chats: {ops: {kind: slack, url: $SLACK_URL}}} | releases.notification.chats.ops.url is $SLACK_URL, which nobody fills in: write ${SLACK_URL}
            notification: {base-url: "https://r.example.com", chats: {ops: {kind: slack, url: "https://c.example.com/x", categories: [aprovals]}}} | releases.notification.chats.ops.categories has an unknown word
            notification: {chats: {ops: {kind: slack, url: "https://c.example.com/x"}}} | releases.notification.base-url
            notification: {base-url: "https://r.example.com", webhooks: {ci: {url: "https://c.example.com/x", secret: hunter2}}} | releases.notification.webhooks.ci.secret is no secret of Standard Webhooks
            notification: {base-url: "https://r.example.com", webhooks: {ci: {url: "https://c.example.com/x"}}} | releases.notification.webhooks.ci.secret is missing
            notification: {digest-at: "8:30"} | releases.notification.digest-at is no time of day
            notification: {digest-at: 22:30} | releases.notification.digest-at is no time of day
            notification: {retention: 30} | releases.notification.retention is 30 without a unit: write 30s
            notification: {base-url: "https://r.example.com", email: {from: "Releases <releases>"}} | releases.notification.email.from is no address
            notification: {language: de} | releases.notification.language is 'de': write
            sign-in: {oidc: {issuer: login.example.com, client-id: r, client-secret: s, group-mapping: [{claim: a, group: ci}]}} | releases.sign-in.oidc.issuer is no address of a provider
            sign-in: {oidc: {issuer: "https://login.example.com", client-id: r, client-secret: s, groups-claim: "", group-mapping: [{claim: a, group: ci}]}} | releases.sign-in.oidc.groups-claim is not set, but oidc.issuer is
            sign-in: {oidc: {issuer: "https://login.example.com", client-id: r, client-secret: s, user-id-claim: "", group-mapping: [{claim: a, group: ci}]}} | releases.sign-in.oidc.user-id-claim is not set
            sign-in: {oidc: {issuer: "https://login.example.com", client-id: r, client-secret: s}} | releases.sign-in.oidc.group-mapping is empty
            sign-in: {oidc: {issuer: "https://login.example.com", client-id: r, client-secret: s, group-mapping: [{claim: a, group: ci}, {claim: b, group: tecnical-owner}]}} | releases.sign-in.oidc.group-mapping[1] has 'b' -> 'tecnical-owner'
            sign-in: {oidc: {issuer: "https://login.example.com", client-id: r, scopes: [profile], client-secret: s, group-mapping: [{claim: a, group: ci}]}} | releases.sign-in.oidc.scopes lacks openid
            sign-in: {idle-timeout: 30} | releases.sign-in.idle-timeout is 30 without a unit: write 30s
            sign-in: {throttle: {free-attempt: 3}} | releases.sign-in.throttle.free-attempt is no setting: write releases.sign-in.throttle.free-attempts
            deputies: {longest: 90} | releases.deputies.longest is 90 without a unit: write 90s
            deputies: {lookahed: 14d} | releases.deputies.lookahed is no setting: write releases.deputies.look-ahead
            approval: {acr: ["urn:a urn:b"]} | releases.approval.acr has a blank value or one with a blank in it
            duties: {min-role-age: 0s} | releases.duties.min-role-age must be longer than nothing
            people: {"Dana O'Neil": {emails: [dana@example.com]}} | releases.people.Dana O'Neil.emails[0] would be read without ' '
            people: {dana: {accounts: [d]}, sam: {accounts: [d]}} | releases.people.sam.accounts[0] is 'd', as is releases.people.dana.accounts[0]
            people: {dana: {email: [dana@example.com]}} | releases.people.dana.email is no setting: write releases.people.dana.emails
            proposal: {requirements: "("} | releases.proposal.requirements '(' is no pattern
            notes: {extra-patterns: {ourToken: "tk_[a-z]+"}} | releases.notes.extra-patterns.ourToken needs a name in kebab-case
            notes: {extra-patterns: {our-token: "(?<!x)tk_"}} | releases.notes.extra-patterns.our-token is no regular expression of RE2
            instance: {detect-copied-dir: false} | releases.instance.detect-copied-dir is no setting: write releases.instance.detect-copied-data-dir
            source: {tagger-mail: r@example.com} | releases.source.tagger-mail is no setting: write releases.source.tagger-email
            """)
    void asPeopleWriteThemForAllServices(String block, String said) {
        SettingsJudgement judgement =
                WrittenYaml.of(SERVICE + "releases." + block + "\n").judged();

        assertThat(judgement.general())
                .anySatisfy(mistake ->
                        assertThat(mistake).matches("REL-[A-Z]{3}-\\d{3} .*").contains(said));
        assertThat(judgement.of("orders-api")).isEmpty();
        assertThat(judgement.of("snack-api")).isEmpty();
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

    @SampledInGate(3)
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

    /** What stands in place of the second service, as deep as it. */
    private static final String SNACK = """
                snack-api:
                  source: {repository: /srv/snack.git}
                  deployment:
                    working-directory: /srv/snack
                    steps: [{id: go, item: DEP-01, title: Go, command: [./go, "{tag}"], timeout: 60s}]
                  production:
                    http: {url: "http://127.0.0.1:1/version", headers: {x-token: s3cret}}
                    json: snack.version
            """;

    private static WrittenYaml two(String right, String wrong) {
        String known = right.replace("\\n", "\n");
        assertThat(SNACK).contains(known);
        String snack = SNACK.replace(known, wrong.replace("\\n", "\n"));
        return WrittenYaml.of(SERVICE.replace("    snack-api:\n      source: {repository: /srv/snack.git}\n", snack));
    }

    @ParameterizedTest(name = "YAML reads another value: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password: s3cret}      | password: 0123456}       | verification.checks.login.password is read by YAML as another number than is written, as 0755 is read as 493: write it in quotes
            password: s3cret}      | password: 1_000}         | verification.checks.login.password is read by YAML as another number
            password: s3cret}      | password: 0x1F}          | verification.checks.login.password is read by YAML as another number
            password: s3cret}      | password: 22:30}         | verification.checks.login.password is read by YAML as another number
            json: {version: "{version}"} | json: {healthy: yes} | verification.checks.health.json.healthy is read by YAML as true or false, and is written otherwise: write it in quotes
            [git, fetch, --tags, origin] | [chmod, 0755, artisan] | deployment.steps[0].command[1] is read by YAML as another number
            [git, fetch, --tags, origin] | [chmod, &mode 0755, artisan] | deployment.steps[0].command[1] is read by YAML as another number
            [git, fetch, --tags, origin] | [chmod, !!int 0755, artisan] | deployment.steps[0].command[1] is read by YAML as another number
            [git, fetch, --tags, origin] | [chmod, ! 0755, artisan] | deployment.steps[0].command[1] is read by YAML as another number
            [git, fetch, --tags, origin] | [chmod, &493 0755, artisan] | deployment.steps[0].command[1] is read by YAML as another number
            json: {version: "{version}"} | json: {healthy: &yes yes} | verification.checks.health.json.healthy is read by YAML as true or false
            working-directory: /srv/orders | working-directory: /srv/orders\\n        environment: {UMASK: 022} | deployment.environment.UMASK is read by YAML as another number
            working-directory: /srv/orders | working-directory: /srv/orders\\n        environment: {QUEUE: off} | deployment.environment.QUEUE is read by YAML as true or false
            """)
    void whatYamlReadsOtherwise(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            password: s3cret}      | password: 123456}
            password: s3cret}      | password: '0123456'}
            json: {version: "{version}"} | json: {healthy: true, up: True, count: 0}
            [git, fetch, --tags, origin] | [sleep, 10]
            [git, fetch, --tags, origin] | [sleep, &a 600, *a]
            [git, fetch, --tags, origin] | [sleep, !!int 600, &a !!int 60, !<tag:yaml.org,2002:int> &b 61]
            [git, fetch, --tags, origin] | [sleep, !!str 0755]
            [git, fetch, --tags, origin] | [sleep, &a # seconds\\n          600]
            json: {version: "{version}"} | json: {healthy: &well true, up: *well, sure: !!bool true}
            working-directory: /srv/orders | working-directory: /srv/orders\\n        environment: {UMASK: "022", NICE: -5, DEBUG: false } # as it is
            """)
    void whatYamlReadsAsItIsWrittenIsTaken(String right, String as) {
        assertThat(SERVICE).contains(right);

        assertThat(WrittenYaml.of(SERVICE.replace(right, as.replace("\\n", "\n")))
                        .judged()
                        .of("orders-api"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "jdbc:postgresql://127.0.0.1/x" | "jdbc:postgresql://$DB_HOST/x" | verification.checks.database.url has $DB_HOST, which nobody fills in: write ${DB_HOST}
            "jdbc:postgresql://127.0.0.1/x" | "jdbc:postgresql://{{ host }}/x" | verification.checks.database.url has a template that nobody has filled in
            repository: /srv/orders.git | repository: "ssh://git@$GIT_HOST/orders.git" | source.repository has $GIT_HOST, which nobody fills in
            """)
    void anAddressHasNothingThatNobodyFillsIn(String right, String wrong, String said) {
        refused(right, wrong, said);
    }

    @ParameterizedTest
    @CsvSource({
        "release, release.policy.approval-max-age is no setting: write releases.policy.approval-max-age",
        "relases, relases.policy.approval-max-age is no setting: write releases.policy.approval-max-age",
        "realeases, realeases.policy.approval-max-age is no setting: write releases.policy.approval-max-age"
    })
    void aFileDoesNotMisspellTheRootOfAllSettings(String root, String said) {
        SettingsJudgement judgement = WrittenYaml.of(
                        SERVICE + "---\n" + root + ": {policy: {approval-max-age: 7d, backup-max-age: 2h}}\n")
                .judged();

        assertThat(judgement.general()).containsExactly("REL-SET-010 " + said);
        assertThat(judgement.of("orders-api")).isEmpty();
    }

    @Test
    void whatElseAnApplicationIsToldIsNotMeantAsASettingOfOurs() {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE + "---\nspring: {application: {name: x}}\nleave.days: 3\n")
                .arguments(Map.of("release.version", "1"))
                .judged();

        assertThat(judgement.general()).isEmpty();
    }

    @Test
    void twoServicesOnOneMachineAreNotRefused() {
        // Commands that start in one directory may reach their targets elsewhere.
        SettingsJudgement judgement =
                two("directory: /srv/snack", "directory: /srv/orders").judged();

        assertThat(judgement.of("orders-api")).isEmpty();
        assertThat(judgement.of("snack-api")).isEmpty();
    }

    @ParameterizedTest(name = "two services of one target: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            json: snack.version    | json: build.version
            json: snack.version    | json: build.version\\n        interval: 9m\\n        timeout: 3s
            "http://127.0.0.1:1/version", headers: {x-token: s3cret}}\\n        json: snack.version | "http://127.0.0.1:1/x/../version", headers: {x-token: s3cret}}\\n        json: build.version
            """)
    void twoServicesOfOneTargetAreBothRefused(String right, String wrong) {
        SettingsJudgement judgement = two(right, wrong).judged();

        assertThat(judgement.general()).isEmpty();
        assertThat(judgement.of("orders-api"))
                .singleElement()
                .asString()
                .startsWith("REL-PRD-210 releases.services.orders-api.production asks the same as that of")
                .contains(" that of snack-api: ")
                .doesNotContain("s3cret");
        assertThat(judgement.of("snack-api"))
                .singleElement()
                .asString()
                .startsWith("REL-PRD-210 releases.services.snack-api.production asks the same as that of")
                .contains(" that of orders-api: ");
    }

    @Test
    @DisplayName("An older line beside the newest is a service of its own, with the same commands elsewhere")
    void anOlderLineIsNotRefused() {
        String line = SNACK.replace("snack-api:", "orders-api-1-4:")
                .replace("{repository: /srv/snack.git}", "{repository: /srv/orders.git, line: \"1.4\"}")
                .replace("directory: /srv/snack", "directory: /srv/orders-api-1-4")
                .replace("[./go, \"{tag}\"]", "[git, fetch, --tags, origin]");

        SettingsJudgement judgement = WrittenYaml.of(
                        SERVICE.replace("    snack-api:\n      source: {repository: /srv/snack.git}\n", line))
                .judged();

        assertThat(judgement.of("orders-api")).isEmpty();
        assertThat(judgement.of("orders-api-1-4")).isEmpty();
    }

    @ParameterizedTest(name = "one target asked in two ways: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            file: /srv/version     | file: /srv/./version     | true
            file: /srv/version     | file: /srv/snack/version | false
            command: [running, a]  | command: [running, a]    | false
            command: [running, a]  | command: [running, b]    | false
            """)
    void aFileOrACommandIsAskedByOneService(String one, String other, boolean same) {
        String orders = SERVICE.replace(
                "http: {url: \"http://127.0.0.1:1/version\", headers: {x-token: s3cret}}\n        json: build.version\n",
                one + "\n");
        assertThat(orders).isNotEqualTo(SERVICE);

        SettingsJudgement judgement = WrittenYaml.of(orders.replace(
                        "    snack-api:\n      source: {repository: /srv/snack.git}\n",
                        SNACK.replace(
                                "http: {url: \"http://127.0.0.1:1/version\", headers: {x-token: s3cret}}\n        json: snack.version\n",
                                other + "\n")))
                .judged();

        assertThat(judgement.of("orders-api")).hasSize(same ? 1 : 0);
        assertThat(judgement.of("snack-api")).hasSize(same ? 1 : 0);
    }

    @Test
    void aRollbackDoesNotBringTheSameVersionAgain() {
        String checkout = "[git, checkout, --force, \"{tag}\"]";
        String same = SERVICE.replace("[git, fetch, --tags, origin]", checkout);

        assertThat(WrittenYaml.of(same.replace("[git, checkout, \"{previousTag}\"]", checkout))
                        .judged()
                        .of("orders-api"))
                .singleElement()
                .asString()
                .startsWith("REL-DEP-001 " + ORDERS
                        + "deployment.rollback.steps[0].command is that of a step of the deployment and would bring the"
                        + " same version again: write {previousVersion} or {previousTag}");
        assertThat(WrittenYaml.of(SERVICE.replace("[git, checkout, \"{previousTag}\"]", "[git, fetch, --tags, origin]"))
                        .judged()
                        .of("orders-api"))
                .as("what names no version may be done again")
                .isEmpty();
    }

    @Test
    @DisplayName("found before: a service's name")
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

    @ParameterizedTest
    @CsvSource({
        "orders-api, RELEASES_SERVICES_ORDERSAPI_DEPLOYMENT_STEPS_0_TIMEOUT, deployment.steps[0].timeout",
        "orders, RELEASES_SERVICES_ORDERS_DEPLOYMENT_STEPS_0_TIMEOUT, deployment.steps[0].timeout",
        "orders, RELEASES_SERVICES_ORDERS_CALENDAR_MAINTENANCEWINDOWS_0_TO, calendar.maintenance-windows[0].to"
    })
    void aVariableDoesNotChangeAnElementOfAListThatIsElsewhere(String service, String variable, String key) {
        SettingsJudgement judgement = WrittenYaml.of(SERVICE.replace("orders-api:", service + ":"))
                .variables(Map.of(variable, key.endsWith("to") ? "23:00" : "5m"))
                .judged();

        assertThat(judgement.of(service))
                .singleElement()
                .asString()
                .contains("releases.services." + service + "." + key + " is a key of an element of a list")
                .endsWith("(environment variable " + variable + ")");
        assertThat(judgement.of("snack-api")).isEmpty();
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
