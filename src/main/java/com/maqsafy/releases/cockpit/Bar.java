package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.deployment.StepStarted;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Words.Tone;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.StepEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A step or a check as a bar over the time that it took.
 *
 * @param lane what it belongs to, e.g. {@code Deployment 1: steps}
 * @param label what it is called
 * @param from when it began
 * @param until when it ended
 * @param outcome how it came out, e.g. {@code passed}; {@code running} for a step of which no end is recorded
 * @param bad whether that speaks against the release
 * @param record sequence of the record that tells the outcome
 */
record Bar(String lane, String label, Instant from, Instant until, String outcome, boolean bad, long record) {

    /** The bars of a ledger, in the order in which they began. */
    static List<Bar> of(List<LedgerRecord> records) {
        List<Bar> bars = new ArrayList<>();
        Map<String, LedgerRecord> started = new HashMap<>();
        for (LedgerRecord r : records) {
            if (r.is(StepStarted.class)) {
                started.put(run(r), r);
            } else if (r.is(StepEnded.class)) {
                LedgerRecord start = started.remove(run(r));
                bars.add(bar(r, lane(r, "plan", "steps"), label(r, "step"), start == null ? began(r) : start.time()));
            } else if (r.is(CheckRun.class)) {
                bars.add(bar(
                        r,
                        lane(r, "purpose", "checks"),
                        r.payload().path("check").asText(),
                        began(r)));
            }
        }
        Instant now = records.isEmpty()
                ? Instant.EPOCH
                : records.get(records.size() - 1).time();
        started.values()
                .forEach(r -> bars.add(new Bar(
                        lane(r, "plan", "steps"), label(r, "step"), r.time(), now, "running", false, r.sequence())));
        bars.sort(java.util.Comparator.comparing(Bar::from).thenComparing(Bar::record));
        return List.copyOf(bars);
    }

    private static Bar bar(LedgerRecord r, String lane, String label, Instant from) {
        return new Bar(
                lane,
                label,
                from,
                r.time(),
                r.payload().path("outcome").asText(),
                RecordWords.of(r).tone() == Tone.BAD,
                r.sequence());
    }

    private static Instant began(LedgerRecord r) {
        return r.time().minusMillis(r.payload().path("durationMs").asLong(0));
    }

    private static String run(LedgerRecord r) {
        return r.payload().path("plan").asText()
                + ' '
                + r.payload().path("attempt").asText()
                + ' '
                + r.payload().path("step").asText()
                + ' '
                + r.payload().path("run").asText();
    }

    private static String lane(LedgerRecord r, String of, String what) {
        String name = r.payload().path(of).asText();
        return (name.isEmpty() ? "" : Character.toUpperCase(name.charAt(0)) + name.substring(1)) + ' '
                + r.payload().path("attempt").asText() + ": " + what
                + (r.payload().path("round").asInt(1) > 1
                        ? ", round " + r.payload().path("round").asText()
                        : "");
    }

    private static String label(LedgerRecord r, String fallback) {
        String title = r.payload().path("title").asText("");
        return title.isEmpty() ? r.payload().path(fallback).asText() : title;
    }
}
