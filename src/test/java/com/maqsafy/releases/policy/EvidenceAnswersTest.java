package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows of checklists that nobody is asked, and what answers them. */
class EvidenceAnswersTest {

    private final EvidenceAnswers evidence = new EvidenceAnswers(new PolicyCatalogue());

    @Test
    void answersWhatIsRecorded() {
        Map<String, EvidenceAnswers.Known> known = of(s -> {});

        assertThat(known.keySet())
                .containsExactlyInAnyOrder(
                        "PR-02", "PR-04", "PR-06", "PR-07", "PRE-06", "PRE-07", "PRE-11", "PRE-13", "MIG-01", "MIG-02",
                        "MIG-04", "MIG-05", "MIG-06", "MIG-07");
        assertThat(known.values()).extracting(EvidenceAnswers.Known::answer).containsOnly("yes");
        assertThat(known.get("PR-02").because()).isEqualTo("Linked: MAQ-17.");
    }

    @Test
    void doesNotAnswerWithoutEvidence() {
        assertThat(of(s -> s.story.without("rollbackPlanDocumented"))).doesNotContainKeys("PR-07", "MIG-04");
        assertThat(of(s -> s.story.without("migrationReviewed"))).doesNotContainKey("PR-06");
        assertThat(of(s -> s.story.without("testReported", "test", "TEST-06"))).doesNotContainKey("PR-04");
        assertThat(of(s -> s.story.without("sourceInspected")))
                .doesNotContainKeys("PRE-06", "PRE-07", "PRE-11", "PRE-13", "MIG-05", "MIG-06");
        assertThat(of(s -> s.story.requirements = List.of())).doesNotContainKey("PR-02");
        assertThat(of(s -> s.story.changedAspects = List.of("permissions", "scoped-data")))
                .doesNotContainKeys("PRE-06", "PRE-07");
        assertThat(of(s -> s.story.contains = List.of("configuration", "integration")))
                .doesNotContainKeys("PRE-11", "PRE-13");
        assertThat(of(s -> s.story.rework("rollback-plan"))).doesNotContainKeys("PR-07", "MIG-04");
    }

    @Test
    void doesNotAskWhatAnotherPartAnswers() {
        Dossier dossier = dossier(s -> s.story.without("rollbackPlanDocumented"));

        assertThat(evidence.fields(dossier)).containsEntry("MIG_04", true).containsEntry("PR_07", true);
        assertThat(evidence.table(dossier, "MIG"))
                .filteredOn(row -> row.get("item").equals("MIG-04"))
                .extracting(row -> row.get("reason"))
                .containsExactly("the rollback plan");
    }

    @Test
    void leavesTheAnswerOfAPersonAsItIs() {
        Map<String, Answer> complete =
                evidence.complete(Map.of("PR-02", Answer.of("no", "one is missing")), dossier(s -> {}), "PR");

        assertThat(complete.get("PR-02")).isEqualTo(Answer.of("no", "one is missing"));
        assertThat(complete).containsOnlyKeys("PR-02", "PR-04", "PR-06", "PR-07");
    }

    private Map<String, EvidenceAnswers.Known> of(Consumer<Scene> change) {
        return evidence.of(dossier(change));
    }

    private static Dossier dossier(Consumer<Scene> change) {
        Scene scene = new Scene(ReleaseStory.prepared());
        change.accept(scene);
        return scene.dossier();
    }
}
