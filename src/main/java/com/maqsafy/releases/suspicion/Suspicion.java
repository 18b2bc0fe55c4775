package com.maqsafy.releases.suspicion;

import java.time.Instant;
import java.util.List;

/**
 * Something that an auditor should ask about.
 *
 * @param id always the same for the same suspicion: the beginning of a digest over kind, release and what it is about
 * @param kind word of the kind, e.g. {@code approved-in-seconds}
 * @param why why that is suspicious, in a sentence
 * @param text what was found, in a sentence
 * @param release key of the release
 * @param service its service
 * @param at when it happened
 * @param records the records that show it
 * @param notes what auditors noted about it, in order
 */
public record Suspicion(
        String id,
        String kind,
        String why,
        String text,
        String release,
        String service,
        Instant at,
        List<Place> records,
        List<Note> notes) {

    public Suspicion {
        records = List.copyOf(records);
        notes = List.copyOf(notes);
    }

    /**
     * Where a record stands.
     *
     * @param ledger key of a release, or {@code administration}
     * @param sequence position in that ledger
     */
    public record Place(String ledger, long sequence) {}

    /**
     * A note of an auditor.
     *
     * @param sequence of its record in the administration ledger
     * @param by user id
     */
    public record Note(long sequence, Instant at, String by, String text) {}
}
