package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.deployment.DeploymentSettings.Command;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkKind;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries the migrations of a release on staging (MIG-02); the reviewer sees what came of it. */
@Component
class TestMigrationsWork implements WorkHandler {

    private static final int KEPT = 16 * 1024;

    private final Releases releases;
    private final DeploymentSettings settings;
    private final ServiceCommands commands;
    private final WorkerRecords records;

    TestMigrationsWork(
            Releases releases, DeploymentSettings settings, ServiceCommands commands, WorkerRecords records) {
        this.releases = releases;
        this.settings = settings;
        this.commands = commands;
        this.records = records;
    }

    @Override
    public String topic() {
        return "migration-test";
    }

    @Override
    public WorkKind kind() {
        return WorkKind.BACKUPS;
    }

    @Override
    public WorkResult work(WorkItem item) {
        ReleaseDetails release = releases.get(item.release());
        Optional<Command> test = settings.of(release.service())
                .map(Deployment::stagingMigrationTest)
                .filter(Command::configured);
        MigrationStagingTested event =
                new MigrationStagingTested(release.commit(), "not-configured", null, null, null, null);
        CommandResult result = null;
        if (test.isPresent()) {
            // Two at once would meet on staging.
            item.lease().requireHeld();
            result =
                    commands.run(release, test.get().command(), test.get().timeout(), "staging-migration-test.command");
            event = new MigrationStagingTested(
                    release.commit(),
                    result.succeeded() ? "passed" : "failed",
                    result.duration().toMillis(),
                    result.outputSha256(),
                    kept(result),
                    WorkerRecords.printed(result));
        }
        records.recordPrinted(item, event, result);
        return WorkResult.done();
    }

    /** The end of the output, and why it failed when the output does not say. */
    private static String kept(CommandResult result) {
        String output = result.succeeded() ? result.output() : result.output() + "\n" + result.message();
        int from = Math.max(0, output.length() - KEPT);
        // Half a surrogate pair is no text.
        return output.substring(from > 0 && Character.isLowSurrogate(output.charAt(from)) ? from + 1 : from)
                .strip();
    }
}
