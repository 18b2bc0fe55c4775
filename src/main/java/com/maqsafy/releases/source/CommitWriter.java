package com.maqsafy.releases.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody whom commits name. Git does not prove that they are who they say.
 *
 * @param name as in the commits
 * @param email as in the commits
 * @param as {@code author}, {@code co-author}, {@code committer}, {@code merger}; sorted
 * @param commits how many commits name them
 * @param commit the newest of these
 */
public record CommitWriter(String name, String email, List<String> as, int commits, String commit) {

    /** The member of the inspection's record that holds the writers. */
    public static final String MEMBER = "writers";

    public CommitWriter {
        as = List.copyOf(as);
    }

    /** The writers that an inspection recorded; empty for one of before they were. */
    public static List<CommitWriter> of(JsonNode inspection) {
        List<CommitWriter> writers = new ArrayList<>();
        inspection.path(MEMBER).forEach(w -> {
            List<String> as = new ArrayList<>();
            w.path("as").forEach(a -> as.add(a.asText()));
            writers.add(new CommitWriter(
                    w.path("name").asText(""),
                    w.path("email").asText(""),
                    as,
                    w.path("commits").asInt(),
                    w.path("commit").asText("")));
        });
        return writers;
    }
}
