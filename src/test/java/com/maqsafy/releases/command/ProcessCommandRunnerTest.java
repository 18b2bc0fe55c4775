package com.maqsafy.releases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.maqsafy.releases.command.CommandResult.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Serves DEP-01..05, RB-02, POST-08 with real processes. */
@Timeout(60)
class ProcessCommandRunnerTest {

    private static final Map<String, String> OWN_ENVIRONMENT =
            Map.of("PATH", System.getenv("PATH"), "HOME", "/home/app", "DB_PASSWORD", "own-secret-4711");

    private final ProcessCommandRunner runner =
            new ProcessCommandRunner(text -> text, OWN_ENVIRONMENT, Duration.ofMillis(500));

    @TempDir
    Path directory;

    @Test
    void keepsMergedOutputAndItsHash() throws Exception {
        CommandResult result = run("sh", "-c", "echo one; echo two >&2; echo three");

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("one\ntwo\nthree\n");
        assertThat(result.outputSha256()).isEqualTo(sha256("one\ntwo\nthree\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(result.outputBytes()).isEqualTo(14);
        assertThat(result.truncated()).isFalse();
        assertThat(result.message()).isEqualTo("sh ended with exit code 0.");
    }

    @Test
    void tellsTheExitCodeOfAFailure() {
        CommandResult result = run("sh", "-c", "echo no; exit 3");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.message()).isEqualTo("REL-CMD-014 sh ended with exit code 3; its output says why.");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void saysThatItsCommandsHaveNoSession(CapturedOutput output) {
        ProcessCommandRunner unseparated =
                new ProcessCommandRunner(text -> text, Map.of("PATH", directory.toString()), Duration.ofSeconds(1));

        assertThat(unseparated).isNotNull();
        assertThat(output).contains("REL-CMD-021 There is no program setsid on the PATH");
    }

    @Test
    void passesArgumentsAsTheyAre() {
        List<String> arguments = List.of(
                "two words", "\"double\"", "'single'", "$(id)", "`id`", "; rm x", "a\\b", "*", "", "$HOME", "é");

        CommandResult result = run(concat(List.of("sh", "-c", "printf '<%s>\\n' \"$@\"", "sh"), arguments));

        assertThat(result.output().lines())
                .containsExactlyElementsOf(
                        arguments.stream().map(a -> "<" + a + ">").toList());
    }

    @Test
    void doesNotStartAMissingProgram() {
        CommandResult result = run("no-such-program-here", "--password=hunter2");

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_STARTED);
        assertThat(result.exitCode()).isNull();
        assertThat(result.message())
                .startsWith(
                        "REL-CMD-011 no-such-program-here was not started; check that it is installed and executable")
                .doesNotContain("hunter2");
    }

    @Test
    void doesNotStartInAMissingDirectory() {
        Path missing = directory.resolve("missing");

        CommandResult result =
                runner.run(new CommandSpec(List.of("true"), missing, Map.of(), Duration.ofSeconds(5), 1024));

        assertThat(result.outcome()).isEqualTo(Outcome.NOT_STARTED);
        assertThat(result.message())
                .isEqualTo("REL-CMD-010 true was not started: its working directory " + missing + " does not exist.");
    }

    @Test
    void runsInItsWorkingDirectory() throws IOException {
        assertThat(run("pwd", "-P").output()).isEqualTo(directory.toRealPath() + "\n");
    }

    @Test
    void handsOnNoSecretOfTheApplication() {
        CommandResult result = runner.run(new CommandSpec(
                List.of("env"), directory, Map.of("APP_ENV", "production"), Duration.ofSeconds(10), 4096));

        assertThat(result.output().lines())
                .filteredOn(line -> !line.startsWith("RELEASES_COMMAND_ID="))
                .containsExactlyInAnyOrder(
                        "PATH=" + System.getenv("PATH"), "HOME=/home/app", "LANG=C.UTF-8", "APP_ENV=production");
    }

    @Test
    void masksSecretVariablesAndFiltersOutput() {
        ProcessCommandRunner filtering = new ProcessCommandRunner(
                text -> text.replace("0501234567", "[phone]"), OWN_ENVIRONMENT, Duration.ofMillis(500));

        CommandResult result = filtering.run(new CommandSpec(
                List.of("sh", "-c", "echo $PGPASSWORD called 0501234567"),
                directory,
                Map.of("PGPASSWORD", "s3cret-pw"),
                Duration.ofSeconds(10),
                4096));

        assertThat(result.output()).isEqualTo("[redacted] called [phone]\n");
    }

    @Test
    void givesNoInput() {
        CommandResult result = run("cat");

        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.output()).isEmpty();
    }

