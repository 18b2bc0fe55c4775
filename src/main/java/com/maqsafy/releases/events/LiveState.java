package com.maqsafy.releases.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.deployment.StepStates;
import com.maqsafy.releases.deployment.StepStops;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.process.ReleaseTasks;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
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
        List<LedgerRecord> records = ledger.records(key);
        LedgerRecord round = null;
        for (LedgerRecord record : records) {
            if (record.kind().equals("verificationRoundOpened")) {
                round = record;
            }
        }
        if (round == null) {
            return List.of();
        }
        JsonNode last = round.payload();
        Map<String, Map<String, Object>> checks = new LinkedHashMap<>();
        records.stream()
                .filter(r -> r.kind().equals("checkRun") && sameVerification(r.payload(), last))
                .forEach(r -> checks.put(r.payload().path("check").asText(), ended(r)));
        Set<String> running = running(key, last);
        StreamSupport.stream(last.path("checks").spliterator(), false)
                .map(JsonNode::asText)
                .filter(check -> !endedIn(records, last, check))
                .forEach(check -> checks.put(
                        check, Map.of("check", check, "state", running.contains(check) ? "running" : "waiting")));
        return List.copyOf(checks.values());
    }

    private static Map<String, Object> ended(LedgerRecord record) {
        JsonNode payload = record.payload();
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("check", payload.path("check").asText());
        check.put("item", payload.path("item").asText());
        check.put("state", payload.path("outcome").asText());
        check.put("evidence", payload.path("evidence").asText());
        check.put("durationMs", payload.path("durationMs").asLong());
        return check;
    }

    private static boolean sameVerification(JsonNode one, JsonNode other) {
        return one.path("purpose").equals(other.path("purpose"))
                && one.path("attempt").asInt() == other.path("attempt").asInt();
    }

    private static boolean sameRound(JsonNode one, JsonNode other) {
        return sameVerification(one, other)
                && one.path("round").asInt() == other.path("round").asInt();
    }

    private static boolean endedIn(List<LedgerRecord> records, JsonNode round, String check) {
        return records.stream()
                .anyMatch(r -> r.kind().equals("checkRun")
                        && sameRound(r.payload(), round)
                        && r.payload().path("check").asText().equals(check));
    }

    private Set<String> running(String key, JsonNode round) {
        return log.checks(key).stream()
                .map(event -> read(event.data()))
                .filter(data -> data.path("what").asText().equals("started") && sameRound(data, round))
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
