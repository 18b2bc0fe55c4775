package com.maqsafy.releases.notes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long a megabyte takes to scan, by hand: {@code mvn test -Dtest=LeakScannerBenchmark}. Milliseconds of a processor, see
 * {@code src/docs/benchmarks.md}.
 */
class LeakScannerBenchmark {

    private static final int LENGTH = 1_000_000;
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();
    private static final LeakScanner SCANNER = new LeakScanner(NotesSettings.defaults());
    /** What people write; other texts are compared with it. */
    private static final String NEUTRAL =
            "- Wallets have a daily limit of 500 SAR (MAQ-17); it resets at 03:00 and shows in build 20261004.7.\n";
    /** So many characters of a text tell how long it takes. */
    private static final int SAMPLE = 15_000;
    /** So many of the slowest are kept and changed. */
    private static final int KEPT = 12;

    /** Where a release begins in a change log: a heading, or an underlined line, with a version or date in it. */
    private static final Pattern RELEASE = Pattern.compile(
            "(?m)(?=^#{1,3} .*\\d+\\.\\d+.*$)|(?=^(?:Version |Release |v)?[\\w .()-]*\\d+\\.\\d+.*\\R(?:=|-|~|\\*){3,}\\s*$)|(?=^\\* ?v?\\d+\\.\\d+\\.\\d+ \\()");

    /** What rules look for, and what stands between. */
    private static final List<String> PIECES = Stream.concat(
                    Stream.concat(
                            TestSecrets.adversarial(),
                            TokenShape.ALL.stream().flatMap(shape -> shape.anchors().stream())),
                    Stream.of(
                            (" |\n|\t|,|;|:|=|.|/|-|_|'|\"|`|(|)|[|]|{|}|<|>|%|#|$|@|!|?|\\|&|*|~|+|a|Z|0|7|1|5|05|966|00966|+966|1.1.1.1"
                                            + "|::|1:|f:|%41|&lt;|\\u0061|<b>|**|x x|a1|aB3|7fG9|A1b2C3d4|0a1b2c3d|deadbeef|AAAA|////|++++|eyJh"
                                            + "|key|api key|secret key|private key|passwd|passphrase|pass|auth|login|session|cookie|salt|seed|pat"
                                            + "|authorization: |bearer |token token=|basic |curl -u |-u |-p|mysql -p|redis-cli -a |echo |echo a\\|sudo |sshpass "
                                            + "|config set |/user:|pass:|admin/|root:|cookie: a=|_auth=|is|was|the|is the |as the |for the |to |value|value="
                                            + "|card |visa |iban |bank |phone |call |order |id |nin |customer |at |at|no|number |Kuwait |mr "
                                            + "|passport |vat |tin |cr |dob |born |address |lives at |street |ip |from |host=|server |po box |Palestine Street |, Dubai|Villa 14|شارع |، جدة|mysqli_connect(|.login(|'b', |is the passport"
                                            + "|كلمة المرور|رمز الوصول|مفتاح |هوية |جوال |عنوان |ميلاد |בע|סיסמה|کلید|٥|۵|٠|،|؛|é|ⅰ|１|＋|ﬁ|😀|\u00ad|\u2028|\u202e")
                                    .split("(?<!\\\\)\\|")))
            .map(piece -> piece.replace("\\|", "|"))
            .filter(piece -> !piece.isEmpty())
            .distinct()
            .toList();

    /** A megabyte of each text, and how often as long as notes of releases it takes, in one run. */
    @Test
    void aMegabyte() {
        Map<String, String> texts = new LinkedHashMap<>();
        TestSecrets.adversarial().forEach(piece -> texts.put(piece, piece));
        int runs = Integer.getInteger("benchmark.runs", 3);
        long neutral = median(NEUTRAL, runs)[0];
        System.out.printf("%-40s %d ms%n", "notes", neutral);
        texts.forEach((name, piece) -> {
            long[] millis = median(piece, runs);
            System.out.printf(
                    "%-40s %d / %d / %d ms, %.1f times the notes%n",
                    shown(name).substring(0, Math.min(40, shown(name).length())),
                    millis[0],
                    millis[runs / 2],
                    millis[runs - 1],
                    (double) millis[0] / neutral);
        });
    }

    /** Where the time of a text goes, rule by rule: {@code -Dbenchmark.piece} is repeated to a megabyte. */
    @Test
    void ruleByRule() {
        String piece = System.getProperty("benchmark.piece", "");
        if (piece.isEmpty()) {
            return;
        }
        for (String each : List.of(NEUTRAL, piece)) {
            FoldedText folded = FoldedText.of(each.repeat(LENGTH / each.length()));
            System.out.println(shown(each));
            for (LeakRule rule : TestRules.ALL) {
                rule.find(folded);
                long before = TIME.getCurrentThreadCpuTime();
                rule.find(folded);
                System.out.printf(
                        "    %-20s %d ms%n", rule.name(), (TIME.getCurrentThreadCpuTime() - before) / 1_000_000);
            }
        }
    }

