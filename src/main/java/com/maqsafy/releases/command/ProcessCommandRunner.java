package com.maqsafy.releases.command;

import com.maqsafy.releases.command.CommandResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Starts each command in a session of its own, where there is {@code setsid}, and with a mark in its environment, so that
 * what it starts is found and ended with it.
 */
@Component
class ProcessCommandRunner implements CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessCommandRunner.class);
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final int SHORTEST_SECRET = 4;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LAST_OUTPUT_WITHIN = Duration.ofSeconds(2);

    private final OutputFilter filter;
    private final Map<String, String> ownEnvironment;
    private final Duration grace;
    private final Optional<Path> setsid;

    @Autowired
    ProcessCommandRunner(ObjectProvider<OutputFilter> filter) {
        this(filter.getIfAvailable(() -> text -> text), System.getenv(), GRACE);
    }

    /**
     * @param ownEnvironment the application's environment, of which only {@code PATH}, {@code HOME} and {@code LANG} are
     *     handed on
     * @param grace time between asking a process to end and killing it
     */
    ProcessCommandRunner(OutputFilter filter, Map<String, String> ownEnvironment, Duration grace) {
        this.filter = filter;
        this.ownEnvironment = Map.copyOf(ownEnvironment);
        this.grace = grace;
        this.setsid = Programs.find("setsid", Path.of("/"), this.ownEnvironment.getOrDefault("PATH", ""));
        if (setsid.isEmpty()) {
            LOG.warn("REL-CMD-021 There is no program setsid on the PATH, so commands have no session of their own;"
                    + " what they leave behind is found by its environment only. Install util-linux.");
        }
    }

    @Override
    public CommandResult run(CommandSpec spec, CommandListener listener) {
        Run run = new Run(spec);
        if (!Files.isDirectory(spec.directory())) {
            return run.result(
                    Outcome.NOT_STARTED,
                    null,
                    "REL-CMD-010 %s was not started: its working directory %s does not exist."
                            .formatted(run.program(), spec.directory()));
        }
        Map<String, String> environment = environment(spec);
        if (setsid.isPresent()
                && Programs.find(run.program(), spec.directory(), environment.getOrDefault("PATH", ""))
                        .isEmpty()) {
            return notStarted(run, "no such program");
        }
        Process process;
        try {
            process = start(spec, environment);
        } catch (IOException e) {
            // The exception's message repeats the program and the directory, not the arguments.
            return notStarted(run, String.valueOf(e.getMessage()));
        }
        return new Attended(process, run).until(listener);
    }

    private CommandResult notStarted(Run run, String why) {
        return run.result(
                Outcome.NOT_STARTED,
                null,
                "REL-CMD-011 %s was not started; check that it is installed and executable (%s)."
                        .formatted(run.program(), why));
    }

    private Map<String, String> environment(CommandSpec spec) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LANG", "C.UTF-8");
        INHERITED.stream()
                .filter(ownEnvironment::containsKey)
                .forEach(name -> environment.put(name, ownEnvironment.get(name)));
        environment.putAll(spec.environment());
        environment.put(ProcessTable.MARK, spec.id().toString());
        return environment;
    }

    private Process start(CommandSpec spec, Map<String, String> environment) throws IOException {
        List<String> argv = new ArrayList<>();
        // It replaces itself by the program, so the process id stays.
        setsid.map(Path::toString).ifPresent(argv::add);
        argv.addAll(spec.argv());
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(spec.directory().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Thread readInBackground(Process process, CapturedOutput output) {
        Thread reader = new Thread(() -> read(process.getInputStream(), output), "command-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return reader;
    }

    private static void read(InputStream stream, CapturedOutput output) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                output.add(buffer, n);
            }
        } catch (IOException e) {
            // The process was killed and its pipe closed: what came until then is what there is.
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already, so nothing waits for input.
        }
    }

    /** What of a text may be kept: without the values of variables that are named like secrets, then filtered. */
    private String kept(CommandSpec spec, String text) {
        List<String> secrets = spec.environment().entrySet().stream()
                .filter(variable -> CommandSpec.tellsSecret(variable.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "[redacted]");
        }
        return filter.apply(masked);
    }

    /** A command whose process is there. */
    private final class Attended implements RunningCommand {

        private final Process process;
        private final Run run;
        private final Instant startedAt;
        private final CompletableFuture<Void> stopAsked = new CompletableFuture<>();

        Attended(Process process, Run run) {
            this.process = process;
            this.run = run;
            // One that has ended already has no start any more, and nobody looks for it.
            this.startedAt = process.info().startInstant().orElse(Instant.EPOCH);
        }

        CommandResult until(CommandListener listener) {
            Thread reader = readInBackground(process, run.output);
            try {
                closeInput(process);
                listener.started(this);
                return awaited(reader);
            } catch (InterruptedException e) {
                end();
                Thread.currentThread().interrupt();
                return run.result(
                        Outcome.FAILED,
                        null,
                        "REL-CMD-013 %s was stopped because the application ends or gave up the work; find out what it has done before repeating it."
                                .formatted(run.program()));
            } catch (RuntimeException e) {
                end();
                throw e;
            }
        }

        private CommandResult awaited(Thread reader) throws InterruptedException {
            Duration timeout = run.spec.timeout();
            boolean inTime = isOverWithin(timeout.minusNanos(System.nanoTime() - run.start));
            if (process.isAlive()) {
                end();
                reader.join(LAST_OUTPUT_WITHIN.toMillis());
                // Those of another user cannot be ended by this one.
                List<LeftProcess> left = left();
                return inTime
                        ? run.result(
                                Outcome.STOPPED,
                                null,
                                "REL-CMD-020 %s was stopped by a person; find out what it has done before repeating it."
                                        .formatted(run.program()),
                                left)
                        : run.result(
                                Outcome.TIMED_OUT,
                                null,
                                "REL-CMD-012 %s was stopped after its timeout of %d ms; find out what it has done before repeating it."
                                        .formatted(run.program(), timeout.toMillis()),
                                left);
            }
            // Not for ever: a process that the command left behind may hold its output open.
            reader.join(LAST_OUTPUT_WITHIN.toMillis());
            return run.ended(process.exitValue(), left());
        }

        /** Whether it ended, or somebody wants it to, within a time. */
        private boolean isOverWithin(Duration time) throws InterruptedException {
            try {
                CompletableFuture.anyOf(process.onExit(), stopAsked)
                        .get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private void end() {
            new ProcessEnd(List.of(trace())).within(grace);
        }

        private List<LeftProcess> left() {
            return ProcessTable.of(trace()).stream()
                    .map(process -> ProcLeftProcesses.left(trace(), process))
                    .toList();
        }

        private CommandTrace trace() {
            return new CommandTrace(id(), pid(), startedAt);
        }

        @Override
        public UUID id() {
            return run.spec.id();
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public Instant startedAt() {
            return startedAt;
        }

        @Override
        public String output() {
            return kept(run.spec, run.output.text());
        }

        @Override
        public void stop() {
            stopAsked.complete(null);
        }
    }

    /** One command on its way: what was asked, what came so far, when it began. */
    private final class Run {

        private final CommandSpec spec;
        private final CapturedOutput output;
        private final long start = System.nanoTime();

        Run(CommandSpec spec) {
            this.spec = spec;
            this.output = new CapturedOutput(spec.outputCap());
        }

        String program() {
            return spec.argv().get(0);
        }

        CommandResult ended(int exitCode, List<LeftProcess> left) {
            return exitCode == 0
                    ? result(Outcome.SUCCEEDED, 0, program() + " ended with exit code 0.", left)
                    : result(
                            Outcome.FAILED,
                            exitCode,
                            "REL-CMD-014 %s ended with exit code %d; its output says why."
                                    .formatted(program(), exitCode),
                            left);
        }

        CommandResult result(Outcome outcome, @Nullable Integer exitCode, String message) {
            return result(outcome, exitCode, message, List.of());
        }

        private CommandResult result(
                Outcome outcome, @Nullable Integer exitCode, String message, List<LeftProcess> left) {
            return new CommandResult(
                    outcome,
                    exitCode,
                    Duration.ofNanos(System.nanoTime() - start),
                    kept(spec, output.text()),
                    output.sha256(),
                    output.total(),
                    output.truncated(),
                    kept(spec, message),
                    left);
        }
    }
}
