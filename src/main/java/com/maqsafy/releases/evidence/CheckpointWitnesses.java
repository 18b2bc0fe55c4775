package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.EvidenceSettings.Witness;
import com.maqsafy.releases.instance.OnOneNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the checkpoints of the log of seals to places outside ({@code releases.evidence.witnesses}) and compares the log with
 * those that they keep: who rewrites evidence with the database and the key cannot rewrite these.
 */
@Component
public class CheckpointWitnesses {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWitnesses.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SealLog log;
    private final SigningKeys keys;
    private final Map<String, Witness> witnesses;
    private final ObjectProvider<OnOneNode> onOneNode;

    /** Sizes that were given already, by witness. */
    private final Map<String, Long> given = new HashMap<>();

    CheckpointWitnesses(SealLog log, SigningKeys keys, EvidenceSettings settings, ObjectProvider<OnOneNode> onOneNode) {
        this.log = log;
        this.keys = keys;
        this.witnesses = new TreeMap<>(settings.evidence().witnesses());
        this.onOneNode = onOneNode;
    }

    /** The names of the witnesses, in order. */
    public List<String> names() {
        return List.copyOf(witnesses.keySet());
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        if (!witnesses.isEmpty()) {
            onOneNode.ifAvailable(turn -> turn.run("checkpoint-witnesses", this::give));
        }
    }

    /** Gives each witness the checkpoint as it stands, unless it was given before. A witness that is away is given it later. */
    public synchronized void give() {
        String note = log.checkpoint();
        long size = Checkpoint.unverified(note).orElseThrow().size();
        witnesses.forEach((name, witness) -> {
            if (size == 0 || given.getOrDefault(name, 0L) == size) {
                return;
            }
            try {
                give(witness, size, note);
                given.put(name, size);
            } catch (IOException e) {
                LOG.warn(
                        "REL-EVI-046 The witness {} was not given the checkpoint of {} seals: {}",
                        name,
                        size,
                        e.toString());
            }
        });
    }

    private static void give(Witness witness, long size, String note) throws IOException {
        if (witness.folder() != null) {
            Path folder = Files.createDirectories(Path.of(witness.folder()));
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
            return;
        }
        send(
                witness,
                request(witness)
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(note)));
    }

    /** What the witnesses keep and the log does not continue, and who could not be asked; a coded sentence each. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        witnesses.forEach((name, witness) -> {
            try {
                kept(witness).forEach(note -> compare(name, note, faults));
            } catch (IOException e) {
                faults.add("REL-EVI-047 The witness %s of the log of seals could not be asked: %s".formatted(name, e));
            }
        });
        return faults;
    }

    private void compare(String name, String note, List<String> faults) {
        Optional<Checkpoint> checkpoint = Checkpoint.of(note, known());
        if (checkpoint.isEmpty()) {
            faults.add(
                    "REL-EVI-048 The witness %s keeps a checkpoint that none of our keys has signed.".formatted(name));
        } else if (!log.had(checkpoint.get())) {
            faults.add(
                    "REL-EVI-049 The log of seals does not continue the checkpoint of %d seals that the witness %s keeps: it was rewritten or cut."
                            .formatted(checkpoint.get().size(), name));
        }
    }

    private List<PublicKey> known() {
        List<PublicKey> known = new ArrayList<>(List.of(log.publicKey()));
        for (SigningKeys.RecordedKey key : keys.all()) {
            known.add(SigningKey.publicKey(key.publicKey()));
        }
        return known;
    }

    private static List<String> kept(Witness witness) throws IOException {
        if (witness.folder() == null) {
            return Checkpoint.notes(send(witness, request(witness).GET()));
        }
        List<String> notes = new ArrayList<>();
        try (var files = Files.newDirectoryStream(Path.of(witness.folder()), "checkpoint-*.txt")) {
            for (Path file : files) {
                notes.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return notes;
    }

    private static HttpRequest.Builder request(Witness witness) {
        HttpRequest.Builder request = HttpRequest.newBuilder(witness.url()).timeout(PATIENCE);
        if (witness.token() != null) {
            request.header("Authorization", "Bearer " + witness.token());
        }
        return request;
    }

    private static String send(Witness witness, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(witness + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
