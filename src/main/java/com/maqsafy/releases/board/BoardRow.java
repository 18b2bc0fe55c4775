package com.maqsafy.releases.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.language.Sayings;
import com.maqsafy.releases.release.ReleaseDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release on the board.
 *
 * @param status where it stands, e.g. {@code awaiting-approval}
 * @param owner user id of its owner
 * @param plannedAt earliest start of the deployment, absent for as soon as approved and allowed
 * @param finishedAt when it ended, absent while it is open
 * @param notes what a reader of the log should know of the outcome, blank while it is open
 * @param said the notes in other languages, by their tags, where they are words of ours
 * @param tasks what it waits for, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BoardRow(
        String key,
        String service,
        String version,
        String type,
        String status,
        String summary,
        String owner,
        Instant createdAt,
        @Nullable Instant plannedAt,
        @Nullable Instant finishedAt,
        String notes,
        Map<String, String> said,
        List<BoardTask> tasks) {

    static BoardRow of(ReleaseDetails release, String notes, List<BoardTask> tasks) {
        return new BoardRow(
                release.key(),
                release.service(),
                release.version(),
                release.type().word(),
                release.status().word(),
                release.summary(),
                release.owner(),
                release.createdAt(),
                release.plannedAt(),
                release.finishedAt(),
                notes,
                Sayings.in(notes).map(text -> Map.of("ar", text)).orElse(Map.of()),
                tasks);
    }
}
