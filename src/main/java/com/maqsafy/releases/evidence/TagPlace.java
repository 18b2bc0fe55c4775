package com.maqsafy.releases.evidence;

import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Git repository, one annotated tag {@code release-evidence/<size>} a checkpoint; the signed note is its message. Every
 * clone is a witness too.
 */
record TagPlace(String service, SourceRepositories repositories) implements WitnessPlace {

    private static final String PREFIX = "release-evidence/";

    @Override
    public boolean give(long size, String note) throws IOException {
        try {
            repository().putTag(PREFIX + size, note);
            return true;
        } catch (SourceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<String> kept(List<String> faults) throws IOException {
        try {
            List<String> notes = new ArrayList<>();
            repository().tagMessages(PREFIX).forEach((name, message) -> {
                String note = Checkpoint.notes(message).stream().findFirst().orElse(message);
                long size = Checkpoint.unverified(note).map(Checkpoint::size).orElse(-1L);
                if (size >= 0 && !name.equals(PREFIX + size)) {
                    faults.add("REL-EVI-052 The tag %s of %s has a checkpoint of %d seals: it was moved or renamed."
                            .formatted(name, service, size));
                }
                notes.add(note);
            });
            return notes;
        } catch (SourceException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private SourceRepository repository() throws IOException {
        return repositories
                .of(service)
                .orElseThrow(() -> new IOException(
                        "there is no repository: set releases.services." + service + ".source.repository"));
    }
}
