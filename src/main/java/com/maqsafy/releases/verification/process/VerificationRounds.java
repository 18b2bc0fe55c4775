package com.maqsafy.releases.verification.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.RanBefore;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.verification.ApplicableChecks;
import com.maqsafy.releases.verification.CheckDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Rounds of checks as the ledger tells them. What happened before the last deployment or rollback began does not count. */
@Component
class VerificationRounds {

    private final Releases releases;
    private final Ledger ledger;
    private final ApplicableChecks applicable;

    VerificationRounds(Releases releases, Ledger ledger, ApplicableChecks applicable) {
        this.releases = releases;
        this.ledger = ledger;
        this.applicable = applicable;
    }

    /**
     * An open verification.
     *
     * @param round number of the round, from 1
     * @param checks ids of the checks that must pass
     */
    record Round(long sequence, int attempt, int round, List<String> checks, String expectedVersion) {}

    /** Opens the next round and answers the checks that have not passed yet. */
    ArrayList<String> open(String key, String purpose, Collection<String> items, String element) {
        ReleaseDetails release = releases.get(key);
        List<LedgerRecord> records = ledger.records(key);
        int attempt = attempt(records);
        TreeSet<String> unserved = new TreeSet<>(items);
        if (purpose.equals("rollback")) {
            // The version before has the vulnerability: it would never be verified.
            unserved.remove("SEC-08");
        }
        List<CheckDefinition> checks = applicable.of(release.service(), release.type(), List.copyOf(unserved));
        checks.forEach(c -> unserved.remove(c.item()));
        long began = began(records, purpose);
        List<String> toRun = checks.stream()
                .map(CheckDefinition::id)
                .filter(id -> !outcome(records, purpose, id, began).equals("passed"))
                .toList();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("purpose", purpose);
        payload.put("attempt", attempt);
        payload.put("round", rounds(records, purpose, began) + 1);
        payload.put("checks", checks.stream().map(CheckDefinition::id).toList());
        payload.put("itemsWithoutCheck", List.copyOf(unserved));
        payload.put("expectedVersion", expected(release, records, purpose));
        ledger.append(new Attestation(
                key,
                "system:verification",
                "verificationRoundOpened",
                checks.stream().map(CheckDefinition::item).distinct().toList(),
                element,
                null,
                payload));
        if (purpose.equals("deployment")) {
            releases.moveTo(key, ReleaseStatus.VERIFYING, "");
        }
        return new ArrayList<>(toRun);
    }

    /** What must run now: after a rollback what ran before the deployment, whatever was declared (RB-01). */
    private static String expected(ReleaseDetails release, List<LedgerRecord> records, String purpose) {
        return purpose.equals("rollback")
                ? RanBefore.of(
                        release,
                        records.stream()
                                .filter(r -> r.kind().equals("deploymentStarted"))
                                .reduce((earlier, later) -> later))
                : release.version();
    }

    /** The open round. */
    Round current(String key, String purpose) {
        return last(ledger.records(key), "verificationRoundOpened", purpose)
                .map(r -> new Round(
                        r.sequence(),
                        r.payload().path("attempt").asInt(),
                        r.payload().path("round").asInt(),
                        texts(r.payload().path("checks")),
                        r.payload().path("expectedVersion").asText()))
                .orElseThrow(() -> new IllegalStateException(
                        "REL-VER-020 No verification of " + key + " has been opened for " + purpose + "."));
    }

    /** Whether a check has a result in the open round. */
    boolean hasRun(String key, String purpose, String check) {
        return last(
                        ledger.records(key).stream()
                                .filter(r ->
                                        r.payload().path("check").asText("").equals(check))
                                .toList(),
                        "checkRun",
                        purpose)
                .filter(r -> r.sequence() > current(key, purpose).sequence())
                .isPresent();
    }

    /** Whether every check of the open verification passed, or failed without being critical and was accepted. */
    boolean passed(String key, String purpose) {
        List<LedgerRecord> records = ledger.records(key);
        Round round = current(key, purpose);
        return !round.checks().isEmpty()
                && round.checks().stream().allMatch(check -> passedOrAccepted(records, purpose, check));
    }

    /** The last result of each check of the open verification that has not passed. */
    List<LedgerRecord> failed(String key, String purpose) {
        List<LedgerRecord> records = ledger.records(key);
        return current(key, purpose).checks().stream()
                .flatMap(check -> run(records, purpose, check).stream())
                .filter(r -> !r.payload().path("outcome").asText().equals("passed"))
                .toList();
    }

    private static boolean passedOrAccepted(List<LedgerRecord> records, String purpose, String check) {
        Optional<LedgerRecord> run = run(records, purpose, check);
        if (run.isEmpty()) {
            return false;
        }
        if (run.get().payload().path("outcome").asText().equals("passed")) {
            return true;
        }
        return !run.get().payload().path("critical").asBoolean(true)
                && last(records, "failedChecksDecided", purpose)
                        .filter(d -> d.sequence() > run.get().sequence())
                        .filter(d -> d.payload().path("decision").asText().equals("accept"))
                        .filter(d -> texts(d.payload().path("checks")).contains(check))
                        .isPresent();
    }

    private static Optional<LedgerRecord> run(List<LedgerRecord> records, String purpose, String check) {
        long began = began(records, purpose);
        return of(records, "checkRun", purpose)
                .filter(r -> r.sequence() > began
                        && r.payload().path("check").asText().equals(check))
                .reduce((earlier, later) -> later);
    }

    private static String outcome(List<LedgerRecord> records, String purpose, String check, long began) {
        return run(records, purpose, check)
                .filter(r -> r.sequence() > began)
                .map(r -> r.payload().path("outcome").asText())
                .orElse("");
    }

    private static int rounds(List<LedgerRecord> records, String purpose, long began) {
        return (int) of(records, "verificationRoundOpened", purpose)
                .filter(r -> r.sequence() > began)
                .count();
    }

    /** The last step or decision that changed what runs: results from before speak of another state. */
    private static long began(List<LedgerRecord> records, String purpose) {
        return records.stream()
                .filter(r -> r.kind().equals("deploymentStarted")
                        || r.kind().equals("recoveryDecided")
                        || r.kind().equals("stepEnded"))
                .mapToLong(LedgerRecord::sequence)
                .max()
                .orElse(0);
    }

    private static int attempt(List<LedgerRecord> records) {
        return records.stream()
                .filter(r -> r.kind().equals("deploymentStarted"))
                .mapToInt(r -> r.payload().path("attempt").asInt())
                .max()
                .orElse(0);
    }

    private static Optional<LedgerRecord> last(List<LedgerRecord> records, String kind, String purpose) {
        return of(records, kind, purpose).reduce((earlier, later) -> later);
    }

    private static Stream<LedgerRecord> of(List<LedgerRecord> records, String kind, String purpose) {
        return records.stream()
                .filter(r -> r.kind().equals(kind)
                        && r.payload().path("purpose").asText("").equals(purpose));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
