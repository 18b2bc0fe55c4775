package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Promise 1: everything is recomputed, and what cannot be told is refused. */
class ReleaseGateTest {

    private static final Rules RULES = new Rules();

    private final ReleaseGate gate = new ReleaseGate(RULES.all, RULES.catalogue);

    @Test
    @DisplayName("that approvers can be found says nothing of their approval, nor a plan of its steps")
    void judgesAnItemWithItsLastRule() {
        assertThat(gate.items(GateStage.PREPARATION))
                .contains("RB-08", "TEST-06", "PR-01")
                .doesNotContain("APR-02", "RB-01", "VER-05", "NOTE-08", "DEP-01", "PRIN-08");
        assertThat(gate.items(GateStage.DEPLOYMENT))
                .contains("APR-02", "RB-01", "NOTE-08", "PRIN-08")
                .doesNotContain("DEP-01", "VER-05", "RULE-06", "POST-01");
        assertThat(gate.items(GateStage.RELEASE)).contains("DEP-01", "VER-05", "RULE-06", "POST-01", "APR-02");
    }

    @Test
    void everyGateItemOfTheCatalogueHasARule() {
        Set<String> uncovered = new TreeSet<>(RULES.catalogue.gateItems());
        RULES.all.forEach(r -> uncovered.removeAll(r.items()));

        assertThat(uncovered).isEmpty();
        assertThat(RULES.catalogue.gateItems()).hasSizeGreaterThan(100).contains("PRE-09", "RULE-07", "APR-07");
        assertThat(RULES.catalogue.gateItems())
                .as("an overdue review stops the start of the next release, not this one")
                .contains("HOT-01", "HOT-02", "HOT-03", "HOT-04", "HOT-05")
                .doesNotContain("HOT-06");
    }

    @Test
    void everyRuleNamesItemsOfTheCatalogueOnly() {
        assertThat(RULES.all)
                .allSatisfy(r -> assertThat(r.items())
                        .isNotEmpty()
                        .allSatisfy(i -> assertThat(RULES.catalogue.find(i)).isPresent()));
    }

    @Test
    void letsAReleaseThatGoesWellPassEveryStage() {
        assertThat(gate.evaluate(new Scene(ReleaseStory.prepared()).dossier(), GateStage.PREPARATION))
                .isEqualTo(new GateResult(true, List.of()));
        assertThat(gate.evaluate(new Scene(ReleaseStory.deploying()).dossier(), GateStage.DEPLOYMENT))
                .isEqualTo(new GateResult(true, List.of()));
        assertThat(gate.evaluate(new Scene(ReleaseStory.deployed()).dossier(), GateStage.RELEASE))
                .isEqualTo(new GateResult(true, List.of()));
    }

    @Test
    void asksGitAndProductionOnceAndOnlyWhenTheyAreNeeded() {
        Dossier usual = new Scene(ReleaseStory.prepared()).dossier();
        AtomicInteger asked = new AtomicInteger();
        Dossier dossier = Dossier.of(usual.release(), usual.records(), usual.now(), () -> {
            asked.incrementAndGet();
            return usual.live();
        });
        assertThat(dossier.contentDigest()).isEqualTo(usual.contentDigest());
        assertThat(asked).hasValue(0);

        assertThat(gate.evaluate(dossier, GateStage.PREPARATION).deployable()).isTrue();
        gate.evaluate(dossier, GateStage.PREPARATION);

        assertThat(asked).hasValue(1);
    }

    @Test
    void failsInsteadOfFindingWhatItCouldNotAsk() {
        Dossier usual = new Scene(ReleaseStory.prepared()).dossier();
        Dossier dossier = Dossier.of(usual.release(), usual.records(), usual.now(), () -> {
            throw new IllegalStateException("the repository cannot be read");
        });

        assertThatThrownBy(() -> gate.evaluate(dossier, GateStage.PREPARATION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the repository cannot be read");
    }

    @Test
    void asksForApprovalsOnlyFromTheDeploymentOn() {
        Dossier prepared = new Scene(ReleaseStory.prepared()).dossier();

        assertThat(gate.evaluate(prepared, GateStage.DEPLOYMENT).findings())
                .extracting(Finding::item)
                .containsExactly("APR-02", "APR-02", "PRIN-08");
    }

    @Test
    void refusesAReleaseWithoutAnyEvidenceWhateverItsStatusSays() {
        ReleaseStory story = ReleaseStory.requested();
        story.status = com.maqsafy.releases.release.ReleaseStatus.DEPLOYING;

        GateResult result = gate.evaluate(new Scene(story).dossier(), GateStage.DEPLOYMENT);

        assertThat(result.deployable()).isFalse();
        assertThat(result.findings())
                .extracting(Finding::item)
                .contains("PRIN-02", "PR-01", "PRE-06", "TEST-06", "MIG-01", "RULE-02", "NOTE-01", "APR-02", "PRIN-08")
                .isSorted();
    }

    @Test
    void keepsTheSameFindingOnce() {
        List<GateRule> twice = new ArrayList<>(RULES.all);
        twice.addAll(RULES.all);
        Scene scene = new Scene(ReleaseStory.prepared());
        scene.story.risks = "";

        assertThat(new ReleaseGate(twice, RULES.catalogue)
                        .evaluate(scene.dossier(), GateStage.PREPARATION)
                        .findings())
                .extracting(Finding::item)
                .containsExactly("PRIN-06");
    }

    @Test
    void refusesWhenARuleThrowsAndSaysSoApart() {
        List<GateRule> rules = new ArrayList<>(RULES.all);
        rules.add(new BrokenRule());

        GateResult result = new ReleaseGate(rules, RULES.catalogue)
                .evaluate(new Scene(ReleaseStory.prepared()).dossier(), GateStage.PREPARATION);

        assertThat(result.deployable()).isFalse();
        assertThat(result.findings())
                .containsExactly(new Finding(
                        "PRIN-03",
                        "REL-POL-001 BrokenRule could not be evaluated, so the release is refused. "
                                + "See the application's log for the cause and evaluate again."));
    }

    @Test
    void doesNotStartWithoutRulesOrWithAnItemThatHasNone() {
        List<GateRule> withoutLeaks =
                RULES.all.stream().filter(r -> !(r instanceof NotesLeakRule)).toList();

        assertThatThrownBy(() -> new ReleaseGate(List.of(), RULES.catalogue))
                .hasMessage("REL-POL-002 The release gate has no rules and would let everything pass.");
        assertThatThrownBy(() -> new ReleaseGate(withoutLeaks, RULES.catalogue))
                .hasMessage("REL-POL-003 No rule of the release gate enforces PRIN-07, RULE-04, RULE-05.");
    }

    @Test
    void doesNotStartWhenAnItemOfSecurityReleasesHasNoRule() {
        List<GateRule> withoutSecurity = RULES.all.stream()
                .filter(r -> !r.getClass().getPackageName().endsWith(".security"))
                .toList();

        // SEC-08 has a check as well.
        assertThatThrownBy(() -> new ReleaseGate(withoutSecurity, RULES.catalogue))
                .hasMessageStartingWith("REL-POL-003 ")
                .hasMessageContaining("SEC-01, SEC-02, SEC-03, SEC-04, SEC-05, SEC-06, SEC-07");
    }

    private static final class BrokenRule implements GateRule {

        @Override
        public Set<String> items() {
            return Set.of("RULE-01", "PRIN-03");
        }

        @Override
        public GateStage stage() {
            return GateStage.PREPARATION;
        }

        @Override
        public List<Finding> evaluate(Dossier dossier) {
            throw new IllegalStateException("no connection");
        }
    }
}
