package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.deployment.ArtefactsDigested.Artefact;
import com.maqsafy.releases.deployment.DeploymentSettings.Artefacts;
import com.maqsafy.releases.deployment.DeploymentSettings.Command;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The artefacts of a release by their SHA-256: what is to be deployed, and what the target has afterwards (VER-05, RULE-06).
 * Commands of the service print them as {@code sha256sum} does.
 */
@Component
public class ArtefactDigests {

    /** What {@code sha256sum} prints: digest, blank, blank or star, name. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");

    private static final int LONGEST_NAME = 300;

    private final DeploymentSettings settings;
    private final ServiceCommands commands;
    private final Ledger ledger;

    ArtefactDigests(DeploymentSettings settings, ServiceCommands commands, Ledger ledger) {
        this.settings = settings;
        this.commands = commands;
        this.ledger = ledger;
    }

    /**
     * What came of it.
     *
     * @param event to be recorded
     * @param printed the file that it names, to be kept with it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
    public record Digested(ArtefactsDigested event, byte[] printed) {}

    /** Digests what is to be deployed; empty where nothing is configured. */
    Optional<Digested> before(ReleaseDetails release, int attempt) {
        return configured(release).map(artefacts -> {
            CommandResult result = run(release, artefacts.before(), ArtefactsDigested.BEFORE);
            return digested(attempt, ArtefactsDigested.BEFORE, read(result), null, result);
        });
    }

    /** Digests what the target has after the deployment, and compares; empty where nothing is configured. */
    public Optional<Digested> after(ReleaseDetails release, int attempt) {
        return configured(release).map(artefacts -> {
            Map<String, String> before = before(release.key(), attempt);
            CommandResult result = run(release, artefacts.after(), ArtefactsDigested.AFTER);
            Read read = read(result);
            Set<String> different = new TreeSet<>(before.keySet());
            different.addAll(read.digests().keySet());
            different.removeIf(name -> before.containsKey(name)
                    && before.get(name).equals(read.digests().get(name)));
            return digested(attempt, ArtefactsDigested.AFTER, read, List.copyOf(different), result);
        });
    }

    private Optional<Artefacts> configured(ReleaseDetails release) {
        return settings.of(release.service())
                .map(DeploymentSettings.Deployment::artefacts)
                .filter(Artefacts::configured);
    }

    private Map<String, String> before(String release, int attempt) {
        Map<String, String> digests = new TreeMap<>();
        ledger.history(release)
                .last(
                        ArtefactsDigested.class,
                        e -> e.attempt() == attempt && e.when().equals(ArtefactsDigested.BEFORE))
                .ifPresent(r -> r.event().artefacts().forEach(a -> digests.put(a.name(), a.sha256())));
        return digests;
    }

    private CommandResult run(ReleaseDetails release, Command command, String when) {
        return commands.run(release, command.command(), command.timeout(), "artefacts." + when + ".command");
    }

    /** @param message why it is not all; blank when it is */
    private record Read(Map<String, String> digests, String message) {}

    private static Read read(CommandResult result) {
        Map<String, String> digests = new TreeMap<>();
        if (!result.succeeded()) {
            return new Read(digests, "REL-DEP-090 " + result.message());
        }
        if (result.truncated()) {
            return new Read(digests, "REL-DEP-091 The command printed more than is kept: digest fewer artefacts.");
        }
        for (String line : result.output().lines().filter(l -> !l.isBlank()).toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || parts.group(2).length() > LONGEST_NAME) {
                return new Read(
                        digests,
                        "REL-DEP-092 The command printed a line that is no SHA-256 and name, as sha256sum does.");
            }
            if (digests.put(parts.group(2), parts.group(1)) != null) {
                return new Read(digests, "REL-DEP-093 The command printed a name twice.");
            }
        }
        return new Read(digests, digests.isEmpty() ? "REL-DEP-094 The command printed no artefact." : "");
    }

    private static Digested digested(
            int attempt, String when, Read read, @Nullable List<String> different, CommandResult result) {
        List<Artefact> artefacts = new ArrayList<>();
        read.digests().forEach((name, sha256) -> artefacts.add(new Artefact(name, sha256)));
        byte[] printed = KeptFile.bytes(result.output());
        return new Digested(
                new ArtefactsDigested(
                        attempt,
                        when,
                        read.message().isEmpty() ? "succeeded" : "failed",
                        artefacts,
                        different == null || different.isEmpty() ? null : different,
                        read.message().isEmpty() ? null : read.message(),
                        KeptFile.of(printed)),
                printed);
    }
}
