package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.policy.PolicyCatalogue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long the judgement of the whole set takes; by hand, {@code mvn test -Dtest=ModelProofBenchmark}. Never fails for time. */
class ModelProofBenchmark {

    @Test
    void judgesTheWholeSet() {
        Map<String, byte[]> files = ShippedModels.read().files();
        ModelProof proof = new ModelProof(new PolicyCatalogue());
        List<Long> wall = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        for (int run = 0; run < Integer.getInteger("benchmark.runs", 10); run++) {
            long cpuBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long before = System.nanoTime();
            assertThat(proof.objections(files)).isEmpty();
            wall.add((System.nanoTime() - before) / 1_000_000);
            cpu.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBefore) / 1_000_000);
        }
        System.out.printf(
                "first %d ms (%d ms of a processor), then %d (%d) at the median of %d%n",
                wall.get(0),
                cpu.get(0),
                median(wall.subList(1, wall.size())),
                median(cpu.subList(1, cpu.size())),
                wall.size() - 1);
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
