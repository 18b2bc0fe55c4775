package com.maqsafy.releases.deployment;

import static com.maqsafy.releases.deployment.DeploymentFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.process.LeaseLostException;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayName("Maintenance mode, backup, staging test and tag")
class ProductionWorkTest {

    @TempDir
    private static Path directory;

    private static DeploymentFixture fixture;
    private static String head;
    private static String before;

    @BeforeAll
    static void open() throws Exception {
        var database = TestDatabase.create().migrate(DeploymentFixture.TABLES);
        fixture = new DeploymentFixture(database.dataSource(), directory);
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(directory.resolve("repository").toFile())
                .call()) {
            before = commit(git).name();
            head = commit(git).name();
        }
    }

    private static RevCommit commit(Git git) throws Exception {
        return git.commit()
                .setMessage("change")
                .setAllowEmpty(true)
                .setSign(false)
                .setAuthor("Dev", "dev@example.com")
                .setCommitter("Dev", "dev@example.com")
                .call();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void nobodyObjects() {
        fixture.guard.objection = null;
        fixture.closed = null;
    }

    @Test
    @DisplayName("DEP-06: maintenance mode only when the release asked for it, and never past a guard")
    void entersMaintenanceModeOnlyWhenAskedFor() {
        String plain = fixture.started();
        assertThat(maintenance(plain, "enter"))
                .isEqualTo(new WorkResult.Refused("REL-DEP-021 " + plain
                        + " did not ask for maintenance mode, so its users are not locked out (DEP-06)."));

        String release = withMaintenance();
        fixture.guard.objection = "no approval";
        assertThat(maintenance(release, "enter")).isEqualTo(new WorkResult.Refused("deployment: no approval"));
        assertThat(fixture.trace(release)).isEmpty();

        fixture.guard.objection = null;
        assertThat(maintenance(release, "enter")).isEqualTo(WorkResult.done());
        assertThat(maintenance(release, "enter")).as("after a crash").isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).containsExactly("down");
        assertThat(fixture.last(release, "maintenanceEntered", "outcome")).isEqualTo("succeeded");
    }

    @Test
    @DisplayName("DEP-07: what was closed, or may have been, is opened; what was not is left alone")
    void opensOnlyWhatMayBeClosed() {
        String open = fixture.started();
        assertThat(maintenance(open, "leave")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(open)).isEmpty();
        assertThat(fixture.records(open, "maintenanceLeft")).isEmpty();

        String closed = withMaintenance();
        maintenance(closed, "enter");
        assertThat(maintenance(closed, "leave")).isEqualTo(WorkResult.done());
        assertThat(maintenance(closed, "leave")).as("after a crash").isEqualTo(WorkResult.done());
        assertThat(fixture.trace(closed)).containsExactly("down", "up");
        assertThat(fixture.last(closed, "maintenanceLeft", "outcome")).isEqualTo("succeeded");
        assertThat(fixture.last(closed, "maintenanceLeft", "argv")).isEmpty();
        assertThat(fixture.records(closed, "maintenanceLeft")
                        .get(0)
                        .payload()
                        .path("argv")
                        .toString())
                .contains("up", closed);
        assertThat(fixture.last(closed, "maintenanceLeft", "output")).isEqualTo("working on up");

        String unknown = withMaintenance();
        fixture.append(unknown, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        assertThat(fixture.bean(Maintenance.class).held(unknown)).isTrue();
        assertThat(maintenance(unknown, "leave")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(unknown))
                .as("closing it ended nobody knows how")
                .containsExactly("up");
    }

    @Test
    @DisplayName(
            "DEP-06: when a service that may be closed already may not be deployed any further, who can go back is asked")
    void asksWhenADeploymentMayNotGoOnWhileItMayBeClosed() {
        String release = withMaintenance();
        fixture.append(release, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        fixture.guard.objection = "no approval";

        assertThat(maintenance(release, "enter"))
                .isEqualTo(new WorkResult.Failed(
                        "maintenanceNotEntered",
                        "REL-DEP-540 canteen-api may be closed already, and its deployment may not go on (DEP-06).",
                        Map.of()));

        assertThat(fixture.trace(release)).isEmpty();
        DeploymentHistory history = fixture.bean(DeploymentHistories.class).of(release);
        assertThat(fixture.bean(DeploymentDossier.class).maintenance(history))
                .contains(Map.of("name", "It may not be done", "value", "deployment: no approval"));
    }

    @Test
    @DisplayName("DEP-06: a crash while the service is closed closes it again, and only once more")
    void closesAgainAfterACrash() {
        String release = withMaintenance();
        // The application ended between the start of the command and the record of its end.
        fixture.append(release, "maintenanceEntering", "system:worker", "{attempt: 1, plan: 'deployment'}");
        assertThat(fixture.bean(Maintenance.class).needed(release, "deployment"))
                .isTrue();
        assertThat(maintenance(release, "enter")).isEqualTo(WorkResult.done());
        assertThat(maintenance(release, "enter")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(release)).containsExactly("down");
        assertThat(fixture.records(release, "maintenanceEntering")).hasSize(1);
        assertThat(fixture.bean(Maintenance.class).needed(release, "deployment"))
                .isFalse();
        assertThat(fixture.bean(Maintenance.class).needed(release, "rollback"))
                .as("a rollback finds it closed")
                .isFalse();
    }

    @Test
    @DisplayName("promise 6: a service that is not verified is opened by nobody but a person")
    void doesNotOpenWhatAGuardObjectsTo() {
        String release = withMaintenance();
        maintenance(release, "enter");
        fixture.guard.objection = "not verified";

        assertThat(maintenance(release, "leave")).isInstanceOfSatisfying(WorkResult.Failed.class, failed -> {
            assertThat(failed.errorCode()).isEqualTo("serviceNotOnline");
            assertThat(failed.message()).startsWith("REL-DEP-060 canteen-api is not opened");
        });
        assertThat(fixture.trace(release)).containsExactly("down");
        assertThat(fixture.records(release, "deploymentRefused")
                        .get(0)
                        .payload()
                        .toString())
                .contains("reopening: not verified");
    }

    @Test
    @DisplayName("DEP-07, promise 10: a service that does not come back is tried three times, then a person decides")
    void asksWhenTheServiceDoesNotComeBack() {
        String release = withMaintenance();
        maintenance(release, "enter");
        fixture.failing("up", release);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> maintenance(release, "leave"))
                    .hasMessageStartingWith("REL-DEP-023 maintenance.leave of canteen-api did not end well (DEP-07)")
                    .hasMessageContaining("cannot up");
        }
        assertThat(maintenance(release, "leave"))
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        failed -> assertThat(failed.errorCode()).isEqualTo("serviceNotOnline"));
        assertThat(fixture.last(release, "maintenanceLeft", "outcome")).isEqualTo("failed");
        assertThat(fixture.bean(Maintenance.class).held(release)).isTrue();

        fixture.append(release, "reopeningDecided", "deployer", "{attempt: 1, decision: 'repeat', reason: 'mended'}");
        assertThatThrownBy(() -> maintenance(release, "leave")).as("tried anew").hasMessageContaining("REL-DEP-023");
        fixture.mended("up", release);
        assertThat(maintenance(release, "leave")).isEqualTo(WorkResult.done());
        assertThat(fixture.bean(Maintenance.class).held(release)).isFalse();
    }

    @Test
    @DisplayName("DEP-07: a command that ends well and opens nothing counts as one that failed, until a person decides")
    void isNotOpenWhileUsersAreTurnedAway() {
        String release = withMaintenance();
        maintenance(release, "enter");
        fixture.closed = "the address of the check 'health' still answers status 503";

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> maintenance(release, "leave"))
                    .hasMessage("REL-DEP-023 maintenance.leave of canteen-api did not end well (DEP-07): it ended well,"
                            + " but the address of the check 'health' still answers status 503.");
        }
        assertThat(maintenance(release, "leave"))
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        failed -> assertThat(failed.errorCode()).isEqualTo("serviceNotOnline"));
        assertThat(fixture.last(release, "maintenanceLeft", "outcome")).isEqualTo("failed");
        assertThat(fixture.last(release, "maintenanceLeft", "output")).contains("still answers status 503");
        assertThat(fixture.bean(Maintenance.class).held(release)).isTrue();

        fixture.append(release, "reopeningDecided", "deployer", "{attempt: 1, decision: 'repeat', reason: 'mended'}");
        fixture.closed = null;
        assertThat(maintenance(release, "leave")).isEqualTo(WorkResult.done());
        assertThat(fixture.bean(Maintenance.class).held(release)).isFalse();

        String givenUp = withMaintenance();
        maintenance(givenUp, "enter");
        fixture.append(givenUp, "recoveryDecided", "rollback", "{attempt: 1, decision: 'failed', reason: 'as it is'}");
        fixture.closed = "it is broken";
        assertThat(maintenance(givenUp, "leave"))
                .as("nobody expects it to be well")
                .isEqualTo(WorkResult.done());
    }

    @Test
    @DisplayName("DEP-06, promise 10: a service that cannot be closed is tried three times, then a person decides")
    void asksWhenTheServiceCannotBeClosed() {
        String release = withMaintenance();
        fixture.failing("down", release);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> maintenance(release, "enter"))
                    .hasMessageStartingWith("REL-DEP-023 maintenance.enter of canteen-api did not end well (DEP-06)");
        }
        assertThat(maintenance(release, "enter"))
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        failed -> assertThat(failed.errorCode()).isEqualTo("maintenanceNotEntered"));
        assertThat(fixture.bean(Maintenance.class).held(release))
                .as("nobody knows what a command that failed has done")
                .isTrue();
        fixture.append(release, "closingDecided", "deployer", "{attempt: 1, decision: 'done', reason: 'by hand'}");
        assertThat(maintenance(release, "enter")).isEqualTo(WorkResult.done());
        fixture.append(release, "reopeningDecided", "deployer", "{attempt: 1, decision: 'done', reason: 'by hand'}");
        assertThat(fixture.bean(Maintenance.class).held(release)).isFalse();
    }

    @Test
    @DisplayName("DEP-06: a rollback with migrations, or of a release in maintenance mode, closes the service")
    void closesBeforeARollback() {
        Maintenance maintenance = fixture.bean(Maintenance.class);
        String migrations = fixture.started();
        assertThat(maintenance.needed(migrations, "deployment")).isFalse();
        assertThat(maintenance.needed(migrations, "rollback")).isTrue();
        assertThat(work(migrations, "enter", "rollback")).isEqualTo(WorkResult.done());
        assertThat(fixture.trace(migrations)).containsExactly("down");

        String plain = fixture.release(story -> story.contains = List.of("backend"));
        fixture.append(plain, "deploymentStarted", "deployer", "{attempt: 1}");
        assertThat(maintenance.needed(plain, "rollback")).isFalse();
        assertThat(work(plain, "enter", "rollback")).isInstanceOf(WorkResult.Refused.class);

        String recovered = fixture.started();
        fixture.append(recovered, "recoveryDecided", "rollback", "{attempt: 1, decision: 'recovered', reason: 'x'}");
        assertThat(maintenance.needed(recovered, "rollback"))
                .as("nothing will run")
                .isFalse();

        String refused = fixture.started();
        fixture.guard.objection = "no approval";
        assertThat(work(refused, "enter", "rollback")).isEqualTo(new WorkResult.Refused("rollback: no approval"));
        assertThat(fixture.trace(refused)).isEmpty();
    }

    @Test
    @DisplayName("PRIN-08, RULE-03, MIG-03: the backup is taken, looked at and read back")
    void takesABackup() throws Exception {
        String release = fixture.started();
        assertThat(backUp(release)).isEqualTo(WorkResult.done());
        assertThat(backUp(release)).as("after a crash").isEqualTo(WorkResult.done());

        Path file = directory.resolve("backups").resolve(release + "-attempt-1.zip");
        assertThat(fixture.records(release, "backupTaken")).hasSize(1);
        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("passed");
        assertThat(fixture.last(release, "backupTaken", "path"))
                .isEqualTo(file.toAbsolutePath().toString());
        assertThat(fixture.last(release, "backupTaken", "bytes")).isEqualTo("18");
        assertThat(fixture.last(release, "backupTaken", "readable")).isEqualTo("true");
        assertThat(fixture.last(release, "backupTaken", "sha256"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest("the whole database".getBytes(StandardCharsets.UTF_8))));
        assertThat(fixture.trace(release)).containsExactly("backup", "read-back");
    }

    @Test
    @DisplayName("PRIN-08: a backup that cannot be read back is recorded as failed")
    void recordsABackupThatCannotBeRead() {
        String release = fixture.started();
        fixture.failing("read-back", release);

        assertThat(backUp(release)).isEqualTo(WorkResult.done());

        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("failed");
        assertThat(fixture.last(release, "backupTaken", "readable")).isEqualTo("false");
        assertThat(fixture.last(release, "backupTaken", "message")).startsWith("The backup cannot be read back:");
    }

    @Test
    @DisplayName("PRIN-08: a backup command that fails is recorded, and the next try overwrites no file")
    void neverOverwritesABackup() throws Exception {
        String release = fixture.started();
        Path there = directory.resolve("backups").resolve(release + "-attempt-1.zip");
        Files.writeString(there, "somebody needs this");
        fixture.failing("backup", release);
        backUp(release);
        assertThat(fixture.last(release, "backupTaken", "message"))
                .startsWith("The backup command did not end well: REL-CMD-014");

        fixture.mended("backup", release);
        backUp(release);
        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("passed");
        assertThat(fixture.last(release, "backupTaken", "path")).endsWith(release + "-attempt-1-2.zip");
        assertThat(there).hasContent("somebody needs this");
    }

    @Test
    @DisplayName("PRIN-08, MIG-02: a worker that was frozen until another one took the work over runs nothing")
    void runsNothingOfWorkThatAnotherOneHas() throws Exception {
        String release = fixture.started();
        TestLease lease = TestLease.own();
        lease.lost = true;

        assertThatThrownBy(() -> fixture.bean(BackUpDatabaseWork.class).work(held(release, lease)))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> fixture.bean(TestMigrationsWork.class).work(held(release, lease)))
                .isInstanceOf(LeaseLostException.class);

        fixture.guard.objection = "no approval";
        WorkItem step = item(release, Map.of("plan", "deployment", "step", "take-code"));
        assertThatThrownBy(() -> fixture.bean(RunStepWork.class)
                        .work(new WorkItem(step.id(), release, step.element(), step.definition(), step.facts(), lease)))
                .isInstanceOf(LeaseLostException.class);

        assertThat(fixture.trace(release)).isEmpty();
        assertThat(fixture.records(release, "deploymentRefused")).isEmpty();
        assertThat(directory.resolve("backups").resolve(release + "-attempt-1.zip"))
                .doesNotExist();
    }

    private static WorkItem held(String release, TestLease lease) {
        WorkItem free = item(release, Map.of());
        return new WorkItem(free.id(), release, free.element(), free.definition(), free.facts(), lease);
    }

    @Test
    @DisplayName("PRIN-08: services that share a directory of backups never write into a file of another")
    void keepsBackupsOfServicesApart() {
        String release = fixture.release(story -> story.service = "shelf-api");
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        assertThat(backUp(release)).isEqualTo(WorkResult.done());
        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("passed");
        String version = release.substring("shelf-api-".length());
        assertThat(fixture.last(release, "backupTaken", "path"))
                .endsWith("backups/" + version + "-" + release + "-attempt-1.zip");
    }

    @Test
    @DisplayName("RULE-03: a file that was not written just now is no backup")
    void refusesAnOldFile() {
        String release = fixture.started();
        var now = fixture.clock.instant();
        try {
            fixture.clock.set(Instant.parse("2099-01-01T00:00:00Z"));
            backUp(release);
        } finally {
            fixture.clock.set(now);
        }
        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("failed");
        assertThat(fixture.last(release, "backupTaken", "message"))
                .startsWith("REL-DEP-033 The file was written PT")
                .endsWith("longer than backup.max-age PT1H.");
    }

    @Test
    @DisplayName("MIG-02: what came of the migrations on staging is kept")
    void testsMigrationsOnStaging() {
        String release = fixture.release();
        TestMigrationsWork work = fixture.bean(TestMigrationsWork.class);

        work.work(item(release, Map.of()));
        assertThat(fixture.last(release, "migrationStagingTested", "outcome")).isEqualTo("passed");
        assertThat(fixture.last(release, "migrationStagingTested", "output")).isEqualTo("working on staging");
        assertThat(fixture.last(release, "migrationStagingTested", "commit"))
                .isEqualTo(fixture.releases.get(release).commit());

        fixture.failing("staging", release);
        work.work(item(release, Map.of()));
        assertThat(fixture.last(release, "migrationStagingTested", "outcome")).isEqualTo("failed");
        assertThat(fixture.last(release, "migrationStagingTested", "output")).contains("cannot staging", "REL-CMD-014");
    }

    @Test
    @DisplayName("VER-05, RULE-06: the tag is put on the approved commit, once, and after the guards were asked")
    void tagsTheApprovedCommit() {
        String release = tagged(head);
        fixture.guard.objection = "no approval";
        assertThat(tag(release)).isEqualTo(new WorkResult.Refused("deployment: no approval"));
        assertThat(fixture.bean(SourceRepositories.class)
                        .of("canteen-api")
                        .orElseThrow()
                        .versionTag(version(release)))
                .isEmpty();

        fixture.guard.objection = null;
        assertThat(tag(release)).isEqualTo(WorkResult.done());
        assertThat(tag(release)).isEqualTo(WorkResult.done());
        assertThat(fixture.records(release, "tagged")).hasSize(1);
        assertThat(fixture.last(release, "tagged", "tag")).isEqualTo("v" + version(release));
        assertThat(fixture.last(release, "tagged", "commit")).isEqualTo(head);
    }

    @Test
    @DisplayName("VER-05: a tag on another commit stays there and stops the deployment")
    void refusesWhenTheTagIsOnAnotherCommit() {
        String release = tagged(head);
        fixture.bean(SourceRepositories.class)
                .of("canteen-api")
                .orElseThrow()
                .tag(version(release), before, "somebody else's");

        assertThat(tag(release))
                .isEqualTo(new WorkResult.Refused("REL-DEP-040 The tag v" + version(release) + " is on " + before
                        + ", not on the approved commit " + head
                        + ". Find out who put it there; a version is never used twice (VER-05)."));
        assertThat(fixture.records(release, "deploymentRefused")).hasSize(1);
    }

    @Test
    @DisplayName("DEP-06, DEP-07: what a service's settings do not say how to do is not done")
    void refusesWhatNobodyConfigured() {
        DeploymentSettings none = new DeploymentSettings(Map.of());
        MaintenanceModeWork work = new MaintenanceModeWork(
                fixture.bean(DeploymentHistories.class),
                none,
                fixture.bean(ProductionAccess.class),
                fixture.bean(ServiceCommands.class),
                fixture.bean(WorkerRecords.class),
                fixture.bean(ProductionStates.class),
                fixture.bean(KeptFiles.class),
                new UsersTurnedAway(none, new StaticListableBeanFactory().getBeanProvider(OpenToUsers.class)));
        String release = withMaintenance();
        assertThat(work.work(item(release, Map.of("plan", "enter", "purpose", "deployment"))))
                .isEqualTo(new WorkResult.Failed(
                        "maintenanceNotEntered",
                        "REL-DEP-022 canteen-api cannot be put into maintenance mode. Set"
                                + " releases.services.canteen-api.deployment.maintenance.enter.command.",
                        Map.of()));

        maintenance(release, "enter");
        assertThat(work.work(item(release, Map.of("plan", "leave"))))
                .isEqualTo(new WorkResult.Failed(
                        "serviceNotOnline",
                        "REL-DEP-061 canteen-api cannot be brought online. Set"
                                + " releases.services.canteen-api.deployment.maintenance.leave.command, or do it by hand.",
                        Map.of()));

        assertThat(maintenance(release, "ajar"))
                .isEqualTo(new WorkResult.Refused(
                        "REL-DEP-020 Maintenance mode knows enter and leave, not 'ajar'. Mend the model."));
        assertThatThrownBy(() -> new ServiceCommands(
                                none,
                                fixture.bean(CommandRunner.class),
                                new StaticListableBeanFactory().getBeanProvider(OutputFilter.class))
                        .settings(fixture.releases.get(release)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-DEP-003 canteen-api has no deployment configured. Set"
                        + " releases.services.canteen-api.deployment.");
    }

    @Test
    @DisplayName("PRIN-08, RULE-03: a backup that is not there, not configured or too small is none")
    void refusesWhatIsNoBackup() throws Exception {
        String release = fixture.started();
        BackUpDatabaseWork unconfigured = new BackUpDatabaseWork(
                fixture.bean(DeploymentHistories.class),
                new DeploymentSettings(Map.of()),
                fixture.bean(ProductionAccess.class),
                fixture.bean(ServiceCommands.class),
                fixture.bean(WorkerRecords.class),
                fixture.clock);
        unconfigured.work(item(release, Map.of()));
        assertBackup(
                release, "REL-DEP-030 No backup is configured. Set releases.services.canteen-api.deployment.backup.");

        Path script = directory.resolve("work.sh");
        String before = Files.readString(script);
        try {
            Files.writeString(script, before.replace("printf 'the whole database'", "printf 'little'"));
            backUp(release);
            assertBackup(release, "REL-DEP-032 The backup has 6 bytes, fewer than the 10 of backup.min-bytes.");

            Files.writeString(script, before.replace("if [ \"$what\" = backup ]", "if false"));
            backUp(release);
            assertBackup(
                    release, "REL-DEP-031 The backup command ended well but wrote no " + directory.toAbsolutePath());

            // A file that is there and that nobody can read.
            Files.writeString(
                    script, before.replace("printf 'the whole database' > \"$3\"", "ln -s /proc/self/mem \"$3\""));
            backUp(release);
            assertBackup(release, "REL-DEP-034 The backup file cannot be looked at: java.io.IOException: ");
        } finally {
            Files.writeString(script, before);
        }
    }

    private static void assertBackup(String release, String message) {
        assertThat(fixture.last(release, "backupTaken", "outcome")).isEqualTo("failed");
        assertThat(fixture.last(release, "backupTaken", "message")).startsWith(message);
    }

    private static String withMaintenance() {
        String release = fixture.release(story -> story.maintenanceMode = true);
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        return release;
    }

    private static String tagged(String commit) {
        String release = fixture.release(story -> story.commit = commit);
        fixture.append(release, "deploymentStarted", "deployer", "{attempt: 1}");
        return release;
    }

    private static String version(String release) {
        return release.substring(release.lastIndexOf('-') + 1);
    }

    private static WorkResult maintenance(String release, String plan) {
        return work(release, plan, "deployment");
    }

    private static WorkResult work(String release, String plan, String purpose) {
        WorkItem item = item(release, Map.of("plan", plan, "purpose", purpose));
        return fixture.bean(MaintenanceModeWork.class).work(item);
    }

    private static WorkResult backUp(String release) {
        return fixture.bean(BackUpDatabaseWork.class).work(item(release, Map.of()));
    }

    private static WorkResult tag(String release) {
        return fixture.bean(TagReleaseWork.class).work(item(release, Map.of()));
    }
}
