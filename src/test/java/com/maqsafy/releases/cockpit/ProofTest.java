package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.cockpit.Proof.Verdict;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.Verification;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.SigningKeys.RecordedKey;
import com.maqsafy.releases.policy.Redecision;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict of the proof: whatever is missing is bad, and nothing that cannot be told is called good. */
class ProofTest {

    private static final Seal SEAL =
            new Seal(4, "canteen-api-1.5.0", 53, "h", ReleaseStory.START, "p", "s", "sig", "k".repeat(64), null);

    private static Verification verified(boolean sealed, int after, boolean logged, Finding... findings) {
        return new Verification("canteen-api-1.5.0", 53, sealed, after, sealed, logged, List.of(findings));
    }

    private static Map<String, Proof> proofs(ReleaseStatus status, Verification verified, List<Seal> seals) {
        ReleaseStory story = ReleaseStory.deployed();
        story.status = status;
        return Proof.of(story.details(), verified, seals, true).stream().collect(Collectors.toMap(Proof::name, p -> p));
    }

    @Test
    void isGoodWhenNothingIsMissing() {
        assertThat(proofs(ReleaseStatus.RELEASED, verified(true, 0, true), List.of(SEAL))
                        .values())
                .extracting(Proof::verdict)
                .containsOnly(Verdict.GOOD);
    }

    @Test
    @DisplayName("a release that ended without a seal is not called open")
    void isBadWithoutASeal() {
        assertThat(proofs(ReleaseStatus.ROLLED_BACK, verified(false, 0, false), List.of())
                        .get("seals")
                        .verdict())
                .isEqualTo(Verdict.BAD);
        assertThat(proofs(ReleaseStatus.PREPARING, verified(false, 0, false), List.of())
                        .get("seals")
                        .verdict())
                .isEqualTo(Verdict.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "104, chain",
        "105, chain",
        "121, chain",
        "115, seals",
        "117, seals",
        "124, seals",
        "126, log",
        "128, log",
        "129, rules",
        "130, rules"
    })
    void putsAFindingWhereItBelongs(int code, String name) {
        Map<String, Proof> proofs = proofs(
                ReleaseStatus.RELEASED,
                verified(true, 0, true, new Finding("REL-EVI-" + code, 7, "It was changed.")),
                List.of(SEAL));

        assertThat(proofs.get(name).verdict()).isEqualTo(Verdict.BAD);
        assertThat(proofs.get(name).says()).contains("REL-EVI-" + code + " line 7");
        assertThat(proofs.values()).filteredOn(p -> p.verdict() == Verdict.BAD).hasSize(1);
    }

    @Test
    void isBadWhenTheLogDoesNotProveTheSeals() {
        assertThat(proofs(ReleaseStatus.RELEASED, verified(true, 0, false), List.of(SEAL))
                        .get("log")
                        .verdict())
                .isEqualTo(Verdict.BAD);
    }

    @Test
    @DisplayName("records behind the last seal leave it open, and are counted")
    void countsWhatIsBehindTheSeal() {
        Proof seals = proofs(ReleaseStatus.RELEASED, verified(true, 2, true), List.of(SEAL))
                .get("seals");

        assertThat(seals.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(seals.says()).contains("2 records behind it");
    }

    @Test
    void isBadForAKeyThatWasNeverRecorded() {
        RecordedKey key = new RecordedKey(
                "k".repeat(64), "PEM", ReleaseStory.START, List.of("admin", "tech"), "Yearly", null, null, null);

        assertThat(Proof.key(List.of(SEAL), List.of(key)).says()).contains("2026-03-02 by admin and tech");
        assertThat(Proof.key(List.of(SEAL), List.of()).verdict()).isEqualTo(Verdict.BAD);
        assertThat(Proof.key(List.of(), List.of()).verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void isBadWhenTheGateDecidesOtherwiseNow() {
        Redecision.Decision same =
                new Redecision.Decision(12, "preparation", true, List.of(), List.of(), List.of(), List.of());
        Redecision.Decision other = new Redecision.Decision(
                30, "deployment", true, List.of("Found now, and not then: PRE-07."), List.of(), List.of(), List.of());
        Redecision.Decision untold = new Redecision.Decision(
                31, "deployment", true, List.of(), List.of("PRE-09 cannot be told."), List.of(), List.of());

        assertThat(decided(same).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(decided(same, other).says()).contains("record 30", "PRE-07");
        assertThat(decided(same, other).verdict()).isEqualTo(Verdict.BAD);
        assertThat(decided(same, untold).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(decided().verdict()).isEqualTo(Verdict.OPEN);
        assertThat(Proof.decided(new Redecision(
                                List.of(same),
                                List.of("The release is released, and no record says so."),
                                List.of(),
                                List.of()))
                        .says())
                .contains("no record says so");
    }

    private static Proof decided(Redecision.Decision... decisions) {
        return Proof.decided(new Redecision(List.of(decisions), List.of(), List.of(), List.of()));
    }
}
