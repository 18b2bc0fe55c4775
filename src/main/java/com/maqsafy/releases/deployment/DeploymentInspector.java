package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.command.Programs;
import com.maqsafy.releases.deployment.DeploymentSettings.Backup;
import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.deployment.DeploymentSettings.Step;
import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the steps, the backup and maintenance mode of a service will need; none of the commands is run. */
@Component
@Order(20)
class DeploymentInspector implements ServiceInspector {

    private static final long MEBIBYTE = 1024L * 1024;

    private final DeploymentSettings settings;

    DeploymentInspector(DeploymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String property = DeploymentSettings.property(service);
        return settings.of(service)
                .map(deployment -> new Plan(service, property, deployment).inspections())
                .orElseGet(() -> List.of(Inspection.elsewhere(
                        "deployment",
                        property,
                        () -> Finding.notConfigured("No deployment is configured. Set " + property + "."))));
    }

    /** One service's settings. */
    private record Plan(String service, String property, Deployment deployment) {

        List<Inspection> inspections() {
            List<Inspection> inspections = new ArrayList<>();
            inspections.add(
                    Inspection.here("working directory", property + ".working-directory", this::workingDirectory));
            steps("deployment", "steps", deployment.steps(), inspections);
            steps("rollback", "rollback.steps", deployment.rollback().steps(), inspections);
            optional(
                    "whether the previous version can be had",
                    "rollback.available",
                    deployment.rollback().available().command(),
                    inspections);
            optional(
                    "entering maintenance mode",
                    "maintenance.enter",
                    deployment.maintenance().enter().command(),
                    inspections);
            optional(
                    "leaving maintenance mode",
                    "maintenance.leave",
                    deployment.maintenance().leave().command(),
                    inspections);
            optional(
                    "test of migrations on staging",
                    "staging-migration-test",
                    deployment.stagingMigrationTest().command(),
                    inspections);
            optional(
                    "SHA-256 of what is deployed",
                    "artefacts.before",
                    deployment.artefacts().before().command(),
                    inspections);
            optional(
                    "SHA-256 of what the target has",
                    "artefacts.after",
                    deployment.artefacts().after().command(),
                    inspections);
            backup(inspections);
            return inspections;
        }

        private Finding workingDirectory() {
            Path directory = Path.of(deployment.workingDirectory());
            if (!Files.isDirectory(directory)) {
                return Finding.failed("There is no directory " + directory + ". Create it or correct the path.");
            }
            return Files.isReadable(directory) && Files.isExecutable(directory)
                    ? Finding.ok("It is there.")
                    : Finding.failed(
                            "The directory " + directory + " may not be entered by this user. Give it the right.");
        }

        private void steps(String plan, String key, List<Step> steps, List<Inspection> inspections) {
            if (steps.isEmpty()) {
                inspections.add(Inspection.elsewhere(
                        plan + " steps",
                        property + "." + key,
                        () -> Finding.notConfigured("There are no steps. Set " + property + "." + key + ".")));
            }
            for (int i = 0; i < steps.size(); i++) {
                command(
                        plan + " step " + steps.get(i).id(),
                        key + "[" + i + "].command",
                        steps.get(i).command(),
                        inspections);
            }
        }

        private void optional(String what, String key, List<String> argv, List<Inspection> inspections) {
            if (argv.isEmpty()) {
                inspections.add(Inspection.elsewhere(
                        what, property + "." + key + ".command", () -> Finding.notConfigured("There is none.")));
            } else {
                command(what, key + ".command", argv, inspections);
            }
        }

        private void command(String what, String key, List<String> argv, List<Inspection> inspections) {
            String setting = property + "." + key;
            inspections.add(Inspection.here(what, setting, () -> {
                // What cannot be filled in is refused with its own code.
                sample().resolve(argv, setting);
                return Programs.objection(argv.get(0), Path.of(deployment.workingDirectory()))
                        .map(Finding::failed)
                        .orElseGet(() -> Finding.ok("Its program is there, its placeholders can be filled in."));
            }));
        }

        /** Values as a release has them. */
        private Placeholders sample() {
            Placeholders values = Placeholders.none()
                    .release("sample-2.0.0")
                    .version("2.0.0")
                    .previousVersion("1.0.0")
                    .tag("v2.0.0")
                    .previousTag("v1.0.0")
                    .commit("0".repeat(40));
            return backupDirectory()
                    .filter(Files::isDirectory)
                    .map(directory -> values.backup(Path.of("sample-2.0.0"), directory))
                    .orElse(values);
        }

        private Optional<Path> backupDirectory() {
            return Optional.of(deployment.backup().path())
                    .filter(path -> !path.isBlank())
                    .map(path -> Path.of(path).toAbsolutePath().getParent());
        }

        private void backup(List<Inspection> inspections) {
            Backup backup = deployment.backup();
            if (!backup.configured()) {
                inspections.add(Inspection.elsewhere(
                        "backup", property + ".backup", () -> Finding.notConfigured("There is none.")));
                return;
            }
            inspections.add(Inspection.here("place of the backup", property + ".backup.path", this::backupPlace));
            program("backup", "backup.command", backup.command(), inspections);
            program("proof of the backup", "backup.verify-command", backup.verifyCommand(), inspections);
        }

        /** A placeholder {@code {backup}} has its value where the place is there. */
        private void program(String what, String key, List<String> argv, List<Inspection> inspections) {
            if (backupDirectory().filter(Files::isDirectory).isPresent()) {
                command(what, key, argv, inspections);
            }
        }

        private Finding backupPlace() throws IOException {
            Path directory = backupDirectory().orElseThrow();
            if (!Files.isDirectory(directory)) {
                return Finding.failed("There is no directory " + directory + ". Create it or correct the path.");
            }
            if (!Files.isWritable(directory)) {
                return Finding.failed(
                        "The directory " + directory + " may not be written by this user. Give it the right.");
            }
            long free = Files.getFileStore(directory).getUsableSpace();
            return free < Math.max(MEBIBYTE, deployment.backup().minBytes())
                    ? Finding.failed("Only " + free + " bytes are free in " + directory + ". Make room there.")
                    : Finding.ok("It can be written, " + free / MEBIBYTE + " MiB are free.");
        }
    }
}
