package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files of a release went by retention, as its own records say; fed with the records in order. */
final class FileDeletions {

    private static final String KIND = EventKinds.kind(FilesDeleted.class);

    /**
     * A record that says so.
     *
     * @param rule by which
     * @param files how many files it names
     */
    record Deletion(long sequence, String rule, int files) {}

    private final Map<String, List<Deletion>> byFile = new HashMap<>();
    private final Map<Long, Deletion> all = new LinkedHashMap<>();

    static FileDeletions in(List<LedgerRecord> records) {
        FileDeletions deletions = new FileDeletions();
        records.forEach(r -> deletions.add(r.sequence(), r.kind(), r.payload()));
        return deletions;
    }

    /** A record that may be one. */
    void add(long sequence, String kind, JsonNode payload) {
        if (!kind.equals(KIND)) {
            return;
        }
        JsonNode files = payload.path("files");
        Deletion deletion = new Deletion(sequence, payload.path("rule").asText(), files.size());
        all.put(sequence, deletion);
        files.forEach(file -> byFile.computeIfAbsent(file.path("sha256").asText(), sha256 -> new ArrayList<>())
                .add(deletion));
    }

    /**
     * The first record by which a file went.
     *
     * @param named sequence of the record that says that it was kept; what is named later was kept again
     */
    Optional<Deletion> of(String sha256, long named) {
        return byFile.getOrDefault(sha256, List.of()).stream()
                .filter(d -> d.sequence() > named)
                .findFirst();
    }

    /** All of them, in order. */
    List<Deletion> all() {
        return List.copyOf(all.values());
    }
}
