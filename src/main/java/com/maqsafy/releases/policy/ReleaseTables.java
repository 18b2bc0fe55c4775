package com.maqsafy.releases.policy;

import java.util.List;
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
}