    @Test
    void keepsHeadAndTailOfTenMegabytes() throws Exception {
        // 655360 lines of 16 bytes.
        CommandResult result = runner.run(new CommandSpec(
                List.of("sh", "-c", "echo first; yes 'fifteen letters' | head -n 655360; echo last"),
                directory,
                Map.of(),
                Duration.ofSeconds(30),
                64 * 1024));

        byte[] line = "fifteen letters\n".getBytes(StandardCharsets.US_ASCII);
        byte[] raw = new byte[6 + 655360 * 16 + 5];
        System.arraycopy("first\n".getBytes(StandardCharsets.US_ASCII), 0, raw, 0, 6);
        for (int i = 0; i < 655360; i++) {
            System.arraycopy(line, 0, raw, 6 + i * 16, 16);
        }
        System.arraycopy("last\n".getBytes(StandardCharsets.US_ASCII), 0, raw, raw.length - 5, 5);
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.truncated()).isTrue();
        assertThat(result.outputBytes()).isEqualTo(raw.length);
        assertThat(result.outputSha256()).isEqualTo(sha256(raw));
        assertThat(result.output())
                .startsWith("first\nfifteen letters\n")
                .endsWith("fifteen letters\nlast\n")
                .hasSizeLessThan(64 * 1024 + 64)
                .containsPattern("\\n\\[\\.\\.\\. 104\\d{5} bytes left out \\.\\.\\.]\\nfifteen letters\\n");
    }

    @Test
    void keepsBothEndsOfOneEndlessLine() {
        // 16 MiB without a line break or blank, of characters of two bytes, and a key across each cut.
        String key = "ghp_" + "k".repeat(60);
        CommandResult result = runner.run(new CommandSpec(
                List.of(
                        "sh",
                        "-c",
                        "printf 'begun'; yes '\u00e9' | tr -d '\\n' | head -c 32730; printf '" + key
                                + "'; yes '\u00e9' | tr -d '\\n' | head -c 16777216; printf '" + key
                                + "'; yes '\u00e9' | tr -d '\\n' | head -c 32730; printf 'ended'"),
                directory,
                Map.of(),
                Duration.ofSeconds(50),
                64 * 1024));

        assertThat(result.outputBytes()).isEqualTo(10 + 2 * 32730 + 2 * 64 + 16777216);
        assertThat(result.output())
                .hasSizeGreaterThan(25_000)
                .matches("begun\u00e9+\\[\\.\\.\\. 167[78]\\d{4} bytes left out \\.\\.\\.]\\n\u00e9+ended");
    }

    @Test
    void leavesNoHalfLineAtTheCutThatAFilterWouldMiss() {
        CommandResult result = runner.run(new CommandSpec(
                List.of("sh", "-c", "printf 'start\\n%0500dSECRET%0500d\\nend\\n' 0 0"),
                directory,
                Map.of(),
                Duration.ofSeconds(10),
                512));

        assertThat(result.output()).isEqualTo("start\n[... 1007 bytes left out ...]\nend\n");
    }

    @Test
    void replacesInvalidUtf8AndControlCharacters() throws Exception {
        CommandResult result = run("printf", "a\\303(b\\000c\\033[31mred\\033[0m\\r\\nend");

        assertThat(result.output()).isEqualTo("a\uFFFD(b\uFFFDcred\nend");
        assertThat(result.outputSha256())
                .isEqualTo(sha256("a\u00C3(b\0c\u001B[31mred\u001B[0m\r\nend".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void killsTheChildOfTheChildAtTheTimeout() throws Exception {
        CommandResult result = runner.run(new CommandSpec(
                List.of("sh", "-c", "echo begun; sh -c 'trap \"\" TERM; sleep 300 & echo $! > pid; wait; wait' & wait"),
                directory,
                Map.of(),
                Duration.ofSeconds(2),
                1024));

        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(result.exitCode()).isNull();
        assertThat(result.output()).isEqualTo("begun\n");
        assertThat(result.message())
                .isEqualTo("REL-CMD-012 sh was stopped after its timeout of 2000 ms; find out what it has done before"
                        + " repeating it.");
        assertThat(result.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
        assertGone(Long.parseLong(Files.readString(directory.resolve("pid")).strip()));
    }

    @Test
    void killsAtTheTimeoutWhatLeftItsFamily() throws Exception {
        CommandResult result = runner.run(new CommandSpec(
                List.of(
                        "sh",
                        "-c",
                        "(setsid sh -c 'echo $$ > away; sleep 300; :' &) ; (env -i setsid -f sh -c 'echo $$ > bare; sleep 300; :' &) ; "
                                + "(env -i sh -c 'echo $$ > session; sleep 300; :' &) ; sleep 300"),
                directory,
                Map.of(),
                Duration.ofSeconds(2),
                1024));

        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertGone(Long.parseLong(Files.readString(directory.resolve("away")).strip()));
        assertGone(Long.parseLong(Files.readString(directory.resolve("session")).strip()));
        // It dropped mark, session and parents at once: nothing tells whose it is.
        ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("bare")).strip()))
                .ifPresent(p -> {
                    p.descendants().forEach(ProcessHandle::destroyForcibly);
                    p.destroyForcibly();
                });
    }

    @Test
    void isStoppedByAPersonWithAllThatItStarted() throws Exception {
        CompletableFuture<RunningCommand> running = new CompletableFuture<>();
        CommandSpec spec = spec("sh", "-c", "echo begun; (setsid sh -c 'echo $$ > away; sleep 300; :' &); sleep 300");
        CompletableFuture<CommandResult> result =
                CompletableFuture.supplyAsync(() -> runner.run(spec, running::complete));
        RunningCommand command = running.get(20, TimeUnit.SECONDS);
        assertThat(command.id()).isEqualTo(spec.id());
        assertThat(command.pid()).isPositive();
        assertThat(command.startedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(5));
        await(() -> command.output().equals("begun\n") && Files.exists(directory.resolve("away")));

        command.stop();

        CommandResult stopped = result.get(20, TimeUnit.SECONDS);
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(stopped.exitCode()).isNull();
        // A shell that sees its child end before itself says so.
        assertThat(stopped.output()).isIn("begun\n", "begun\nTerminated\n");
        assertThat(stopped.message())
                .isEqualTo("REL-CMD-020 sh was stopped by a person; find out what it has done before repeating it.");
        assertGone(Long.parseLong(Files.readString(directory.resolve("away")).strip()));
        command.stop();
    }

    @Test
    void filtersWhatIsWatched() throws Exception {
        ProcessCommandRunner filtering = new ProcessCommandRunner(
                text -> text.replace("0501234567", "[phone]"), OWN_ENVIRONMENT, Duration.ofMillis(500));
        CompletableFuture<RunningCommand> running = new CompletableFuture<>();
        CompletableFuture<CommandResult> result = CompletableFuture.supplyAsync(
                () -> filtering.run(spec("sh", "-c", "echo called 0501234567; sleep 300"), running::complete));
        RunningCommand command = running.get(20, TimeUnit.SECONDS);

        await(() -> command.output().equals("called [phone]\n"));

        command.stop();
        assertThat(result.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STOPPED);
    }

    @Test
    void endsTheCommandOfAListenerThatFails() throws Exception {
        CompletableFuture<Long> pid = new CompletableFuture<>();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> runner.run(spec("sleep", "300"), command -> {
                    pid.complete(command.pid());
                    throw new IllegalStateException("not noted");
                }))
                .withMessage("not noted");
        assertGone(pid.get(1, TimeUnit.SECONDS));
    }

    @Test
    void findsAndEndsWhatAnotherJvmLeft() throws Exception {
        // It ends when both have become what they are: before, they are still the shell, or setsid.
        CommandSpec spec = spec("sh", "-c", """
                setsid sleep 300 > /dev/null & a=$!
                sleep 300 > /dev/null & b=$!
                until grep -q sleep /proc/$a/comm && grep -q sleep /proc/$b/comm; do :; done
                echo left""");
        CommandResult result = runner.run(spec);
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.left()).extracting(LeftProcess::program).containsExactly("sleep", "sleep");
        assertThat(result.left().get(0).text()).startsWith("sleep (process ").contains(", since 20");
        // Another JVM knows the id, and perhaps neither process id nor start.
        List<CommandTrace> traces = List.of(new CommandTrace(spec.id(), null, null));
        LeftProcesses processes = new ProcLeftProcesses();
        assertThat(processes.of(traces)).hasSize(2);

        assertThat(processes.end(traces)).isEmpty();

        assertThat(processes.of(traces)).isEmpty();
        result.left().forEach(left -> assertGone(left.pid()));
        assertThat(processes.of(List.of(new CommandTrace(UUID.randomUUID(), 1L, Instant.EPOCH))))
                .as("a process of the same number is not the command's")
                .isEmpty();
    }

    @Test
    void killsWhatIgnoresTheRequestToEnd() throws Exception {
        CommandResult result = runner.run(new CommandSpec(
                List.of("sh", "-c", "trap '' TERM; echo $$ > pid; while true; do sleep 300; done"),
                directory,
                Map.of(),
                Duration.ofSeconds(1),
                1024));

        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertGone(Long.parseLong(Files.readString(directory.resolve("pid")).strip()));
    }

    @Test
    void doesNotWaitForAProcessLeftBehind() throws Exception {
        CommandResult result = run("sh", "-c", "sleep 300 & echo $! > pid; echo left");

        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(result.output()).isEqualTo("left\n");
        assertThat(result.duration()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void killsTheProcessWhenInterrupted() throws Exception {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        CompletableFuture<Boolean> interruptKept = new CompletableFuture<>();
        Path fifo = directory.resolve("started");
        assertThat(run("mkfifo", fifo.toString()).succeeded()).isTrue();
        Thread caller = new Thread(() -> {
            result.complete(run("sh", "-c", "echo $$ > started; exec sleep 300"));
            interruptKept.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        // Reading from the pipe returns once the command is there.
        long pid = Long.parseLong(Files.readString(fifo).strip());

        caller.interrupt();

        CommandResult stopped = result.get(20, TimeUnit.SECONDS);
        assertThat(stopped.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stopped.exitCode()).isNull();
        assertThat(stopped.message()).startsWith("REL-CMD-013 sh was stopped because the application ends");
        assertThat(interruptKept.get(5, TimeUnit.SECONDS)).isTrue();
        assertGone(pid);
    }

    @Test
    void tellsNothingOfArgumentsAndEnvironment() {
        CommandSpec spec = new CommandSpec(
                List.of("login", "--password=hunter2"),
                directory,
                Map.of("TOKEN", "t0ken"),
                Duration.ofSeconds(1),
                256);

        assertThat(spec.toString()).isEqualTo("CommandSpec[login, 1 arguments, timeout=PT1S]");
    }

    @Test
    void refusesAnIncompleteSpecification() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new CommandSpec(List.of(), directory, Map.of(), Duration.ofSeconds(1), 256))
                .withMessage("REL-CMD-004 A command needs a program as its first element.");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> new CommandSpec(List.of("true"), directory, Map.of(), Duration.ZERO, 256))
                .withMessage("REL-CMD-004 The timeout of a command must be longer than zero.");
    }

    private CommandResult run(String... argv) {
        return run(Arrays.asList(argv));
    }

    private CommandSpec spec(String... argv) {
        return new CommandSpec(List.of(argv), directory, Map.of(), Duration.ofSeconds(60), 64 * 1024);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private CommandResult run(List<String> argv) {
        return runner.run(new CommandSpec(argv, directory, Map.of(), Duration.ofSeconds(30), 64 * 1024));
    }

    // A killed process may stay as a zombie when nobody collects it; it then has no command any more.
    private static void assertGone(long pid) {
        assertThat(ProcessHandle.of(pid).filter(p -> p.info().command().isPresent()))
                .isEmpty();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