    private static long[] median(String piece, int runs) {
        String text = piece.repeat(LENGTH / piece.length());
        long[] millis = new long[runs];
        for (int run = -1; run < runs; run++) {
            long taken = nanos(text) / 1_000_000;
            if (run >= 0) {
                millis[run] = taken;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    /** What was found to take long, with the milliseconds of a megabyte. */
    private record Slow(String piece, long millis) {}

    /**
     * Looks for texts that take longer than those that are known: pieces put together at random, and then the slowest changed
     * a little. It ends after {@code -Dbenchmark.texts} (1500) texts or {@code -Dbenchmark.seconds} (120) of the processor,
     * whichever comes first, and then takes a megabyte of each of the twelve slowest.
     */
    @Test
    void searchesForSlowerTexts() {
        var random = new Random(Long.getLong("benchmark.seed", 1));
        long until = TIME.getCurrentThreadCpuTime() + Long.getLong("benchmark.seconds", 120) * 1_000_000_000;
        int most = Integer.getInteger("benchmark.texts", 1500);
        List<Slow> slowest = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        // The compiler of the virtual machine has done with the rules before anything is compared.
        median(NEUTRAL, 3);
        while (tried.size() < most && TIME.getCurrentThreadCpuTime() < until) {
            String piece = slowest.size() < KEPT || random.nextInt(3) > 0
                    ? made(random, 1 + random.nextInt(4))
                    : changed(slowest.get(random.nextInt(slowest.size())).piece(), random);
            if (piece.isEmpty() || piece.length() > 200 || !tried.add(piece)) {
                continue;
            }
            long millis = millisOfMegabyte(piece, SAMPLE);
            if (slowest.size() < KEPT
                    || millis > slowest.get(slowest.size() - 1).millis()) {
                // The least of two: the first may have met the compiler.
                millis = Math.min(millis, millisOfMegabyte(piece, SAMPLE));
                slowest.add(new Slow(piece, millis));
                slowest.sort(Comparator.comparingLong(Slow::millis).reversed());
                slowest = new ArrayList<>(slowest.subList(0, Math.min(KEPT, slowest.size())));
            }
        }
        long neutral = median(NEUTRAL, 3)[0];
        System.out.printf("%d texts tried, notes take %d ms%n", tried.size(), neutral);
        slowest.forEach(slow -> {
            long millis = median(slow.piece(), 2)[0];
            System.out.printf(
                    "%6d ms, %.1f times the notes  %s%n", millis, (double) millis / neutral, shown(slow.piece()));
        });
    }

    /**
     * What is refused of real release notes: the change logs in the folder {@code -Dbenchmark.notes}, each cut into its releases.
     * Prints every refusal with its text, and the share of releases that are refused for something else than an address of mail.
     */
    @Test
    void refusesOfRealNotes() throws IOException {
        String folder = System.getProperty("benchmark.notes", "");
        if (folder.isEmpty()) {
            return;
        }
        int releases = 0;
        int refused = 0;
        int mailed = 0;
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of(folder))) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            for (String release : RELEASE.split(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
                if (release.strip().length() < 40) {
                    continue;
                }
                releases++;
                List<Leak> findings = SCANNER.scan(release);
                mailed += findings.stream().anyMatch(f -> f.rule().equals("email-address")) ? 1 : 0;
                List<Leak> others = findings.stream()
                        .filter(f -> !f.rule().equals("email-address"))
                        .toList();
                refused += others.isEmpty() ? 0 : 1;
                String[] lines = release.split("\n", -1);
                others.forEach(f -> System.out.printf(
                        "%s %s %s | %s%n",
                        file.getFileName(), f.rule(), f.masked(), lines[Math.min(lines.length, f.line()) - 1].strip()));
            }
        }
        System.out.printf(
                "%d releases of %d files, %d refused, %d with addresses of mail%n",
                releases, files.size(), refused, mailed);
    }

    private static String made(Random random, int pieces) {
        var made = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            made.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return made.toString();
    }

    private static String changed(String piece, Random random) {
        int at = random.nextInt(piece.length() + 1);
        return switch (random.nextInt(3)) {
            case 0 -> piece.substring(0, at) + made(random, 1) + piece.substring(at);
            case 1 -> piece.substring(0, at) + piece.substring(Math.min(piece.length(), at + 1 + random.nextInt(4)));
            default ->
                piece.substring(0, at)
                        + made(random, 1)
                        + piece.substring(Math.min(piece.length(), at + 1 + random.nextInt(4)));
        };
    }

    private static long millisOfMegabyte(String piece, int length) {
        String text = piece.repeat(Math.max(1, length / piece.length()));
        return nanos(text) / text.length();
    }

    private static long nanos(String text) {
        long before = TIME.getCurrentThreadCpuTime();
        SCANNER.scan(text);
        return TIME.getCurrentThreadCpuTime() - before;
    }

    private static String shown(String piece) {
        return piece.replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\u001b", "\\e")
                .strip();
    }
}
