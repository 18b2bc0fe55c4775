package com.maqsafy.releases.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A target that counts effects: every run of a step writes a line when it begins and one when it has had its effect. */
final class FaultTarget {

    /** Steps that must not be repeated without their owner. */
    static final Set<String> ONCE = Set.of("migrate", "seed", "undo-code");

    private final Path effects;
    private final Path script;

    FaultTarget(Path directory) throws IOException {
        effects = Files.createFile(directory.resolve("effects"));
        script = Files.writeString(directory.resolve("effect.sh"), """
                echo "$1 $2 begin $$" >> EFFECTS || exit 9
                sleep 0.5
                if [ -n "$3" ]; then echo "$3" > running || exit 9; fi
                echo "$1 $2 end $$" >> EFFECTS || exit 9
                """.replace("EFFECTS", effects.toString()));
    }

    /** Adds the steps of a service. */
    void configure(String service, Map<String, String> settings) {
        String base = "releases.services." + service + ".deployment.";
        settings.keySet().removeIf(key -> key.startsWith(base + "steps") || key.startsWith(base + "rollback"));
        step(settings, base + "steps[0].", "take-code", "DEP-01", true);
        settings.put(base + "steps[0].command[4]", "{version}");
        step(settings, base + "steps[1].", "migrate", "DEP-03", false);
        step(settings, base + "steps[2].", "seed", "DEP-04", false);
        step(settings, base + "steps[3].", "restart-queue", "DEP-05", true);
        step(settings, base + "rollback.steps[0].", "undo-code", "RB-02", false);
        settings.put(base + "rollback.steps[0].command[4]", "{previousVersion}");
        step(settings, base + "rollback.steps[1].", "reload", "RB-04", true);
    }

    private void step(Map<String, String> settings, String prefix, String id, String item, boolean idempotent) {
        settings.put(prefix + "id", id);
        settings.put(prefix + "item", item);
        settings.put(prefix + "title", id);
        settings.put(prefix + "timeout", "60s");
        settings.put(prefix + "idempotent", String.valueOf(idempotent));
        settings.put(prefix + "command[0]", "sh");
        settings.put(prefix + "command[1]", script.toString());
        settings.put(prefix + "command[2]", "{release}");
        settings.put(prefix + "command[3]", id);
    }

    /** A line: release, step, begin or end, process. */
    record Line(String release, String step, boolean end, long pid) {}

    List<Line> lines() {
        try {
            return Files.readAllLines(effects).stream()
                    .map(line -> line.split(" "))
                    .filter(parts -> parts.length == 4)
                    .map(parts -> new Line(parts[0], parts[1], parts[2].equals("end"), Long.parseLong(parts[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often a step has had its effect. */
    int effects(String release, String step) {
        return (int) lines().stream()
                .filter(l -> l.end() && l.release().equals(release) && l.step().equals(step))
                .count();
    }

    /** Whether a run of a step is at work at this moment. */
    boolean works(String release) {
        Set<Long> open = new HashSet<>();
        lines().stream().filter(l -> l.release().equals(release)).forEach(l -> {
            if (l.end()) {
                open.remove(l.pid());
            } else {
                open.add(l.pid());
            }
        });
        return open.stream()
                .anyMatch(pid -> ProcessHandle.of(pid)
                        .filter(ProcessHandle::isAlive)
                        .flatMap(p -> p.info().command())
                        .isPresent());
    }

    /** Steps that had their effect while another run of the same step of the same release was at work. */
    List<String> overlaps() {
        List<String> overlaps = new ArrayList<>();
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Line begin = lines.get(i);
            int end = begin.end() ? -1 : endOf(lines, i);
            for (int j = i + 1; j < end; j++) {
                Line other = lines.get(j);
                if (!other.end()
                        && other.release().equals(begin.release())
                        && other.step().equals(begin.step())) {
                    overlaps.add(begin.release() + " " + begin.step());
                }
            }
        }
        return overlaps;
    }

    private static int endOf(List<Line> lines, int begin) {
        Line line = lines.get(begin);
        for (int i = begin + 1; i < lines.size(); i++) {
            Line end = lines.get(i);
            if (end.end()
                    && end.pid() == line.pid()
                    && end.release().equals(line.release())
                    && end.step().equals(line.step())) {
                return i;
            }
        }
        return -1;
    }
}
