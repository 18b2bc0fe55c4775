package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.system.FaultHarness.Fault;
import com.maqsafy.releases.system.FaultHarness.Figures;
import com.maqsafy.releases.testing.OnlyInFull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Short here; the long form is run by hand, see src/docs/faults.md. */
@DisplayName("Promise 4: no crash doubles an effect, loses an answer, or leaves a release standing still")
@EnabledOnOs(OS.LINUX)
@OnlyInFull
class FaultsIT {

    @Test
    @Timeout(600)
    void twoNodesOutliveAFewFaults() throws Exception {
        FaultHarness harness = harness("short", 2, 2, 4);

        Figures figures = harness.run(
                List.of(Fault.NODE_INSIDE_A_STEP, Fault.NODE_FROZEN, Fault.DATABASE_BETWEEN_STEPS, Fault.CLOCK_BACK));

        System.out.println(figures);
        assertThat(figures.sound()).as(figures.toString()).isTrue();
        assertThat(figures.steps()).isPositive();
        assertThat(harness.logged()).as("lines in the logs").isLessThan(2_000);
    }

    /** {@code -Dfaults=200}, and {@code -Dfaults.nodes}, {@code .services}, {@code .seed}, {@code .only} (kinds). */
    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "\\d+")
    void manyFaults() throws Exception {
        int count = Integer.getInteger("faults");
        int nodes = Integer.getInteger("faults.nodes", 2);
        long seed = Long.getLong("faults.seed", 8);
        FaultHarness harness = harness("long-" + nodes, nodes, Integer.getInteger("faults.services", 4), seed);
        String only = System.getProperty("faults.only", "");
        Map<Fault, Integer> weights = new java.util.EnumMap<>(Map.of(
                Fault.NODE_INSIDE_A_STEP, 10,
                Fault.NODE_BETWEEN_STEPS, 10,
                Fault.NODE_AT_ANY_TIME, 6,
                Fault.DATABASE_INSIDE_A_STEP, 8,
                Fault.DATABASE_BETWEEN_STEPS, 6,
                Fault.DATABASE_AWAY, 1,
                Fault.NODE_FROZEN, nodes > 1 ? 4 : 0,
                Fault.DISK_FULL, 2,
                Fault.CLOCK_FORWARD, 1,
                Fault.CLOCK_BACK, 1));
        if (!only.isEmpty()) {
            weights.keySet()
                    .retainAll(java.util.Arrays.stream(only.split(","))
                            .map(Fault::valueOf)
                            .toList());
        }
        List<Fault> faults = new ArrayList<>(FaultHarness.faults(count, seed, weights));

        Figures figures = harness.run(faults);

        System.out.println(figures);
        assertThat(figures.sound()).as(figures.toString()).isTrue();
    }

    private static FaultHarness harness(String name, int nodes, int services, long seed) throws Exception {
        Path directory = Files.createDirectories(Path.of("target/faults").toAbsolutePath());
        return new FaultHarness(Files.createTempDirectory(directory, name + "-"), nodes, services, seed);
    }
}
