package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkheadsTest {

    @Test
    void sharesTheThreadsOutToTheKinds() {
        WorkerSettings shared = settings(32, null, null);

        assertThat(shared.limit(WorkKind.CHECKS)).isEqualTo(16);
        assertThat(shared.limit(WorkKind.STEPS)).isEqualTo(8);
        assertThat(shared.limit(WorkKind.BACKUPS)).isEqualTo(4);
        assertThat(shared.limit(WorkKind.OTHER)).isEqualTo(4);
        assertThat(shared.limitOfService(WorkKind.CHECKS)).isEqualTo(14);
        assertThat(shared.limitOfService(WorkKind.STEPS)).isEqualTo(7);
        assertThat(settings(1, null, null).limit(WorkKind.BACKUPS))
                .as("never none")
                .isEqualTo(1);
        assertThat(settings(32, 20, 5).limit(WorkKind.STEPS)).isEqualTo(20);
        assertThat(settings(32, 20, 5).limitOfService(WorkKind.STEPS)).isEqualTo(5);
    }

    @Test
    void sixteenHangingStepsOfOneServiceStopNeitherChecksNorOtherServices() {
        Bulkheads bulkheads = new Bulkheads(settings(32, null, null));

        assertThat(IntStream.range(0, 16).mapToObj(i -> bulkheads.enter(WorkKind.STEPS, "hanging")))
                .startsWith(Bulkheads.Entry.ENTERED)
                .endsWith(Bulkheads.Entry.SERVICE_FULL);

        assertThat(bulkheads.busy(WorkKind.STEPS)).isEqualTo(7);
        assertThat(bulkheads.enter(WorkKind.STEPS, "orders")).isEqualTo(Bulkheads.Entry.ENTERED);
        assertThat(bulkheads.enter(WorkKind.STEPS, "invoices")).isEqualTo(Bulkheads.Entry.KIND_FULL);
        assertThat(bulkheads.open()).containsExactly(WorkKind.BACKUPS, WorkKind.CHECKS, WorkKind.OTHER);
        assertThat(bulkheads.enter(WorkKind.CHECKS, "hanging")).isEqualTo(Bulkheads.Entry.ENTERED);
        assertThat(bulkheads.users(WorkKind.STEPS)).isEqualTo("hanging 7, orders 1");

        bulkheads.leave(WorkKind.STEPS, "orders");
        assertThat(bulkheads.enter(WorkKind.STEPS, "invoices")).isEqualTo(Bulkheads.Entry.ENTERED);
    }

    @Test
    void countsWhatHasEnded() {
        Bulkheads bulkheads = new Bulkheads(settings(32, null, null));
        bulkheads.enter(WorkKind.STEPS, "orders");
        bulkheads.enter(WorkKind.STEPS, "orders");

        bulkheads.leave(WorkKind.STEPS, "orders");
        assertThat(bulkheads.users(WorkKind.STEPS)).isEqualTo("orders 1");
        assertThat(bulkheads.free(WorkKind.STEPS)).isEqualTo(7);

        bulkheads.leave(WorkKind.STEPS, "orders");
        bulkheads.leave(WorkKind.STEPS, "orders");
        assertThat(bulkheads.busy(WorkKind.STEPS)).as("never less than none").isZero();
        assertThat(bulkheads.users(WorkKind.STEPS)).isEmpty();
    }

    private static WorkerSettings settings(int threads, @Nullable Integer steps, @Nullable Integer perService) {
        return new WorkerSettings(
                true,
                threads,
                steps,
                null,
                null,
                null,
                perService,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30));
    }
}
