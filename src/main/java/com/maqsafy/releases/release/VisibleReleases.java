package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SignedInUser;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The releases of which the signed-in person may know; any other does not exist here. Whoever answers people asks this and
 * not {@link Releases}.
 */
@Component
public class VisibleReleases {

    private final Releases releases;
    private final Restrictions restrictions;
    private final People people;
    private final SignedInUser signedIn;
    private final ShownPositions positions;

    VisibleReleases(
            Releases releases,
            Restrictions restrictions,
            People people,
            SignedInUser signedIn,
            ShownPositions positions) {
        this.releases = releases;
        this.restrictions = restrictions;
        this.people = people;
        this.signedIn = signedIn;
        this.positions = positions;
    }

    /** The release, empty when there is none of which the person may know; no clock tells which of the two it is. */
    public Optional<ReleaseDetails> find(String key) {
        Optional<ReleaseDetails> release = releases.find(key);
        boolean mayKnow = restrictions.mayKnow(key, person());
        if (release.isEmpty()) {
            // What is asked about a hidden release is asked about one that does not exist as well.
            mayKnow = knowsAll();
        }
        return mayKnow ? release : Optional.empty();
    }

    /**
     * A release of which the person may know.
     *
     * @throws UnknownReleaseException when there is none of which the person may know
     */
    public ReleaseDetails get(String key) {
        return find(key).orElseThrow(() -> new UnknownReleaseException(key));
    }

    /** A page of the release log, newest first, as long as if there were no others. */
    public List<LogEntry> log(LogFilter filter) {
        ReadableRows rows = rows();
        return releases.log(readable(filter, rows)).stream()
                .map(entry -> entry.at(rows.shown(entry.id())))
                .toList();
    }

    /** What the signed-in person may know of a part of the log. */
    LogFilter readable(LogFilter filter) {
        return readable(filter, rows());
    }

    private static LogFilter readable(LogFilter filter, ReadableRows rows) {
        String reader = rows.reader();
        return reader == null
                ? filter
                : filter.behind(rows.meant(filter.before())).readBy(reader);
    }

    /** The rows of which the signed-in person may know, for statements that read many. */
    public ReadableRows rows() {
        return knowsAll() ? new ReadableRows(null) : new ReadableRows(person(), positions);
    }

    /** Whether the signed-in person may know of every release, restricted ones too: only then of how many there are. */
    public boolean knowsAll() {
        return !Collections.disjoint(people.roles(person()), Restrictions.CIRCLE);
    }

    /** Nobody is a person without a role. */
    private String person() {
        return signedIn.id().orElse("");
    }
}
