package com.maqsafy.releases.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the board shows to one person.
 *
 * @param now the server's time
 * @param me who reads
 * @param services names of the services
 * @param zones IANA name of each service's own time zone
 * @param mine what waits for the person, by priority, then what is due first
 * @param more whether more than that waits
 * @param phases open releases by where they stand
 * @param planned open releases that are planned for later, the next one first
 * @param released lately, the last one first
 * @param rolledBack lately rolled back or failed, the last one first
 * @param names what people are called, by account
 */
record Board(
        Instant now,
        Me me,
        Set<String> services,
        Map<String, String> zones,
        List<Waiting> mine,
        boolean more,
        List<Section> phases,
        List<BoardRow> planned,
        List<BoardRow> released,
        List<BoardRow> rolledBack,
        Map<String, String> names) {

    /** The reader: account, and ids of the groups. */
    record Me(String id, Set<String> roles) {}

    /** A task that waits for the reader, and the release that it is about. */
    record Waiting(BoardTask task, String service, String version, String type) {}

    /**
     * Releases in one phase, newest first.
     *
     * @param older what to ask for as {@code before} to see more of them, absent when there are no more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Section(
            String status,
            List<BoardRow> releases,
            @Nullable Long older) {}
}
