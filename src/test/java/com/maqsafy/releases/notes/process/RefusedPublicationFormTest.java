package com.maqsafy.releases.notes.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.notes.PublicationDecided;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.security.RememberedLedger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RULE-06, promise 6: what may not be published or recorded is decided by a person")
class RefusedPublicationFormTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = ReleaseStory.deployed();

    @Test
    void showsWhatStandsAgainstItAndLeadsBack() {
        refused();

        assertThat(form().context(task()))
                .containsEntry(
                        "findings",
                        List.of(
                                Map.of("finding", "RULE-04 The notes have a secret."),
                                Map.of("finding", "VER-05 The tag was moved.")))
                .extractingByKey("facts")
                .asString()
                .contains("canteen-api 1.5.0", "Daily limits for wallets");
        TaskOutcome outcome = decide("roll-back");
        assertThat(outcome.event()).isEqualTo(new PublicationDecided("roll-back", "seen"));
        assertThat(outcome.items()).containsExactly("RULE-06");
        assertThat(outcome.facts()).isEqualTo(Map.of("publicationDecision", "roll-back"));
    }

    @Test
    @DisplayName(
            "promise 1: a token that was moved here leads nowhere, neither before a refusal nor after its decision")
    void decidesOnceOnEachRefusal() {
        assertThatThrownBy(() -> decide("roll-back"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageStartingWith("decision (RULE-06): REL-NOT-480 The publication of " + KEY + " does not wait");
        assertThat(form().context(task())).containsEntry("findings", List.of());

        refused();
        story.add("publicationDecided", "deployer", "{decision: 'repeat', reason: 'mended'}");
        assertThatThrownBy(() -> decide("roll-back")).isInstanceOf(SubmissionRefusedException.class);

        refused();
        assertThat(decide("repeat").facts()).isEqualTo(Map.of("publicationDecision", "repeat"));
    }

    private void refused() {
        story.add(
                "publicationRefused",
                "system:gate",
                "{findings: ['RULE-04 The notes have a secret.', 'VER-05 The tag was moved.']}");
    }

    private RefusedPublicationForm form() {
        Releases releases = mock(Releases.class);
        when(releases.get(KEY)).thenReturn(story.details());
        return new RefusedPublicationForm(releases, new RememberedLedger(story));
    }

    private TaskOutcome decide(String decision) {
        return form().accept(task(), "deployer", new FormValues(Map.of("decision", decision, "reason", " seen ")));
    }

    private static TaskContext task() {
        return new TaskContext(
                KEY, "task", "x", "refused-publication", new DefinitionVersion("release-publication", 1), Map.of());
    }
}
