package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The record {@code substituteActed}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "a person",
        about = "Follows the record of a task that was done in another person's place, in the same transaction. The"
                + " restrictions of both persons were asked.",
        afterSeal = true)
public record SubstituteActed(
        @Means("account of the person in whose place it was done")
        String principal,

        @Means("group id: the role in which it was done") String role,
        @Means("sequence of the record of what was done") long record,
        @Means("account of who named the substitute") String namedBy,
        @Means("when that was") String namedAt,
        @Means("when the right ends") String until)
        implements LedgerEvent {

    public SubstituteActed {
        principal = Members.text(principal);
        role = Members.text(role);
        namedBy = Members.text(namedBy);
        namedAt = Members.text(namedAt);
        until = Members.text(until);
    }

    @Override
    public Words words() {
        return Words.plain(
                "did this for ",
                principal,
                " as ",
                Words.role(role),
                ": substitute named by ",
                namedBy,
                " until ",
                Words.minute(until),
                " (record ",
                record,
                ")");
    }

    /** Who made a record of these, and in whose place: two people for that of a substitute. */
    public static Function<Recorded<?>, Stream<String>> people(List<LedgerRecord> records) {
        Map<Long, String> principals = principals(records);
        return record -> Stream.concat(Stream.of(record.actor()), Stream.ofNullable(principals.get(record.sequence())));
    }

    /** Who acted as people read it, e.g. {@code deputy for tech}; without a principal it was done as oneself. */
    public static String by(String actor, @Nullable String principal) {
        return principal == null ? actor : actor + " for " + principal;
    }

    /** In whose place records were made: the principal by the sequence of the record. */
    public static Map<Long, String> principals(List<LedgerRecord> records) {
        return records.stream()
                .flatMap(r -> r.as(SubstituteActed.class).stream())
                .collect(
                        Collectors.toMap(r -> r.event().record(), r -> r.event().principal(), (one, other) -> one));
    }
}
