package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.ReleaseStory.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.testing.ShownAboveQuestions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The forms of a hotfix")
class HotfixFormsTest {

    private static final String KEY = "canteen-api-1.5.0";

    private ReleaseStory story = HotfixStory.large();
    private final People people = mock(People.class);

    @ParameterizedTest
    @ValueSource(strings = {"hotfix-scope", "root-cause", "risk-review", "hotfix-review"})
    void showEverythingThatTheyAskFor(String id) throws IOException {
        ShownAboveQuestions.areWhatTheFormAsksFor(id, form(id).context(task(id)));
    }

    @Test
    @DisplayName("HOT-01: the measured size is shown against the limits, and what is decided is about that size")
    void decideOnASize() {
        assertThat(form("hotfix-scope").context(task("hotfix-scope")).get("measured"))
                .isEqualTo(List.of(
                        Map.of("what", "Files", "measured", "11", "limit", 10, "beyond", "BEYOND"),
                        Map.of("what", "Lines", "measured", "40", "limit", 200, "beyond", "no"),
                        Map.of("what", "Areas", "measured", "2: app/Http, config", "limit", 2, "beyond", "no")));

        TaskOutcome outcome = accept("hotfix-scope", Map.of("decision", "agree", "reason", "generated files"));
        assertThat(outcome.event().kind()).isEqualTo("hotfixScopeDecided");
        assertThat(outcome.items()).containsExactly("HOT-01");
        assertThat(outcome.facts()).isEmpty();
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "commit",
                        COMMIT,
                        "decision",
                        "agree",
                        "reason",
                        "generated files",
                        "files",
                        11,
                        "lines",
                        40,
                        "areas",
                        List.of("app/Http", "config")));
    }

    @Test
    @DisplayName("HOT-01: what the form records is what the rule accepts")
    void satisfyTheRule() {
        TaskOutcome outcome = accept("hotfix-scope", Map.of("decision", "agree", "reason", "generated files"));
        story.add(
                outcome.event().kind(),
                "manager",
                new ObjectMapper()
                        .valueToTree(RawEvent.members(outcome.event()))
                        .toString());

        assertThat(new HotfixScopeRule(new HotfixSettings(Map.of()), Persons.unknown()).evaluate(dossier()))
                .isEmpty();
    }

    @Test
    @DisplayName("HOT-02: a root cause, and how sure it is")
    void documentTheRootCause() {
        TaskOutcome outcome = accept("root-cause", Map.of("rootCause", "a null price", "finding", "first"));

        assertThat(outcome.event().kind()).isEqualTo("rootCauseDocumented");
        assertThat(outcome.items()).containsExactly("HOT-02");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of("commit", COMMIT, "rootCause", "a null price", "finding", "first"));
    }

    @Test
    @DisplayName("HOT-03: a risk, a decision and its reason")
    void reviewTheRisk() {
        TaskOutcome outcome =
                accept("risk-review", Map.of("decision", "acceptable", "risk", "late prices", "reason", "it is local"));

        assertThat(outcome.event().kind()).isEqualTo("riskReviewed");
        assertThat(outcome.items()).containsExactly("HOT-03");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "commit", COMMIT, "decision", "acceptable", "risk", "late prices", "reason", "it is local"));
    }

    @Test
    @DisplayName("HOT-06: a review has a timeline, a cause, a gap in the tests, and actions with owners")
    void reviewTheHotfix() {
        when(people.exists("developer")).thenReturn(true);
        when(people.exists("qa")).thenReturn(true);

        TaskOutcome outcome = review("Test snacks without a price | developer\n\n a | b in the name |qa ");

        assertThat(outcome.event().kind()).isEqualTo("hotfixReviewed");
        assertThat(outcome.items()).containsExactly("HOT-02", "HOT-06");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "timeline", "10:00 reported",
                        "rootCause", "a null price",
                        "whyTestsMissedIt", "no such test",
                        "actions",
                                List.of(
                                        Map.of("action", "Test snacks without a price", "owner", "developer"),
                                        Map.of("action", "a | b in the name", "owner", "qa"))));
    }

    @Test
    @DisplayName("HOT-06: an action without an owner, or of somebody unknown, is refused by its line")
    void refuseActionsWithoutOwner() {
        when(people.exists("developer")).thenReturn(true);

        assertThatThrownBy(() -> review("Test it\nMend it | nobody\n| developer\nDo it |\nGood | developer"))
                .isInstanceOfSatisfying(
                        SubmissionRefusedException.class,
                        refused -> assertThat(refused.violations())
                                .containsExactly(
                                        action("'Test it' has no owner or no action. Write it as: action | owner."),
                                        action("'Mend it | nobody': there is no user 'nobody'. Name an existing one."),
                                        action("'| developer' has no owner or no action. Write it as: action | owner."),
                                        action("'Do it |' has no owner or no action. Write it as: action | owner.")));
        assertThatThrownBy(() -> review(" \n "))
                .hasMessage("actions (HOT-06): Nothing to do is no lesson. Write at least one line: action | owner.");
    }

    @Test
    @DisplayName("HOT-02, HOT-03: every form of a hotfix shows incident, size, root cause and risk review")
    void showWhatIsKnownOfTheHotfix() {
        HotfixStory.decide(story, "manager", "agree", "generated files");

        assertThat(new HotfixFacts(ServiceTimes.UTC).of(dossier()))
                .containsExactly(
                        Map.entry("Incident", "INC-7"),
                        Map.entry("What broke", "Nobody can log in"),
                        Map.entry("Broken since", "2026-03-02 07:30 UTC"),
                        Map.entry("Size", "11 files, 40 lines and 2 areas (app/Http, config)"),
                        Map.entry("Size decided", "agree by manager: generated files"),
                        Map.entry("Root cause", "A null price (first finding by developer)"),
                        Map.entry("Risk review", "acceptable by tech: Prices are late; It is local"));

        story = ReleaseStory.prepared();
        assertThat(new HotfixFacts(ServiceTimes.UTC).of(dossier())).isEmpty();
    }

    private TaskOutcome review(String actions) {
        return accept(
                "hotfix-review",
                Map.of(
                        "timeline", "10:00 reported",
                        "rootCause", "a null price",
                        "whyTestsMissedIt", "no such test",
                        "actions", actions));
    }

    private static Violation action(String message) {
        return new Violation("HOT-06", "actions", message);
    }

    private TaskOutcome accept(String form, Map<String, Object> values) {
        return form(form).accept(task(form), "manager", new FormValues(values));
    }

    private TaskForm form(String id) {
        List<TaskForm> forms = List.of(
                new HotfixScopeForm(key -> dossier(), new Tables(), new HotfixSettings(Map.of())),
                new RootCauseForm(key -> dossier(), new Tables()),
                new RiskReviewForm(key -> dossier(), new Tables()),
                new HotfixReviewForm(key -> dossier(), new Tables(), new ReviewActions(people), ServiceTimes.UTC));
        return forms.stream().filter(f -> f.form().equals(id)).findFirst().orElseThrow();
    }

    private Dossier dossier() {
        return new Scene(story).dossier();
    }

    private static TaskContext task(String form) {
        return new TaskContext(KEY, "1", "userTask_x", form, new DefinitionVersion("hotfix-assessment", 1), Map.of());
    }

    private static final class Tables implements ReleaseTables {

        @Override
        public List<Map<String, Object>> facts(Dossier dossier) {
            return List.of(Map.of("name", "Release", "value", dossier.release().key()));
        }

        @Override
        public List<Map<String, Object>> changes(Dossier dossier) {
            return List.of(Map.of("change", "Logins work again"));
        }

        @Override
        public List<Map<String, Object>> files(Dossier dossier) {
            return List.of(Map.of("path", "app/Price.php", "change", "modified, +1 -1"));
        }
    }
}
