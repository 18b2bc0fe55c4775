package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.deployment.StepStarted;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.StepEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Times that cannot be: before the record before, after the seal that covers it, or apart from how long a step ran. A record is
 * never dated before the one before it, so a clock that was set back shows as records of the very same instant.
 */
@Component
class ClockJump implements Detector {

    private static final Duration APART = Duration.ofMinutes(2);

    @Override
    public String kind() {
        return "clock-jump";
    }

    @Override
    public String why() {
        return "The times of these records cannot all be right: the clock of a machine was set, or somebody dated a record.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        List<Finding> found = new ArrayList<>();
        @Nullable LedgerRecord before = null;
        for (LedgerRecord record : release.records()) {
            if (before != null && !record.time().isAfter(before.time())) {
                found.add(new Finding(
                        "order " + record.sequence(),
                        record.time().equals(before.time())
                                ? "Records %d and %d have the very same time, as after a clock was set back."
                                        .formatted(before.sequence(), record.sequence())
                                : "Record %d is dated before record %d."
                                        .formatted(record.sequence(), before.sequence()),
                        record.time(),
                        List.of(Finding.place(before), Finding.place(record))));
            }
            before = record;
        }
        return Stream.of(found.stream(), sealedBefore(release), steps(release)).flatMap(f -> f);
    }

    private static Stream<Finding> sealedBefore(Examined release) {
        return release.seals().stream()
                .flatMap(seal -> release.records().stream()
                        .filter(r ->
                                r.sequence() == seal.headSequence() && r.time().isAfter(seal.sealedAt()))
                        .map(r -> late(seal, r)));
    }

    private static Finding late(Seal seal, LedgerRecord record) {
        return new Finding(
                "seal " + seal.sequence(),
                "Record %d is dated after seal %d, which covers it.".formatted(record.sequence(), seal.sequence()),
                record.time(),
                List.of(Finding.place(record)));
    }

    private static Stream<Finding> steps(Examined release) {
        Map<String, Recorded<StepStarted>> started = new HashMap<>();
        release.history()
                .all(StepStarted.class)
                .forEach(r -> started.put(
                        key(
                                r.event().plan(),
                                r.event().attempt(),
                                r.event().step(),
                                r.event().run()),
                        r));
        return release.history().all(StepEnded.class).flatMap(ended -> {
            StepEnded event = ended.event();
            Recorded<StepStarted> begun = started.get(key(event.plan(), event.attempt(), event.step(), event.run()));
            if (begun == null || event.durationMs() == null) {
                return Stream.empty();
            }
            Duration recorded = Duration.between(begun.time(), ended.time());
            Duration apart = recorded.minusMillis(event.durationMs()).abs();
            return apart.compareTo(APART) < 0
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            "step " + ended.sequence(),
                            "Step %s ran for %s, and its records are %s apart."
                                    .formatted(
                                            event.step(),
                                            Words.counted(event.durationMs() / 1000, "second"),
                                            Words.counted(recorded.toSeconds(), "second")),
                            ended.time(),
                            List.of(Finding.place(begun), Finding.place(ended))));
        });
    }

    private static String key(String plan, int attempt, String step, @Nullable Integer run) {
        return plan + ' ' + attempt + ' ' + step + ' ' + run;
    }
}
