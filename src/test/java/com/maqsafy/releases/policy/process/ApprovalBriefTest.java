package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.NoOpeningException;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.UserLockOut;
import com.maqsafy.releases.notes.NotesPreview;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.SystemAnswers;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.Grade;
import java.time.Instant;
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
    private UserLockOut.LockOut users = new UserLockOut.LockOut(false, null, null, true);
    private final RiskClass risk = mock(RiskClass.class);
    private final DeploymentCalendar calendar = mock(DeploymentCalendar.class);
    private final UserLockOut lockOut = mock(UserLockOut.class, call -> users);
    private final NotesPreview notes = mock(NotesPreview.class);
    private final Map<String, String> special = new LinkedHashMap<>();
    private final ApprovalBrief brief = new ApprovalBrief(
            new DossierTables(new PolicyCatalogue(), mock(SystemAnswers.class), List.of(), ServiceTimes.UTC),
            List.of(dossier -> special),
            risk,
            calendar,
            lockOut,
            ServiceTimes.UTC,
            notes,
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
                        "technical owner: approved by Sara Nasser for Tareq Haddad, product owner: sent back by"
                                + " product, security owner or management: rejected by Tareq Haddad, business owner:"
                                + " waiting"));
    }

    @Test
    @DisplayName("a release in a few rows, of which each says its own")
    void tellsTheReleaseInAFewRows() {
        opens(true);

        assertThat(rows())
                .containsExactly(
                        row("What and why", "Daily limits for wallets (minor, after 1.4.1; MAQ-17)"),
                        row("Risk", "not classed. Payments above the limit are refused"),
                        row("Change", "? files, ? lines, ? commits; code logic"),
                        row("Database, way back", "1 migration; way back to 1.4.1 by Rami Odeh, database safe"),
                        row("When", "as soon as approved, in an open window"),
                        row("Users locked out", "no"),
                        row("Decided so far", "technical owner: waiting"),
                        row(
                                "Plainly green",
                                "2 tests, 14 rows of checklists; folded, with 3 steps to run and the notes"));

        when(risk.of(any(), any())).thenReturn(Optional.of("high: it changes the database"));
        assertThat(value("Risk")).isEqualTo("high: it changes the database. Payments above the limit are refused");
    }

    @Test
    @DisplayName("a risk once, although the proposal of the risks is made of the reasons of the class")
    void tellsARiskOnce() {
        opens(true);
        when(risk.of(any(), any()))
                .thenReturn(Optional.of("medium: A migration that destroys nothing; Money, identities or credentials"));
        story.risks =
                "Medium risk. A migration that destroys nothing. Money, identities or credentials. Ask the canteens.";
        assertThat(value("Risk"))
                .isEqualTo("medium: A migration that destroys nothing; Money, identities or credentials."
                        + " Ask the canteens.");

        story.risks = "Medium risk. A migration that destroys nothing.";
        assertThat(value("Risk"))
                .isEqualTo("medium: A migration that destroys nothing; Money, identities or credentials");
    }

    @Test
    @DisplayName("DEP-06: whether users are locked out while it deploys, and for about how long")
    void tellsWhetherUsersAreLockedOut() {
        opens(true);
        users = new UserLockOut.LockOut(true, null, null, true);
        assertThat(value("Users locked out")).isEqualTo("while it deploys");
        users = new UserLockOut.LockOut(true, 3L, null, true);
        assertThat(value("Users locked out")).isEqualTo("while it deploys, about 3 minutes as its steps took last");
        users = new UserLockOut.LockOut(true, 3L, ReleaseStory.START, true);
        assertThat(value("Users locked out")).isEqualTo("yes, already");
        users = new UserLockOut.LockOut(true, 3L, ReleaseStory.START, false);
        assertThat(value("Users locked out")).isEqualTo("perhaps already");
    }

    @Test
    @DisplayName("how large the change is and who wrote it, four by name")
    void tellsHowLargeTheChangeIs() {
        opens(true);
        story.change(
                "sourceInspected",
                p -> p.put("files", 12).put("changedLines", 300).put("commits", 1));
        story.change(
                "sourceInspected",
                p -> p.putArray("writers")
                        .addObject()
                        .put("name", "Merger")
                        .put("email", "m@example.com")
                        .put("commits", 1)
                        .put("commit", ReleaseStory.COMMIT)
                        .putArray("as")
                        .add("merger"));
        assertThat(value("Change")).isEqualTo("12 files, 300 lines, 1 commit; code logic");

        for (String author : List.of("Anas", "Basma", "Camil", "Dina")) {
            story.writer(author, author + "@example.com");
        }
        assertThat(value("Change")).isEqualTo("12 files, 300 lines, 1 commit by Anas, Basma, Camil, Dina; code logic");

        story.writer("Emad", "emad@example.com").writer("Farah", "farah@example.com");
        assertThat(value("Change"))
                .isEqualTo("12 files, 300 lines, 1 commit by Anas, Basma, Camil, Dina and 2 more; code logic");

        story.without("sourceInspected");
        assertThat(value("Change")).isEqualTo("not inspected");
    }

    @Test
    @DisplayName("what becomes of the database, and the way back if one is written down")
    void tellsWhatBecomesOfTheDatabase() {
        opens(true);
        story.change("sourceInspected", p -> {
            ArrayNode operations = ((ArrayNode) p.path("migrations").path(0).path("operations")).removeAll();
            for (String grade : List.of("locks", "harmless", "locks")) {
                operations
                        .addObject()
                        .put("kind", "alter")
                        .put("table", "wallets")
                        .put("grade", grade)
                        .put("line", 7);
            }
        });
        assertThat(value("Database, way back"))
                .isEqualTo(
                        "1 migration, operations: 2 LOCKS, 1 harmless; way back to 1.4.1 by Rami Odeh, database safe");

        story.change("rollbackPlanDocumented", p -> p.put("owner", "nobody").put("database", "not-safe"));
        story.change("sourceInspected", p -> p.putArray("migrations"));
        assertThat(value("Database, way back"))
                .isEqualTo("no migration; way back to 1.4.1 by nobody, database not safe");

        story.without("rollbackPlanDocumented");
        assertThat(value("Database, way back")).isEqualTo("no migration");
    }

    @Test
    @DisplayName("when it would be deployed, and whether that is possible then")
    void tellsWhenItWouldBeDeployed() {
        opens(false);
        assertThat(value("When")).isEqualTo("as soon as approved, next window opens 2026-03-02 20:00 UTC");
        verify(calendar, atLeastOnce()).assess("canteen-api", ReleaseStory.START);

        story.plannedAt = ReleaseStory.START.minusSeconds(1);
        assertThat(value("When")).isEqualTo("2026-03-02 07:59 UTC, next window opens 2026-03-02 20:00 UTC");
        verify(calendar, never()).assess("canteen-api", story.plannedAt);

        opens(true);
        story.plannedAt = ReleaseStory.START.plusSeconds(3600);
        assertThat(value("When")).isEqualTo("2026-03-02 09:00 UTC, in an open window");
        verify(calendar, atLeastOnce()).assess("canteen-api", story.plannedAt);

        when(calendar.assess(any(), any())).thenThrow(NoOpeningException.class);
        assertThat(value("When")).isEqualTo("2026-03-02 09:00 UTC, but no window opens");
    }

    @Test
    @DisplayName("who approved before for the same role, what has changed since")
    void tellsWhatIsNotAsItWasApproved() {
        opens(true);
        story.decide("product-owner", "sara", "approve").decide("technical-owner", "sara", "rework");
        assertThat(rows()).noneMatch(row -> row.get("name").equals("Since your last approval"));

        story.decide("technical-owner", "tech", "approve").decide("product-owner", "sara", "approve");
        assertThat(value("Since your last approval"))
                .isEqualTo("Tareq Haddad approved before; nothing has changed but the scope or time");

        story.add(
                "rollbackPlanDocumented",
                "rollback",
                "{commit: '%s', owner: 'rollback'}".formatted(ReleaseStory.COMMIT));
        story.test("TEST-02");
        assertThat(value("Since your last approval"))
                .isEqualTo("Tareq Haddad approved before; changed: rollback plan, tests");
    }

    @Test
    @DisplayName("what is not plainly green, each with its item, and nothing else")
    void tellsWhatIsNotGreen() {
        special.put("Written by", "Anas");
        special.put("Production runs", "1.4.1");
        assertThat(brief.exceptions(dossier(), List.of())).isEmpty();

        special.put("Urgent", "It is a hotfix");
        story.answer("checklistAnswered", "PR-03", "no", "the team is away");
        story.answer("checklistAnswered", "PR-04", "later", "after the tag");
        story.change(
                "requiredTestsDetermined", p -> p.withArray("tests").addObject().put("test", "TEST-02"));
        assertThat(brief.exceptions(dossier(), List.of(new Finding("RULE-05", "It is old."))))
                .containsExactly(
                        exception("Urgent", "It is a hotfix"),
                        exception("RULE-05", "It is old."),
                        exception("TEST-02", new PolicyCatalogue().text("TEST-02") + ": missing"),
                        exception("PR-03", new PolicyCatalogue().text("PR-03") + ": no. the team is away"));
        opens(true);
        assertThat(value("Plainly green"))
                .as("the same, told apart once more")
                .startsWith("2 tests, 13 rows of checklists;");
    }

    @Test
    @DisplayName("what Git found beyond what was declared is told first")
    void tellsWhatWasNotDeclared() {
        ReleaseDetails release = story.details().withScope(List.of("queue-worker"), List.of("auth"));

        assertThat(brief.exceptions(
                        Dossier.of(release, story.records(), ReleaseStory.START, LiveFacts.unknown()), List.of()))
                .contains(exception(
                        "Scope", "Found in Git, not declared: contains queue worker, changes authentication"));
    }

    @Test
    @DisplayName("the notes, without their empty lines")
    void showsTheNotes() {
        when(notes.of(story.details())).thenReturn("# Release 1.5.0\n\n  \nDaily limits\n");

        assertThat(brief.notes(dossier()))
                .containsExactly(Map.of("line", "# Release 1.5.0"), Map.of("line", "Daily limits"));
    }

    private void opens(boolean open) {
        CalendarAnswer answer = mock(CalendarAnswer.class);
        when(answer.open()).thenReturn(open);
        when(answer.nextOpening()).thenReturn(Instant.parse("2026-03-02T20:00:00Z"));
        when(calendar.assess(any(), any())).thenReturn(answer);
    }

    private List<Map<String, Object>> rows() {
        ApprovalState state = mock(ApprovalState.class);
        when(state.required()).thenReturn(Map.of("technical-owner", "APR-02"));
        TaskContext task = mock(TaskContext.class);
        when(task.required("approverRole")).thenReturn("technical-owner");
        return brief.rows(task, dossier(), state);
    }

    private String value(String name) {
        return rows().stream()
                .filter(row -> row.get("name").equals(name))
                .findFirst()
                .orElseThrow()
                .get("value")
                .toString();
    }

    private static Map<String, Object> row(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static Map<String, Object> exception(String item, String what) {
        return Map.of("item", item, "what", what);
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
