package com.maqsafy.releases.notes;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where each service keeps its approved notes: {@code releases.services.<service>.notes.storage}, a directory. */
@ConfigurationProperties("releases")
record NotesStorageSettings(@Nullable Map<String, ServiceSettings> services) {

    NotesStorageSettings {
        services = services == null ? Map.of() : Map.copyOf(services);
    }

    record ServiceSettings(@Nullable LocationSettings notes) {}

    /** @param storage folder in which the approved notes are kept; made when it is missing */
    record LocationSettings(@Nullable Path storage) {}
}
