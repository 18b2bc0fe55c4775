package com.maqsafy.releases.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Releases one version of a service after the other, each task by the person whose it is, whatever happens to the
 * application meanwhile. Every third release does not pass its checks and is rolled back.
 */
final class FaultRobot implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FINAL = Set.of("released", "rolled-back", "rejected", "withdrawn", "failed");

    private final FaultHarness harness;
    private final TestService service;
    private final Map<String, String> ended = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final List<String> oddities = new ArrayList<>();
    private int asked;
    private String lastReleased = "1.0.0";
    private volatile String moves = "";
    private volatile long movedAt;
    private volatile boolean idle;

    FaultRobot(FaultHarness harness, TestService service) {
        this.harness = harness;
        this.service = service;
    }

    @Override
    public void run() {
        for (int patch = 1; harness.goesOn(); patch++) {
            String version = "1.0." + patch;
            boolean faulty = patch % 3 == 0;
            moved(version);
            service.branch("release/" + version, "v" + lastReleased, Map.of("app/Fix" + patch + ".php", "<?php\n"));
            if (faulty) {
                service.sick();
            } else {
                service.healthy();
            }
            release(version, faulty);
        }
        idle = true;
    }

    private void release(String version, boolean faulty) {
        String key = service.name() + "-" + version;
        boolean started = false;
        while (!harness.isOver()) {
            try {
                Rest rest = harness.rest();
                started = started || start(rest, version);
                if (started && advance(rest, key, faulty)) {
                    return;
                }
            } catch (UncheckedIOException | AssertionError | IllegalStateException e) {
                // The node went away in the middle; another one, or the same, answers later.
                pause(Duration.ofMillis(300));
            }
        }
        oddities.add(key + " did not end: " + moves);
    }

    private boolean start(Rest rest, String version) {
        Map<String, Object> request = Walk.request(version, "patch", "fix", "release/" + version);
        request.put("service", service.name());
        Rest.Answer answer =
                rest.post("owner", "/api/releases", request, "Idempotency-Key", service.name() + "-" + version);
        if (answer.status() == 422) {
            oddities.add(version + " was refused: " + answer.body());
            pause(Duration.ofSeconds(2));
        }
        if (answer.status() == 201 || answer.status() == 409) {
            moved("started " + version);
            return true;
        }
        pause(Duration.ofMillis(300));
        return false;
    }

    /** Does one task; whether the release has ended. */
    private boolean advance(Rest rest, String key, boolean faulty) {
        Rest.Answer answer = rest.get("owner", "/api/releases/" + key);
        if (answer.status() != 200) {
            pause(Duration.ofMillis(300));
            return false;
        }
        JsonNode dossier = answer.json();
        String status = dossier.path("status").asText();
        moved(key + " " + status + " " + dossier.path("timeline").size() + " " + dossier.path("openTasks"));
        if (FINAL.contains(status)) {
            ended.put(key, status);
            if (status.equals("released")) {
                lastReleased = key.substring(service.name().length() + 1);
            }
            if (!status.equals(faulty ? "rolled-back" : "released")) {
                oddities.add(key + " ended " + status);
            }
            return true;
        }
        JsonNode tasks = dossier.path("openTasks");
        if (tasks.isEmpty()) {
            pause(Duration.ofMillis(150));
            return false;
        }
        JsonNode task = tasks.get(0);
        String id = task.path("id").asText();
        if (answered.contains(id)) {
            harness.lostAnswer(key + " asks again: " + task);
        }
        Walk walk = Walk.of(rest, key);
        String element = task.path("element").asText();
        Map<String, Object> values = switch (element) {
            case "userTask_decideOnFailedStep" -> failedStep(rest, key);
            case "userTask_decideOnFailedChecks" -> failedChecks(faulty);
            case "userTask_recoverByHand" -> Map.of("decision", "again", "reason", "It works again");
            default -> walk.usual(element);
        };
        Rest.Answer submitted = rest.submit(walk.person(task), id, values);
        if (submitted.status() == 204) {
            answered.add(id);
        } else if (submitted.status() < 500 && !submitted.body().contains("Cannot find task")) {
            oddities.add(key + " " + element + ": " + submitted.status() + " " + submitted.body());
            pause(Duration.ofSeconds(1));
        }
        return false;
    }

    private Map<String, Object> failedChecks(boolean faulty) {
        service.healthy();
        return faulty
                ? Map.of("decision", "roll-back", "reason", "It does not work")
                : Map.of("decision", "again", "reason", "The machine was busy");
    }

    /** An owner finds out at the target what the step has done, when nothing of it runs any more. */
    private Map<String, Object> failedStep(Rest rest, String key) {
        while (harness.target().works(key)) {
            pause(Duration.ofMillis(100));
        }
        String step = "";
        for (String line : rest.get("auditor", "/api/releases/" + key + "/evidence")
                .body()
                .lines()
                .toList()) {
            JsonNode record = read(line);
            if (record.path("kind").asText().equals("stepEnded")) {
                step = record.path("payload").path("step").asText();
            }
        }
        asked++;
        return harness.target().effects(key, step) > 0
                ? Map.of("decision", "done", "reason", "The target has it")
                : Map.of("decision", "repeat", "reason", "The target has it not");
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moved(String now) {
        if (!now.equals(moves)) {
            moves = now;
            movedAt = harness.up();
        }
    }

    /** For how long, while the application could work, nothing has moved. */
    Duration stands() {
        return idle ? Duration.ZERO : Duration.ofNanos(harness.up() - movedAt);
    }

    String where() {
        return moves;
    }

    /** How releases ended. */
    Map<String, String> ended() {
        return ended;
    }

    /** How often an owner was asked about a step. */
    int asked() {
        return asked;
    }

    List<String> oddities() {
        return oddities;
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
