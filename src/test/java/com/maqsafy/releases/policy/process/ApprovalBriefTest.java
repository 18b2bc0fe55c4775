package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.notes.NotesPreview;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.source.Grade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an approver reads first")
class ApprovalBriefTest {

    private final ReleaseStory story = ReleaseStory.prepared();
    private final ApprovalBrief brief = new ApprovalBrief(
            new DossierTables(new PolicyCatalogue(), mock(SystemAnswers.class), List.of(), mock(ServiceTimes.class)),
            List.of(),
            mock(RiskClass.class),
            mock(DeploymentCalendar.class),
            mock(ServiceTimes.class),
            mock(NotesPreview.class));

    @Test
    @DisplayName("MIG-05 MIG-06: each operation that is not harmless, with its grade and the reason, and no other")
    void tellsTheDangersOfMigrations() {
        story.change("sourceInspected", payload -> {
            ArrayNode operations =
                    ((ArrayNode) payload.path("migrations").path(0).path("operations")).removeAll();
            for (Grade grade : Grade.values()) {
                operations
                        .addObject()
                        .put("kind", "alter")
                        .put("table", "wallets")
                        .put("detail", grade.word())
                        .put("destructive", grade.destructive())
                        .put("grade", grade.word())
                        .put("effect", "It is " + grade.word() + ".")
                        .put("line", 7);
            }
        });

        assertThat(operations())
                .containsExactlyInAnyOrder(
                        "LOCKS: alter on wallets locks: It is locks.",
                        "BREAKS: alter on wallets breaks-running-version: It is breaks-running-version.",
                        "CANNOT TELL: alter on wallets cannot-tell: It is cannot-tell.",
                        "LOSES DATA: alter on wallets loses-data: It is loses-data.");
    }

    @Test
    @DisplayName("of records of before grades, what destroys")
    void tellsWhatDestroysInOldRecords() {
        story.change("sourceInspected", payload -> {
            ArrayNode operations =
                    ((ArrayNode) payload.path("migrations").path(0).path("operations")).removeAll();
            for (boolean destructive : new boolean[] {true, false}) {
                operations
                        .addObject()
                        .put("kind", destructive ? "dropColumn" : "addColumn")
                        .put("table", "wallets")
                        .put("detail", "limit")
                        .put("destructive", destructive)
                        .put("line", 7);
            }
        });

        assertThat(operations()).containsExactly("DESTROYS: dropColumn on wallets limit: ");
    }

    private List<String> operations() {
        Dossier dossier = Dossier.of(story.details(), story.records(), ReleaseStory.START, LiveFacts.unknown());
        return brief.exceptions(dossier, List.of()).stream()
                .filter(row -> row.get("what").toString().contains(" on wallets "))
                .map((Map<String, Object> row) -> row.get("item") + ": " + row.get("what"))
                .toList();
    }
}
