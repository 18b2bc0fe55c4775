package com.maqsafy.releases.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.deployment.StepStates;
import com.maqsafy.releases.deployment.StepStops;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.VerificationRoundOpened;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is going on at this moment: the first event of a stream. */
@Component
class LiveState {

    private static final int MOST_RELEASES_OF_A_STATUS = 100;

    private final VisibleReleases releases;
    private final StepStates steps;
    private final StepStops stops;
    private final ReleaseTasks tasks;
    private final Ledger ledger;
    private final EventLog log;
    private final ObjectMapper json;
    private final Clock clock;

    LiveState(
            VisibleReleases releases,
            StepStates steps,
            StepStops stops,
            ReleaseTasks tasks,
            Ledger ledger,
            EventLog log,
            ObjectMapper json,
            Clock clock) {
        this.releases = releases;
        this.steps = steps;
        this.stops = stops;
        this.tasks = tasks;
        this.ledger = ledger;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One release: status, steps, checks of the last verification, open tasks, and whether this person may stop steps.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the caller may know
     */
    Map<String, Object> of(String key, String user) {
        ReleaseDetails release = releases.get(key);
        Map<String, Object> state = facts(release);
        state.put("now", clock.instant());
        state.put("mayStop", stops.mayStop(key, user));
        state.put("steps", steps.of(key));
        state.put("checks", checks(key));
        state.put("tasks", tasks.of(key));
        BreakGlass.last(ledger.records(key))
                .ifPresent(b -> state.put(
                        "breakGlass",
                        Map.of(
                                "open",
                                b.state(clock.instant()) == BreakGlass.State.OPEN,
                                "until",
                                b.until(),
                                "message",
                                b.sentence(clock.instant()))));
        return state;
    }

    /** The open releases of which the caller may know, newest first, and what runs of their steps. */
    Map<String, Object> ofAll() {
        List<Map<String, Object>> open = new ArrayList<>();
        Arrays.stream(ReleaseStatus.values())
                .filter(s -> !s.isFinal())
                .forEach(status -> releases.log(
                                new LogFilter(null, null, null, status.word(), MOST_RELEASES_OF_A_STATUS))
                        .forEach(entry -> open.add(facts(entry.release()))));
        Set<Object> keys = open.stream().map(r -> r.get("release")).collect(Collectors.toSet());
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("releases", open);
        state.put(
                "steps",
                steps.running().stream().filter(p -> keys.contains(p.release())).toList());
        return state;
    }

    private static Map<String, Object> facts(ReleaseDetails release) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", release.key());
        facts.put("service", release.service());
        facts.put("version", release.version());
        facts.put("summary", release.summary());
        facts.put("status", release.status().word());
        facts.put("final", release.status().isFinal());
        return facts;
    }

    /** The checks of the last verification: of each its last result, or that it runs or is still to be asked. */
    private List<Map<String, Object>> checks(String key) {
        ReleaseHistory history = ledger.history(key);
        Optional<VerificationRoundOpened> opened =
                history.last(VerificationRoundOpened.class).map(Recorded::event);
        if (opened.isEmpty()) {
            return List.of();
        }
        VerificationRoundOpened round = opened.get();
        List<CheckRun> runs = history.all(CheckRun.class)
                .map(Recorded::event)
                .filter(run -> run.purpose().equals(round.purpose()) && run.attempt() == round.attempt())
                .toList();
        Map<String, Map<String, Object>> checks = new LinkedHashMap<>();
        runs.forEach(run -> checks.put(run.check(), ended(run)));
        Set<String> running = running(key, round);
        round.checks().stream()
                .filter(check -> runs.stream()
                        .noneMatch(run ->
                                run.round() == round.round() && run.check().equals(check)))
                .forEach(check -> checks.put(
                        check, Map.of("check", check, "state", running.contains(check) ? "running" : "waiting")));
        return List.copyOf(checks.values());
    }

    private static Map<String, Object> ended(CheckRun run) {
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", run.check());
        check.put("item", run.item());
        check.put("state", run.outcome());
        check.put("evidence", Members.text(run.evidence()));
        check.put("durationMs", run.durationMs() == null ? 0 : run.durationMs());
        return check;
    }

    private Set<String> running(String key, VerificationRoundOpened round) {
        return log.checks(key).stream()
                .map(event -> read(event.data()))
                .filter(data -> data.path("what").asText().equals("started")
                        && data.path("purpose").asText().equals(round.purpose())
                        && data.path("attempt").asInt() == round.attempt()
                        && data.path("round").asInt() == round.round())
                .map(data -> data.path("check").asText())
                .collect(Collectors.toSet());
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-EVT-004 A kept event is no JSON: " + data, e);
        }
    }
}
