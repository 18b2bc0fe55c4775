package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.EvidenceSettings.Witness;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.source.SourceRepositories;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives the checkpoints of the log of seals to places outside ({@code releases.evidence.witnesses}) and compares the log with
 * those that they keep: who rewrites evidence with the database and the key cannot rewrite these.
 */
@Component
public class CheckpointWitnesses {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWitnesses.class);

    /** Those of {@link #faults}, here and at the places. */
    private static final Set<String> CODES =
            Set.of("REL-EVI-047", "REL-EVI-048", "REL-EVI-049", "REL-EVI-052", "REL-EVI-053");

    private final SealLog log;
    private final SigningKeys keys;
    private final Map<String, WitnessPlace> witnesses = new TreeMap<>();
    private final ObjectProvider<OnOneNode> onOneNode;

    /** Sizes that were given already, by witness. */
    private final Map<String, Long> given = new HashMap<>();

    CheckpointWitnesses(
            SealLog log,
            SigningKeys keys,
            TimeStamps stamps,
            EvidenceSettings settings,
            ObjectProvider<SourceRepositories> repositories,
            ObjectProvider<JavaMailSender> mail,
            Clock clock,
            ObjectProvider<OnOneNode> onOneNode) {
        this.log = log;
        this.keys = keys;
        this.onOneNode = onOneNode;
        settings.evidence()
                .witnesses()
                .forEach((name, witness) ->
                        witnesses.put(name, place(name, witness, stamps, repositories, mail, clock)));
    }

    private static WitnessPlace place(
            String name,
            Witness witness,
            TimeStamps stamps,
            ObjectProvider<SourceRepositories> repositories,
            ObjectProvider<JavaMailSender> mail,
            Clock clock) {
        if (witness.folder() != null) {
            return new FolderPlace(Path.of(witness.folder()));
        }
        if (witness.url() != null) {
            return new WebPlace(witness.url(), witness.token());
        }
        if (witness.repositoryOf() != null) {
            return new TagPlace(witness.repositoryOf(), repositories.getObject());
        }
        if (witness.mail() != null) {
            JavaMailSender sender = mail.getIfAvailable();
            if (sender == null) {
                throw new IllegalStateException("REL-EVI-192 releases.evidence.witnesses." + name
                        + ".mail: there is no mail server. Set spring.mail.host, or take another witness.");
            }
            return new MailPlace(witness.mail(), Objects.requireNonNull(witness.sender()), sender, clock);
        }
        return new TimeStampPlace(
                name,
                new TimeStampAuthority(
                        Objects.requireNonNull(witness.timestamp()),
                        witness.token(),
                        Path.of(Objects.requireNonNull(witness.certificates())),
                        witness.policy()),
                stamps);
    }

    /** Whether a finding is one of {@link #faults}, by its code. */
    public static boolean tells(String finding) {
        return CODES.stream().anyMatch(finding::startsWith);
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
                if (witness.give(size, note)) {
                    given.put(name, size);
                }
            } catch (IOException e) {
                LOG.warn(
                        "REL-EVI-046 The witness {} was not given the checkpoint of {} seals: {}",
                        name,
                        size,
                        e.toString());
            }
        });
    }

    /** What the witnesses keep and the log does not continue, and who could not be asked; a coded sentence each. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        witnesses.forEach((name, witness) -> {
            try {
                witness.kept(faults).forEach(note -> compare(name, note, faults));
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
}
