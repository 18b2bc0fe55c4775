package com.maqsafy.releases.demo;

import com.maqsafy.releases.demo.target.CanteenCli;
import com.maqsafy.releases.demo.target.CanteenRuntime;
import com.maqsafy.releases.demo.target.CanteenServer;
import com.maqsafy.releases.demo.target.GitCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The installation of canteen-api and its running process: an imitation of Laravel that needs nothing but Java and Git. */
final class CanteenTarget implements DemoTarget {

    static final String FIRST_TAG = "v1.4.1";

    private final Path root;
    private final TargetProcess process;

    private CanteenTarget(Path root, TargetProcess process) {
        this.root = root;
        this.process = process;
    }

    /**
     * Installs the first version if nothing is installed yet, and starts the service.
     *
     * @param root the installation's directory
     * @param repository the bare repository it is cloned from
     */
    static CanteenTarget start(Path root, Path repository, CanteenRuntime runtime, ChildJvm jvm, Clock clock)
            throws IOException {
        prepare(root, repository, runtime, jvm, clock);
        return new CanteenTarget(
                root,
                TargetProcess.start(
                        root,
                        runtime.port(),
                        List.of(ChildJvm.java(), "@" + root.resolve("server.args"), root.toString())));
    }

    /** All of it but the service's process: its console works. */
    static void prepare(Path root, Path repository, CanteenRuntime runtime, ChildJvm jvm, Clock clock)
            throws IOException {
        Files.createDirectories(root.resolve("storage/logs"));
        Files.createDirectories(root.resolve("storage/framework"));
        Files.createDirectories(root.resolve("backups"));
        TargetProcess.stopLeftover(root);
        runtime.write(root);
        jvm.writeArguments(root.resolve("canteen.args"), CanteenCli.class);
        jvm.writeArguments(root.resolve("server.args"), CanteenServer.class);
        install(root, repository, clock);
    }

    private static void install(Path root, Path repository, Clock clock) throws IOException {
        Path done = root.resolve("storage/framework/installed");
        if (Files.exists(done)) {
            return;
        }
        checkOutFirst(root, repository);
        for (String command : List.of("install", "migrate", "config:cache", "route:cache", "view:cache")) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            int exit = new CanteenCli(root, new PrintStream(output, true, StandardCharsets.UTF_8), clock)
                    .run(List.of(command));
            if (exit != 0) {
                throw new DemoException(
                        "REL-DEM-006 The demo service could not be installed in %s: %s. Delete this directory and start again."
                                .formatted(
                                        root,
                                        output.toString(StandardCharsets.UTF_8).strip()));
            }
        }
        Files.writeString(done, FIRST_TAG);
    }

    /** Clones the repository if there is no clone yet, and checks the first version out. */
    static void checkOutFirst(Path root, Path repository) throws IOException {
        Path code = root.resolve("current");
        if (!Files.exists(code)) {
            Path partial = root.resolve("current.partial");
            deleteTree(partial);
            git(root, "clone", "--quiet", repository.toString(), partial.toString());
            Files.move(partial, code, StandardCopyOption.ATOMIC_MOVE);
        }
        git(code, "checkout", "--quiet", "--force", FIRST_TAG);
    }

    private static void git(Path directory, String... arguments) throws IOException {
        try {
            new GitCommand(directory).run(arguments);
        } catch (IOException e) {
            throw new DemoException(
                    "REL-DEM-007 The demo service needs the command git: %s. Install Git, and see that it is on the PATH."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String url() {
        return process.url();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
