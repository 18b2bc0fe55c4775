package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.TimeStamps.TimeStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An authority that stamps checkpoints with the time. It keeps nothing: the stamps are kept here, and whoever fetches them. */
record TimeStampPlace(String name, TimeStampAuthority authority, TimeStamps stamps) implements WitnessPlace {

    @Override
    public boolean give(long size, String note) throws IOException {
        if (!stamps.has(name, size)) {
            byte[] content = note.getBytes(StandardCharsets.UTF_8);
            byte[] response = authority.stamp(content);
            stamps.keep(new TimeStamp(name, size, authority.timeOf(response, content), note, response));
        }
        return true;
    }

    @Override
    public List<String> kept(List<String> faults) {
        List<String> notes = new ArrayList<>();
        stamps.all().stream().filter(stamp -> stamp.witness().equals(name)).forEach(stamp -> {
            try {
                Instant time =
                        authority.timeOf(stamp.response(), stamp.checkpoint().getBytes(StandardCharsets.UTF_8));
                if (!time.equals(stamp.time())) {
                    throw new IOException("it says " + time + ", not " + stamp.time());
                }
            } catch (IOException e) {
                faults.add("REL-EVI-053 The time stamp of %s for the checkpoint of %d seals does not hold: %s"
                        .formatted(name, stamp.size(), e.getMessage()));
            }
            notes.add(stamp.checkpoint());
        });
        return notes;
    }
}
