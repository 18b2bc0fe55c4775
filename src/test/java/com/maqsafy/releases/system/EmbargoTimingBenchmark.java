package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Measures whether a clock tells a restricted release from one that does not exist: at each endpoint the same account outside the
 * circle asks for both in turns, in an order that is drawn by lot. Prints the medians and how often an answer about the hidden
 * one took longer than one about the absent one (0.50 = a clock tells nothing; the probability of Mann and Whitney); it asserts
 * no time. Its name keeps it out of the build: {@code mvn test -Dtest=EmbargoTimingBenchmark}; {@code -Dbenchmark.runs} (400)
 * says how often each is asked. What it measured last is in {@code src/docs/benchmarks.md}.
 */
class EmbargoTimingBenchmark extends SystemTest {

    private static final int RUNS = Integer.getInteger("benchmark.runs", 400);
    private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 100);

    @LocalServerPort
    private int port;

    /** What is asked for, the hidden one or the absent one. */
    private record Asked(String key, String service, String task, String instance) {}

    @Test
    void measures() {
        TestService service = fresh();
        service.branch("hotfix/leak", "v1.0.0", Map.of("app/Order.php", "<?php // of this tenant only\n"));
        Map<String, Object> request = Walk.request("1.0.1", "security", "fix", "hotfix/leak");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request).inTheCircle();
        walk.until("userTask_documentVulnerability");
        String none = fresh().name();
        Asked hidden = new Asked(
                walk.key(),
                service.name(),
                walk.dossier().path("openTasks").path(0).path("id").asText(),
                walk.dossier().path("processInstanceId").asText());
        Asked absent = new Asked(
                none + "-1.0.1",
                none,
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString());
        System.out.println("endpoint | hidden ms | absent ms | ratio | hidden longer");
        endpoints().forEach((endpoint, ask) -> measure(endpoint, ask, hidden, absent));
    }

    private Map<String, Function<Asked, Rest.Answer>> endpoints() {
        Map<String, Function<Asked, Rest.Answer>> endpoints = new LinkedHashMap<>();
        for (String path : List.of(
                "/api/releases/KEY",
                "/api/releases/KEY/gate",
                "/api/releases/KEY/evidence",
                "/api/releases/KEY/files",
                "/api/releases/KEY/coverage",
                "/api/releases/KEY/events",
                "/api/releases?service=SERVICE",
                "/api/search/releases?service=SERVICE",
                "/api/overview?service=SERVICE",
                "/engine-rest/task/TASK",
                "/engine-rest/task?processInstanceBusinessKey=KEY",
                "/engine-rest/process-instance/INSTANCE",
                "/engine-rest/process-instance/count?businessKey=KEY",
                "/engine-rest/history/process-instance/INSTANCE",
                "/engine-rest/history/activity-instance/count?processInstanceId=INSTANCE")) {
            endpoints.put("GET " + path, asked -> rest.get("developer", named(path, asked)));
        }
        Map<String, String> reason = Map.of("reason", "Out of curiosity");
        for (String path : List.of("/api/releases/KEY/withdrawal", "/api/releases/KEY/disclosure")) {
            endpoints.put("POST " + path, asked -> rest.post("developer", named(path, asked), reason));
        }
        endpoints.put(
                "POST /engine-rest/task/TASK/claim",
                asked -> rest.post(
                        "developer", named("/engine-rest/task/TASK/claim", asked), Map.of("userId", "developer")));
        WebSession session = WebSession.of("http://127.0.0.1:" + port, "process");
        for (String path :
                List.of("/camunda/api/board/releases/KEY", "/camunda/api/live/KEY", "/camunda/api/releases/KEY")) {
            endpoints.put("GET " + path, asked -> session.get(named(path, asked)));
        }
        return endpoints;
    }

    private static String named(String path, Asked asked) {
        return path.replace("KEY", asked.key())
                .replace("SERVICE", asked.service())
                .replace("TASK", asked.task())
                .replace("INSTANCE", asked.instance());
    }

    private static void measure(String endpoint, Function<Asked, Rest.Answer> ask, Asked hidden, Asked absent) {
        assertThat(ask.apply(hidden).status())
                .as(endpoint)
                .isEqualTo(ask.apply(absent).status());
        for (int i = 0; i < WARM_UP; i++) {
            ask.apply(i % 2 == 0 ? hidden : absent);
        }
        List<Long> ofHidden = new ArrayList<>();
        List<Long> ofAbsent = new ArrayList<>();
        Random lot = new Random(42);
        while (ofHidden.size() < RUNS || ofAbsent.size() < RUNS) {
            boolean one = lot.nextBoolean();
            List<Long> times = one ? ofHidden : ofAbsent;
            long begun = System.nanoTime();
            ask.apply(one ? hidden : absent);
            long took = System.nanoTime() - begun;
            if (times.size() < RUNS) {
                times.add(took);
            }
        }
        double middle = median(ofHidden);
        double other = median(ofAbsent);
        System.out.printf(
                Locale.ROOT,
                "%s | %.2f | %.2f | %.2f | %.2f%n",
                endpoint,
                middle / 1e6,
                other / 1e6,
                middle / other,
                longer(ofHidden, ofAbsent));
    }

    private static double median(List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The share of all pairs in which the first took longer, ties half: U / (n * m) of Mann and Whitney. */
    static double longer(List<Long> times, List<Long> others) {
        record Time(long nanos, boolean first) {}
        List<Time> all = new ArrayList<>();
        times.forEach(t -> all.add(new Time(t, true)));
        others.forEach(t -> all.add(new Time(t, false)));
        all.sort(Comparator.comparingLong(Time::nanos));
        double ranks = 0;
        for (int from = 0; from < all.size(); ) {
            int to = from;
            while (to < all.size() && all.get(to).nanos() == all.get(from).nanos()) {
                to++;
            }
            double rank = (from + 1 + to) / 2.0;
            ranks += rank * all.subList(from, to).stream().filter(Time::first).count();
            from = to;
        }
        double n = times.size();
        return (ranks - n * (n + 1) / 2) / (n * others.size());
    }
}
