package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.notes.NotesPreview;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.source.Grade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an approver reads first")
class ApprovalBriefTest {

    private final ReleaseStory story = ReleaseStory.prepared();
    private final RiskClass risk = mock(RiskClass.class);
    private final DeploymentCalendar calendar = mock(DeploymentCalendar.class);
    private final ServiceTimes times = mock(ServiceTimes.class);
    private final ApprovalBrief brief = new ApprovalBrief(
            new DossierTables(new PolicyCatalogue(), mock(SystemAnswers.class), List.of(), mock(ServiceTimes.class)),
            List.of(),
            risk,
            calendar,
            times,
            mock(NotesPreview.class),
            accounts -> Map.of("tech", "Tareq Haddad", "sara", "Sara Nasser", "rollback", "Rami Odeh"));

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

    @Test
    @DisplayName("people by name, in whose place they decided, and an account without a name as it is")
    void callsPeopleByName() {
        Map<String, String> required = new LinkedHashMap<>();
        List.of("technical-owner", "product-owner", "security-owner,management", "business-owner")
                .forEach(role -> required.put(role, "APR-02"));
        ApprovalState state = mock(ApprovalState.class);
        when(state.required()).thenReturn(required);
        when(state.decisions())
                .thenReturn(Map.of(
                        "technical-owner", decision("sara", "tech", "approve"),
                        "product-owner", decision("product", null, "rework"),
                        "security-owner,management", decision("tech", null, "reject")));
        CalendarAnswer open = mock(CalendarAnswer.class);
        when(open.open()).thenReturn(true);
        when(calendar.assess(any(), any())).thenReturn(open);
        when(risk.of(any(), any())).thenReturn(Optional.empty());
        TaskContext task = mock(TaskContext.class);
        when(task.required("approverRole")).thenReturn("technical-owner");

        assertThat(brief.rows(task, dossier(), state))
                .contains(Map.of(
                        "name",
                        "Decided so far",
                        "value",
                        "technical owner: approved by Sara Nasser for Tareq Haddad, product owner: sent back by product,"
                                + " security owner or management: rejected by Tareq Haddad, business owner: waiting"));
    }

    private static ApprovalState.Decision decision(String person, @Nullable String insteadOf, String decision) {
        return new ApprovalState.Decision(person, insteadOf, decision, "", ReleaseStory.START, 31);
    }

    private Dossier dossier() {
        return Dossier.of(story.details(), story.records(), ReleaseStory.START, LiveFacts.unknown());
    }

    private List<String> operations() {
        return brief.exceptions(dossier(), List.of()).stream()
                .filter(row -> row.get("what").toString().contains(" on wallets "))
                .map((Map<String, Object> row) -> row.get("item") + ": " + row.get("what"))
                .toList();
    }
}
