package com.maqsafy.releases.notes;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How long a megabyte takes to scan, by hand: {@code mvn test -Dtest=LeakScannerBenchmark}. Milliseconds of a processor for
 * each hostile shape of {@link TestSecrets#adversarial()} and for notes as people write them, minimum / median / maximum of
 * {@code -Dbenchmark.runs} (5) after two that are left out. See {@code src/docs/benchmarks.md}.
 */
class LeakScannerBenchmark {

    private static final int LENGTH = 1_000_000;
    private static final ThreadMXBean TIME = ManagementFactory.getThreadMXBean();

    @Test
    void aMegabyte() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "notes",
                "- Wallets have a daily limit of 500 SAR (MAQ-17); it resets at 03:00 and shows in build 20261004.7.\n");
        TestSecrets.adversarial().forEach(piece -> texts.put(piece, piece));
        LeakScanner scanner = new LeakScanner(NotesSettings.defaults());
        int runs = Integer.getInteger("benchmark.runs", 5);
        texts.forEach((name, piece) -> {
            String text = piece.repeat(LENGTH / piece.length());
            long[] millis = new long[runs];
            for (int run = -2; run < runs; run++) {
                long before = TIME.getCurrentThreadCpuTime();
                scanner.scan(text);
                if (run >= 0) {
                    millis[run] = (TIME.getCurrentThreadCpuTime() - before) / 1_000_000;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    "%-40s %d / %d / %d ms%n",
                    name.strip().substring(0, Math.min(40, name.strip().length())),
                    millis[0],
                    millis[runs / 2],
                    millis[runs - 1]);
        });
    }
}
