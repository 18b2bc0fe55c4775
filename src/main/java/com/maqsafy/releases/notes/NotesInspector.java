package com.maqsafy.releases.notes;

import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The place where notes are kept can be written (OPEN-07); it is made with the first notes. */
@Component
@Order(40)
class NotesInspector implements ServiceInspector {

    private final NotesStorage storage;

    NotesInspector(NotesStorage storage) {
        this.storage = storage;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String setting = "releases.services." + service + ".notes.storage";
        return List.of(storage.location(service)
                .map(place -> Inspection.here("storage of the notes", setting, () -> writable(place)))
                .orElseGet(() -> Inspection.elsewhere(
                        "storage of the notes",
                        setting,
                        () -> Finding.notConfigured("There is none. Set " + setting + "."))));
    }

    private static Finding writable(Path place) {
        Path there = NotesStorage.nearest(place);
        if (!Files.isDirectory(there)) {
            return Finding.failed(there + " is no directory. Correct the path.");
        }
        return NotesStorage.writable(place)
                ? Finding.ok("It can be written.")
                : Finding.failed(there + " may not be written by this user. Give it the right.");
    }
}
