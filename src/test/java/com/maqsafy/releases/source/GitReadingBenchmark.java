package com.maqsafy.releases.source;

import com.maqsafy.releases.source.laravel.LaravelMigrations;
import com.maqsafy.releases.testing.TestJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a large repository takes to read, by hand: {@code mvn test -Dtest=GitReadingBenchmark}. Each figure is that of a
 * new Java process that has read nothing before. See {@code src/docs/benchmarks.md}.
 *
 * <p>{@code -Dbenchmark.repository=PATH} reads a clone that is there instead of a made one, {@code -Dbenchmark.from} and
 * {@code -Dbenchmark.to} name the commits of the diff there, {@code -Dbenchmark.runs} (3) says how often.
 */
class GitReadingBenchmark {

    private static final int COMMITS = 20_000;
    private static final int TAGS = 300;
    private static final int FILES = 3_000;
    private static final int DIFF = 1_000;

    @TempDir
    Path folder;

    @Test
    void tagsAndALargeDiff() throws Exception {
        String given = System.getProperty("benchmark.repository", "");
        Path repository = given.isEmpty() ? made(folder.resolve("repository.git")) : Path.of(given);
        String from = System.getProperty("benchmark.from", "main~" + DIFF);
        String to = System.getProperty("benchmark.to", "main");
        for (String kind : List.of("packed", "commit graph")) {
            if (kind.equals("commit graph")) {
                if (!given.isEmpty()) {
                    continue;
                }
                git(repository, "commit-graph", "write", "--reachable");
            }
            String older = git(repository, "rev-parse", from + "^{commit}");
            String newer = git(repository, "rev-parse", to + "^{commit}");
            for (String work : List.of("nothing", "tags", "changes")) {
                List<Long> times = new ArrayList<>();
                List<Long> cpu = new ArrayList<>();
                String said = "";
                for (int run = 0; run < Integer.getInteger("benchmark.runs", 3); run++) {
                    String[] told =
                            child(repository.toString(), work, older, newer).split(" ", 3);
                    times.add(Long.parseLong(told[0]));
                    cpu.add(Long.parseLong(told[1]));
                    said = told[2];
                }
                System.out.printf(
                        "%-13s %-8s %s ms, of the processor %s ms: %s%n", kind, work, spread(times), spread(cpu), said);
            }
        }
    }

    /** Minimum, median and maximum. */
    private static String spread(List<Long> times) {
        times.sort(null);
        return times.get(0) + " / " + times.get(times.size() / 2) + " / " + times.get(times.size() - 1);
    }

    /** What one process does: opens the repository, reads, and says how long it took. */
    public static void main(String[] arguments) {
        SourceSettings settings = new SourceSettings(
                Path.of("unused").toString(),
                Map.of("canteen-api", new SourceSettings.Service(Origins.at(arguments[0]))),
                new SourceSettings.Options(Map.of(), Duration.ofSeconds(5), "Release management", "r@localhost"));
        SourceRepository repository = new GitSourceRepositories(
                        settings, new LaravelMigrations(), Clock.systemUTC(), () -> false)
                .of("canteen-api")
                .orElseThrow();
        long begun = System.nanoTime();
        long cpuBegun = cpu();
        String found = switch (arguments[1]) {
            case "tags" -> repository.versionTags().size() + " tags";
            case "changes" -> {
                ChangeSet changes = repository.changes(arguments[2], arguments[3]);
                yield changes.commits() + " commits, " + changes.files().size() + " files, " + changes.changedLines()
                        + " lines, " + changes.writers().size() + " writers";
            }
            default -> repository.branchHead("main").orElse("none");
        };
        System.out.println((System.nanoTime() - begun) / 1_000_000 + " " + (cpu() - cpuBegun) + " " + found);
    }

    /** Milliseconds of processor time, of all threads: on a busy machine it says more than the clock. */
    private static long cpu() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static String child(String... arguments) throws IOException, InterruptedException {
        List<String> command = TestJvm.command(List.of(), TestJvm.CLASS_PATH, GitReadingBenchmark.class);
        command.addAll(List.of(arguments));
        return run(null, command);
    }

    private static String git(Path repository, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + repository));
        command.addAll(List.of(arguments));
        return run(null, command);
    }

    private static String run(@org.jspecify.annotations.Nullable Path input, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return output;
    }

    /** 20,000 commits, each of which changes five of 3,000 files of some hundred lines, and 300 annotated tags. */
    private static Path made(Path repository) throws IOException, InterruptedException {
        run(null, List.of("git", "init", "-q", "--bare", "--initial-branch=main", repository.toString()));
        Path stream = repository.resolveSibling("stream");
        Random random = new Random(20_000);
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(stream), StandardCharsets.UTF_8))) {
            for (int commit = 1; commit <= COMMITS; commit++) {
                String person = "person" + random.nextInt(40);
                out.write("commit refs/heads/main\ncommitter " + person + " <" + person + "@example.com> "
                        + (1_500_000_000L + commit * 600L) + " +0000\n");
                data(out, "Change " + commit + "\n\nCo-authored-by: pair" + commit % 7 + " <pair@example.com>\n");
                int files = commit == 1 ? FILES : 5;
                for (int i = 0; i < files; i++) {
                    int file = commit == 1 ? i : random.nextInt(FILES);
                    boolean renamed = commit > COMMITS - DIFF && i == 0;
                    String path = "app/Module" + file % 60 + "/Part" + file / 60 % 10 + "/File" + file + ".php";
                    if (renamed) {
                        out.write("D " + path + "\n");
                        path = path.replace("/File", "/Moved");
                    }
                    out.write("M 100644 inline " + path + "\n");
                    data(out, content(file, commit, random));
                }
                if (commit % (COMMITS / TAGS) == 0 && commit / (COMMITS / TAGS) <= TAGS) {
                    out.write("tag v1." + commit / (COMMITS / TAGS) + ".0\nfrom refs/heads/main\ntagger " + person
                            + " <" + person + "@example.com> 1600000000 +0000\n");
                    data(out, "Release\n");
                }
            }
        }
        run(stream, List.of("git", "--git-dir=" + repository, "fast-import", "--quiet"));
        git(repository, "pack-refs", "--all");
        git(repository, "repack", "-q", "-a", "-d", "--window=10", "--depth=50");
        Files.delete(stream);
        return repository;
    }

    private static String content(int file, int commit, Random random) {
        StringBuilder text = new StringBuilder("<?php\n\nclass File" + file + "\n{\n");
        for (int line = 0; line < 40 + file % 160; line++) {
            text.append("    public int $field")
                    .append(file)
                    .append('_')
                    .append(line)
                    .append(" = ")
                    .append(line * 7 + file)
                    .append(";\n");
        }
        text.append("    public int $version = ")
                .append(commit)
                .append(random.nextInt(1000))
                .append(";\n}\n");
        return text.toString();
    }

    private static void data(BufferedWriter out, String text) throws IOException {
        out.write("data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
    }
}
