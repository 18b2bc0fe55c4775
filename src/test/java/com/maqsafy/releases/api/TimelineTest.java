package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The timeline of a release over REST")
class TimelineTest {

    @Test
    @DisplayName("start and end of a step bear the step's name, and every record says what happened")
    void namesSteps() {
        ReleaseStory story = new ReleaseStory();
        story.add(
                "stepStarted",
                "system:worker",
                "{plan: 'deployment', attempt: 1, step: 'migrate', index: 2, of: 3, title: 'Migrate the database', run: 1}");
        story.add(
                "stepEnded",
                "system:worker",
                "{plan: 'deployment', attempt: 1, step: 'migrate', index: 2, title: 'Migrate the database', outcome: 'timed-out', run: 1}");
        story.add("failedStepDecided", "dana", "{plan: 'deployment', attempt: 1, step: 'migrate', decision: 'repeat'}");
        story.add("deploymentStarted", "dana", "{attempt: 2}");

        List<LedgerRecord> records = story.records();
        List<Map<String, Object>> last = records.subList(records.size() - 4, records.size()).stream()
                .map(ReleaseRecordsController::happened)
                .toList();

        assertThat(last.get(0))
                .containsEntry("plan", "deployment")
                .containsEntry("step", "migrate")
                .containsEntry("title", "Migrate the database")
                .containsEntry("what", "started step 2 of 3 of the deployment, “Migrate the database”");
        assertThat(last.get(1))
                .containsEntry("title", "Migrate the database")
                .containsEntry("what", "ran the deployment step “Migrate the database”: timed out");
        assertThat(last.get(2)).containsEntry("step", "migrate").doesNotContainKey("title");
        assertThat(last.get(3)).doesNotContainKeys("plan", "step", "title").containsKey("what");
    }
}
