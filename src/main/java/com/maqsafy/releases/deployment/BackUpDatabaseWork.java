package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.deployment.DeploymentSettings.Backup;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkKind;
import com.maqsafy.releases.process.WorkLease;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes the backup of the production database and looks at it: there, large enough, fresh, readable (PRIN-08, RULE-03,
 * MIG-03). A backup that failed is recorded too; people see it and cannot confirm it. No file is ever overwritten.
 */
@Component
class BackUpDatabaseWork implements WorkHandler {

    private final DeploymentHistories histories;
    private final DeploymentSettings settings;
    private final ProductionAccess access;
    private final ServiceCommands commands;
    private final WorkerRecords records;
    private final Clock clock;

    BackUpDatabaseWork(
            DeploymentHistories histories,
            DeploymentSettings settings,
            ProductionAccess access,
            ServiceCommands commands,
            WorkerRecords records,
            Clock clock) {
        this.histories = histories;
        this.settings = settings;
        this.access = access;
        this.commands = commands;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "database-backup";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.BACKUPS;
    }

    @Override
    public WorkResult work(WorkItem item) {
        DeploymentHistory history = histories.of(item.release());
        if (history.attempt() == 0) {
            return access.refuse(
                    item,
                    "database backup",
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        Optional<Backup> backup = settings.of(history.release().service())
                .map(DeploymentSettings.Deployment::backup)
                .filter(Backup::configured);
        if (backup.isPresent() && taken(history, backup.get())) {
            return WorkResult.done();
        }
        Taken taken = backup.map(b -> take(history, b, item.lease()))
                .orElseGet(() -> Taken.failed(
                        "",
                        "REL-DEP-030 No backup is configured. Set "
                                + DeploymentSettings.property(history.release().service()) + ".backup."));
        BackupTaken event = taken.event(history.attempt(), clock.instant());
        if (taken.printed() == null) {
            records.record(item, event);
        } else {
            records.recordWith(item, event, KeptFile.bytes(taken.printed()));
        }
        return WorkResult.done();
    }

    /** Whether this attempt has a good and fresh backup already: a crash came between its record and the token. */
    private boolean taken(DeploymentHistory history, Backup backup) {
        return history.lastOfAttempt(BackupTaken.class)
                .filter(r -> r.event().passed())
                .map(Recorded::time)
                .filter(t -> Duration.between(t, clock.instant()).compareTo(backup.maxAge()) <= 0)
                .isPresent();
    }

    private Taken take(DeploymentHistory history, Backup backup, WorkLease lease) {
        ReleaseDetails release = history.release();
        Path file = file(release, backup, history.attempt());
        Placeholders values = commands.placeholders(release)
                .backup(file, Objects.requireNonNull(file.getParent(), "directory of backups"));
        // Whoever took the work over while this worker was frozen writes that file now.
        lease.requireHeld();
        CommandResult made = commands.run(release, backup.command(), backup.timeout(), "backup.command", values);
        if (!made.succeeded()) {
            return Taken.failed(file.toString(), "The backup command did not end well: " + made.message())
                    .lasting(made.duration(), made.output());
        }
        CommandResult read =
                commands.run(release, backup.verifyCommand(), backup.timeout(), "backup.verify-command", values);
        return look(file, backup, read).lasting(made.duration().plus(read.duration()), made.output() + read.output());
    }

    private Taken look(Path file, Backup backup, CommandResult read) {
        try {
            if (!Files.isRegularFile(file)) {
                return Taken.failed(file.toString(), "REL-DEP-031 The backup command ended well but wrote no " + file);
            }
            long bytes = Files.size(file);
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
            Taken seen = new Taken(file.toString(), bytes, sha256(file), read.succeeded(), Duration.ZERO, "", null);
            if (!read.succeeded()) {
                return seen.saying("The backup cannot be read back: " + read.message());
            }
            if (bytes < backup.minBytes()) {
                return seen.saying("REL-DEP-032 The backup has %d bytes, fewer than the %d of backup.min-bytes."
                        .formatted(bytes, backup.minBytes()));
            }
            return age.compareTo(backup.maxAge()) > 0
                    ? seen.saying("REL-DEP-033 The file was written %s ago, longer than backup.max-age %s."
                            .formatted(age.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), backup.maxAge()))
                    : seen;
        } catch (IOException e) {
            return Taken.failed(file.toString(), "REL-DEP-034 The backup file cannot be looked at: " + e);
        }
    }

    /**
     * The configured file with the attempt in its name, and a number more when there is such a file already. It has the
     * release in its name, by its setting or by this: services may share a directory, and none writes into a file of another.
     */
    private Path file(ReleaseDetails release, Backup backup, int attempt) {
        Path path = Path.of(commands.placeholders(release)
                        .resolve(
                                List.of(backup.path()), DeploymentSettings.property(release.service()) + ".backup.path")
                        .get(0))
                .toAbsolutePath()
                .normalize();
        String name = String.valueOf(path.getFileName());
        // The version in a name has dots too: an ending has none and begins with a letter.
        int dot = name.matches(".*\\.[A-Za-z][A-Za-z0-9]*") ? name.lastIndexOf('.') : name.length();
        String key = backup.path().contains("{release}") ? "" : "-" + release.key();
        String stem = name.substring(0, dot) + key + "-attempt-" + attempt;
        String ending = name.substring(dot);
        Path file = path.resolveSibling(stem + ending);
        for (int more = 2; Files.exists(file); more++) {
            file = path.resolveSibling(stem + '-' + more + ending);
        }
        return file;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /**
     * What was found; without a message it passed.
     *
     * @param printed by the two commands, one after the other; null where none ran
     */
    private record Taken(
            String path,
            long bytes,
            String sha256,
            boolean readable,
            Duration duration,
            String message,
            @Nullable String printed) {

        static Taken failed(String path, String message) {
            return new Taken(path, 0, "", false, Duration.ZERO, message, null);
        }

        Taken lasting(Duration time, String output) {
            return new Taken(path, bytes, sha256, readable, time, message, output);
        }

        Taken saying(String what) {
            return new Taken(path, bytes, sha256, readable, duration, what, printed);
        }

        BackupTaken event(int attempt, Instant takenAt) {
            return new BackupTaken(
                    attempt,
                    path,
                    bytes,
                    sha256,
                    takenAt.toString(),
                    readable,
                    duration.toMillis(),
                    message.isEmpty() ? "passed" : "failed",
                    message,
                    printed == null ? null : KeptFile.of(KeptFile.bytes(printed)));
        }
    }
}
