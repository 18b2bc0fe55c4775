package com.maqsafy.releases.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.LiveFacts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Promise 6: one answer to whether production is touched, for a withdrawal, the gate and the worker")
class TouchesProductionTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stepStarted        | {attempt: 1, plan: 'deployment', step: 'take-code', run: 1}               | true",
                "stepStarted        | {attempt: 1, plan: 'rollback', step: 'undo', run: 1}                      | true",
                "stepEnded          | {attempt: 1, plan: 'deployment', step: 'x', outcome: 'interrupted'}       | true",
                "stepEnded          | {attempt: 1, plan: 'deployment', step: 'x', outcome: 'not-started'}       | false",
                "maintenanceEntering| {attempt: 1}                                                              | true",
                "maintenanceEntered | {attempt: 1, outcome: 'failed'}                                           | true",
                "closingDecided     | {attempt: 1, decision: 'done', reason: 'by hand'}                         | true",
                "closingDecided     | {attempt: 1, decision: 'repeat', reason: 'mended'}                        | false",
                "closingDecided     | {attempt: 1, decision: 'roll-back', reason: 'never closed'}               | false",
                "checkRun           | {purpose: 'deployment', attempt: 1, check: 'health', outcome: 'passed'}   | false",
            })
    void everyReaderAnswersTheSame(String kind, String payload, boolean touched) {
        ReleaseStory story = ReleaseStory.deploying().add(kind, "system:worker", payload);

        assertThat(TouchesProduction.in(story.records())).isEqualTo(touched);
        assertThat(TouchesProduction.first(new ReleaseHistory(story.records()), 1)
                        .isPresent())
                .isEqualTo(touched);
        assertThat(dossier(story).productionTouchedAt().isPresent()).isEqualTo(touched);
    }

    @Test
    @DisplayName("what an earlier deployment did does not count for the next one, and stands against a withdrawal")
    void countsForItsDeployment() {
        ReleaseStory story = ReleaseStory.deploying()
                .add("stepStarted", "system:worker", "{attempt: 1, plan: 'deployment', step: 'take-code', run: 1}")
                .add("deploymentStarted", "deployer", "{attempt: 2}");

        assertThat(dossier(story).productionTouchedAt()).isEmpty();
        assertThat(TouchesProduction.in(story.records())).isTrue();
    }

    private static Dossier dossier(ReleaseStory story) {
        return Dossier.of(story.details(), story.records(), story.next(), LiveFacts.unknown());
    }
}
