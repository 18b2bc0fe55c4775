package com.maqsafy.releases.policy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables about a release that forms of other modules show above their questions; each row is column to value. */
public interface ReleaseTables {

    /** {@code name}, {@code value}: service, version, scope, and what {@link ReleaseFacts} add. */
    List<Map<String, Object>> facts(Dossier dossier);

    /** {@code change}: the changes as the notes will tell them. */
    List<Map<String, Object>> changes(Dossier dossier);

    /** {@code path}, {@code change}: the files changed since the previous version, at most 200, read from Git. */
    List<Map<String, Object>> files(Dossier dossier);

    /** All three by their names, as forms that ask about the content show them. */
    default Map<String, Object> content(Dossier dossier) {
        return Map.of("facts", facts(dossier), "changes", changes(dossier), "files", files(dossier));
    }

    /** A time as these tables show it, to the minute: {@code 2026-03-02 12:00 UTC}. */
    static String time(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
