package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder, one file a checkpoint. */
record FolderPlace(Path folder) implements WitnessPlace {

    private static final Logger LOG = LoggerFactory.getLogger(FolderPlace.class);

    @Override
    public boolean give(long size, String note) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.writeString(
                    folder.resolve("checkpoint-%012d.txt".formatted(size)),
                    note,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // What it says is compared with the log, not trusted.
            LOG.debug("{} has a checkpoint of {} seals.", folder, size);
        }
        return true;
    }

    @Override
    public List<String> kept(List<String> faults) throws IOException {
        List<String> notes = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "checkpoint-*.txt")) {
            for (Path file : files) {
                notes.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return notes;
    }
}
