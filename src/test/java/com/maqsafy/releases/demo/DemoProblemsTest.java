package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.demo.target.CanteenRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("What keeps the demonstration from starting or ending is said with the mend")
class DemoProblemsTest {

    @TempDir
    Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    @DisplayName("a server that cannot be told to be ours is not ended")
    void leavesAServerAloneThatMayServeAnother() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        long pid = server(directory, "");
        Files.writeString(data.resolve("postmaster.pid"), pid + "\n");

        assertThatThrownBy(() -> new LeftoverServer(data, "unused").stop())
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("REL-DEM-002 " + data.resolve("postmaster.pid") + " names process " + pid
                        + ", a PostgreSQL server that cannot be told to serve this directory.");
        assertThat(ProcessHandle.of(pid)).isPresent();
    }

    @Test
    @DisplayName("a server that does not stop when it is told to is named")
    void namesAServerThatDoesNotStop() throws Exception {
        long pid = server(directory, "trap '' INT; ");
        Files.writeString(directory.resolve("postmaster.pid"), pid + "\n");

        assertThatThrownBy(() -> new LeftoverServer(directory, "unused", Duration.ofMillis(200)).stop())
                .isInstanceOf(DemoException.class)
                .hasMessage("REL-DEM-003 The PostgreSQL server of an earlier run (process " + pid
                        + ") did not stop within 0 s. Stop it by hand and start again.");
    }

    /** A program that is called like the server, and does nothing. */
    private long server(Path where, String before) throws IOException {
        Path program = Files.copy(Path.of("/bin/sleep").toRealPath(), where.resolve("postgres-stand-in"));
        Process process = new ProcessBuilder("sh", "-c", before + "exec " + program + " 300").start();
        processes.add(process);
        // Until it has replaced the shell, so that it is seen under its own name, and with its own arguments.
        while (!process.toHandle().info().commandLine().orElse("").equals(program + " 300")) {
            Thread.onSpinWait();
        }
        return process.pid();
    }

    @Test
    @DisplayName("without a repository, or with one that is none of the service, the service is not installed")
    void saysWhyTheServiceIsNotInstalled() throws Exception {
        assertThatThrownBy(() -> install(directory.resolve("absent")))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("REL-DEM-007 The demo service needs the command git: ")
                .hasMessageEndingWith(". Install Git, and see that it is on the PATH.");

        Path repository = directory.resolve("repository");
        try (Git git = Git.init()
                .setInitialBranch("main")
                .setDirectory(repository.toFile())
                .call()) {
            git.commit()
                    .setMessage("nothing of a service")
                    .setAllowEmpty(true)
                    .setSign(false)
                    .setAuthor("Dev", "dev@example.com")
                    .setCommitter("Dev", "dev@example.com")
                    .call();
            git.tag().setName(CanteenTarget.FIRST_TAG).setAnnotated(false).call();
        }
        assertThatThrownBy(() -> install(repository))
                .isInstanceOf(DemoException.class)
                .hasMessageStartingWith("REL-DEM-006 The demo service could not be installed in "
                        + directory.resolve("canteen-api") + ": ERROR composer.json is missing")
                .hasMessageEndingWith("Delete this directory and start again.");
    }

    private void install(Path repository) throws IOException {
        String nowhere = "jdbc:postgresql://127.0.0.1:1/x";
        CanteenTarget target = CanteenTarget.start(
                directory.resolve("canteen-api"),
                repository,
                new CanteenRuntime(nowhere, nowhere, "canteen", "x", "check", "x", 0),
                ChildJvm.likeThisOne(),
                Clock.systemUTC());
        target.close();
    }

    @Test
    @DisplayName("a part that does not stop keeps no other from stopping")
    void stopsTheOthers() {
        List<String> stopped = new ArrayList<>();
        RunningDemo demo = new RunningDemo();
        demo.add(() -> stopped.add("first"));
        demo.add(() -> {
            throw new IOException("busy");
        });
        demo.add(() -> stopped.add("last"));

        assertThatThrownBy(demo::close)
                .isInstanceOf(DemoException.class)
                .hasMessage("REL-DEM-009 A part of the demonstration did not stop; look for its process.")
                .hasRootCauseMessage("busy");
        assertThat(stopped).containsExactly("last", "first");
        demo.close();
    }

    @Test
    @DisplayName("a data directory that cannot be made is named")
    void saysThatTheDataDirectoryCannotBeMade() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "a file");
        MockEnvironment environment = new MockEnvironment().withProperty("releases.data-dir", file.toString());
        environment.setActiveProfiles("demo");

        assertThatThrownBy(() -> new DemoEnvironment(new DefaultBootstrapContext())
                        .postProcessEnvironment(environment, new SpringApplication(Object.class)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("REL-DEM-010 The demonstration could not start: " + file);
    }
}
