package com.maqsafy.releases.command;

import com.maqsafy.releases.command.CommandResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
class ProcessCommandRunner implements CommandRunner {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(PASS|SECRET|TOKEN|KEY|CREDENTIAL|PWD).*");
    private static final int SHORTEST_SECRET = 4;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LAST_OUTPUT_WITHIN = Duration.ofSeconds(2);

    private final OutputFilter filter;
    private final Map<String, String> ownEnvironment;
    private final Duration grace;

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
    }

    @Override
    public CommandResult run(CommandSpec spec) {
        Run run = new Run(spec);
        if (!Files.isDirectory(spec.directory())) {
            return run.result(
                    Outcome.NOT_STARTED,
                    null,
                    "REL-CMD-010 %s was not started: its working directory %s does not exist."
                            .formatted(run.program(), spec.directory()));
        }
        Process process;
        try {
            process = start(spec);
        } catch (IOException e) {
            // The exception's message repeats the program and the directory, not the arguments.
            return run.result(
                    Outcome.NOT_STARTED,
                    null,
                    "REL-CMD-011 %s was not started; check that it is installed and executable (%s)."
                            .formatted(run.program(), e.getMessage()));
        }
        return await(process, run);
    }

    private CommandResult await(Process process, Run run) {
        Thread reader = readInBackground(process, run.output);
        try {
            closeInput(process);
            Duration timeout = run.spec.timeout();
            if (!process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                new ProcessFamily(process).stop(grace);
                reader.join(LAST_OUTPUT_WITHIN.toMillis());
                return run.result(
                        Outcome.TIMED_OUT,
                        null,
                        "REL-CMD-012 %s was stopped after its timeout of %d ms; find out what it has done before repeating it."
                                .formatted(run.program(), timeout.toMillis()));
            }
            // Not for ever: a process that the command left behind may hold its output open.
            reader.join(LAST_OUTPUT_WITHIN.toMillis());
            return run.ended(process.exitValue());
        } catch (InterruptedException e) {
            new ProcessFamily(process).stop(grace);
            Thread.currentThread().interrupt();
            return run.result(
                    Outcome.FAILED,
                    null,
                    "REL-CMD-013 %s was stopped because the application ends or gave up the work; find out what it has done before repeating it."
                            .formatted(run.program()));
        }
    }

    private Process start(CommandSpec spec) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(spec.argv())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("LANG", "C.UTF-8");
        INHERITED.stream()
                .filter(ownEnvironment::containsKey)
                .forEach(name -> environment.put(name, ownEnvironment.get(name)));
        environment.putAll(spec.environment());
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
                .filter(variable -> SECRET_NAME.matcher(variable.getKey()).matches())
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

        CommandResult ended(int exitCode) {
            return exitCode == 0
                    ? result(Outcome.SUCCEEDED, 0, program() + " ended with exit code 0.")
                    : result(
                            Outcome.FAILED,
                            exitCode,
                            "REL-CMD-014 %s ended with exit code %d; its output says why."
                                    .formatted(program(), exitCode));
        }

        CommandResult result(Outcome outcome, @Nullable Integer exitCode, String message) {
            return new CommandResult(
                    outcome,
                    exitCode,
                    Duration.ofNanos(System.nanoTime() - start),
                    kept(spec, output.text()),
                    output.sha256(),
                    output.total(),
                    output.truncated(),
                    kept(spec, message));
        }
    }
}
