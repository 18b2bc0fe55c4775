package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who watches the worker sees how much of each kind runs, how much waits, and for how long it waited. */
class WorkFiguresTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkFigures figures = new WorkFigures(registry, kind -> kind == WorkKind.STEPS ? 3 : 0);

    @Test
    void countsEachKindByItself() {
        figures.begins(WorkKind.STEPS);
        figures.begins(WorkKind.STEPS);
        figures.ends(WorkKind.STEPS);

        assertThat(gauge("busy", WorkKind.STEPS)).isEqualTo(1);
        assertThat(gauge("waiting", WorkKind.STEPS)).isEqualTo(3);
        for (WorkKind other : WorkKind.values()) {
            if (other != WorkKind.STEPS) {
                assertThat(gauge("busy", other)).as(other.word()).isZero();
                assertThat(gauge("waiting", other)).as(other.word()).isZero();
            }
        }
    }

    @Test
    void aClockThatWasSetBackMakesNoWaitShorterThanNone() {
        figures.waited(WorkKind.STEPS, Duration.ofSeconds(2));
        figures.waited(WorkKind.STEPS, Duration.ofSeconds(-5));

        Timer waits = registry.get("releases.worker.wait")
                .tag("kind", WorkKind.STEPS.word())
                .timer();
        assertThat(waits.count()).isEqualTo(2);
        assertThat(waits.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    }

    private double gauge(String name, WorkKind kind) {
        return registry.get("releases.worker." + name)
                .tag("kind", kind.word())
                .gauge()
                .value();
    }
}
