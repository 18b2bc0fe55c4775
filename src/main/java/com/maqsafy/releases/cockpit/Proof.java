package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.Verification;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.SigningKeys.RecordedKey;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.policy.Redecision;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that proves the evidence, in a sentence.
 *
 * @param name what is proven, e.g. {@code seals}
 * @param verdict how it came out
 * @param says the sentence
 */
record Proof(String name, Verdict verdict, String says) {

    /** Codes of {@link com.maqsafy.releases.evidence.EvidenceVerifier} that speak of seals and their signatures. */
    private static final Set<Integer> OF_SEALS =
            Set.of(111, 113, 114, 115, 116, 117, 118, 120, 123, 124, 125, 253, 523, 550);

    private static final Set<Integer> OF_THE_LOG = Set.of(126, 127, 128);
    private static final Set<Integer> OF_RULES = Set.of(129, 130);

    /** How it came out. */
    enum Verdict {
        /** Proven. */
        GOOD,
        /** Something is missing or wrong. */
        BAD,
        /** Not to be told yet, or not to this person. */
        OPEN
    }

    static Proof good(String name, String says) {
        return new Proof(name, Verdict.GOOD, says);
    }

    static Proof bad(String name, String says) {
        return new Proof(name, Verdict.BAD, says);
    }

    static Proof open(String name, String says) {
        return new Proof(name, Verdict.OPEN, says);
    }

    /** Chain, kept rules, seals and log of seals, as the verifier found them. */
    static List<Proof> of(ReleaseDetails release, Verification verified, List<Seal> seals, boolean knowsAll) {
        List<Proof> proofs = new ArrayList<>();
        List<Finding> chain = verified.findings().stream()
                .filter(f -> !OF_SEALS.contains(number(f))
                        && !OF_THE_LOG.contains(number(f))
                        && !OF_RULES.contains(number(f)))
                .toList();
        proofs.add(
                chain.isEmpty()
                        ? good(
                                "chain",
                                counted(verified.records(), "record")
                                        + ", each has the hash that it states and continues the one before.")
                        : bad("chain", found(chain)));
        List<Finding> rules = of(verified, OF_RULES);
        proofs.add(
                rules.isEmpty()
                        ? good(
                                "rules",
                                "Every set of rules that a record names is kept, and has the hash by which it is named.")
                        : bad("rules", found(rules)));
        proofs.add(seals(release, verified, seals));
        proofs.add(log(verified, seals, knowsAll));
        return proofs;
    }

    private static Proof seals(ReleaseDetails release, Verification verified, List<Seal> seals) {
        List<Finding> against = of(verified, OF_SEALS);
        if (!against.isEmpty()) {
            return bad("seals", found(against));
        }
        if (seals.isEmpty()) {
            return release.status().isFinal()
                    ? bad("seals", "It has ended, and there is no seal: nothing proves that its ledger was not cut.")
                    : open("seals", "It is open. It is sealed when it ends, whatever it ends as.");
        }
        Seal last = seals.get(seals.size() - 1);
        String signed = counted(seals.size(), "seal") + ", the last one up to record " + last.headSequence()
                + "; signatures fit.";
        return verified.afterSeal() == 0
                ? good("seals", signed)
                : open(
                        "seals",
                        signed + " " + counted(verified.afterSeal(), "record")
                                + " behind it, which the next seal will cover.");
    }

    private static Proof log(Verification verified, List<Seal> seals, boolean knowsAll) {
        List<Finding> against = of(verified, OF_THE_LOG);
        if (!against.isEmpty()) {
            return bad("log", found(against));
        }
        if (seals.isEmpty()) {
            return open("log", "Without a seal it is not in the log of seals yet.");
        }
        if (!knowsAll) {
            return open("log", "The proof counts all releases and is shown to those who may know of all.");
        }
        return verified.logged()
                ? good("log", "Every seal is in the log of seals, as its signed checkpoint says.")
                : bad("log", "That the seals are in the log of seals is not proven.");
    }

    /** The key of the last seal, among those that were recorded. */
    static Proof key(List<Seal> seals, List<RecordedKey> keys) {
        if (seals.isEmpty()) {
            return open("key", "Nothing is signed yet.");
        }
        String id = seals.get(seals.size() - 1).keyId();
        return keys.stream()
                .filter(k -> k.id().equals(id))
                .findFirst()
                .map(k -> good(
                        "key",
                        "Signed with the key " + brief(id) + ", recorded on "
                                + k.since().toString().substring(0, 10) + " by "
                                + String.join(" and ", k.recordedBy()) + "."))
                .orElseGet(() -> bad("key", "Signed with the key " + brief(id) + ", which was never recorded."));
    }

    /** The decisions of the gate, made again from the records. */
    static Proof decided(Redecision made) {
        List<Redecision.Decision> decisions = made.decisions();
        if (decisions.isEmpty()) {
            return open("decisions", "No record of the gate says what it looked at, so nothing can be decided again.");
        }
        List<String> different = Stream.concat(
                        decisions.stream()
                                .filter(d -> !d.differences().isEmpty())
                                .map(d -> "record " + d.record() + ": " + String.join(" ", d.differences())),
                        made.differences().stream())
                .toList();
        if (different.isEmpty() && !made.told()) {
            return open(
                    "decisions", "Some decisions of the gate cannot be made again: not all that they asked was kept.");
        }
        return different.isEmpty()
                ? good(
                        "decisions",
                        counted(decisions.size(), "decision")
                                + " of the gate made again from the records, with the same answer each time.")
                : bad("decisions", "Made again, the gate decides otherwise: " + String.join(" ", different));
    }

    private static List<Finding> of(Verification verified, Set<Integer> codes) {
        return verified.findings().stream()
                .filter(f -> codes.contains(number(f)))
                .toList();
    }

    private static int number(Finding finding) {
        return Integer.parseInt(finding.code().substring(finding.code().lastIndexOf('-') + 1));
    }

    private static String found(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining(" "));
    }

    private static String counted(int number, String noun) {
        return Words.counted(number, noun);
    }

    private static String brief(String digest) {
        return Words.brief(digest);
    }
}
