package com.maqsafy.releases.security.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.evidence.RawEvent;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.Scene;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.security.RememberedLedger;
import com.maqsafy.releases.security.SecurityStory;
import com.maqsafy.releases.security.Words;
import com.maqsafy.releases.testing.ShownAboveQuestions;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

@DisplayName("The forms of security releases")
class SecurityFormsTest {

    private ReleaseStory story = SecurityStory.completed();
    private final Dossiers dossiers = key -> new Scene(story).dossier();
    private final FactRows facts = new FactRows(List.of(dossier -> Map.of("Vulnerability", "CVE-2026-4242")));
    private final Amendment amendment = Mockito.mock(Amendment.class);

    private final Map<String, TaskForm> forms = Map.of(
            "vulnerability",
            new VulnerabilityForm(
                    dossiers,
                    facts,
                    amendment,
                    Words.publicTexts(new RememberedLedger(story)),
                    Words.notesWords(),
                    Clock.fixed(ReleaseStory.START, ZoneOffset.UTC)),
            "exploit-risk",
            new ExploitRiskForm(dossiers, facts),
            "fix-verification",
            new FixVerificationForm(dossiers, facts, ServiceTimes.UTC),
            "security-checklist",
            new SecurityChecklistForm(dossiers, facts),
            "disclosure",
            new DisclosureForm(dossiers, facts, ServiceTimes.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"vulnerability", "exploit-risk", "fix-verification", "security-checklist", "disclosure"})
    void showsEverythingThatTheFormAsksFor(String id) throws IOException {
        assertThat(forms.get(id).form()).isEqualTo(id);
        ShownAboveQuestions.areWhatTheFormAsksFor(id, forms.get(id).context(task(id)));
    }

    @Test
    @DisplayName("SEC-01, SEC-02: the vulnerability is recorded with its score")
    void documentsAVulnerability() {
        Map<String, Object> values = vulnerability();
        values.put("disclosureAt", "2026-05-01T10:00:00+03:00");

        TaskOutcome outcome = accept("vulnerability", values);

        assertThat(outcome.event().kind()).isEqualTo("vulnerabilityDocumented");
        assertThat(outcome.items()).containsExactly("SEC-01", "SEC-02");
        assertThat(outcome.facts()).isEmpty();
        assertThat(json(outcome)).isEqualTo("""
                {"identifier":"CVE-2026-4242","description":"Orders of another tenant can be read",\
                "cvssVector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N","cvssVersion":"3.1","score":7.5,\
                "severity":"high","affectedSystems":["order API","admin pages"],"affectedVersions":["1.0.0"],\
                "component":"OrderScope","exploit":"tenant_id=*\\n/orders/export",\
                "disclosureAt":"2026-05-01T07:00:00Z"}""");
        Mockito.verify(amendment)
                .apply(
                        "canteen-api-1.5.0",
                        "security",
                        new Amendment.Change("", List.of(), List.of(), "", false, false));
    }

    @Test
    void tellsEverythingThatIsWrongWithAVulnerability() {
        Map<String, Object> values = vulnerability();
        values.put("cvssVector", "AV:N");
        values.put("identifier", "#17");
        values.put("component", "Database");
        values.put("exploit", "tenant_id=*\nid");
        values.put("disclosureAt", "2026-03-02T08:00:00Z");

        assertThatThrownBy(() -> accept("vulnerability", values))
                .isInstanceOfSatisfying(
                        SubmissionRefusedException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::item, Violation::field)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("SEC-01", "cvssVector"),
                                        org.assertj.core.groups.Tuple.tuple("SEC-01", "identifier"),
                                        org.assertj.core.groups.Tuple.tuple("SEC-01", "component"),
                                        org.assertj.core.groups.Tuple.tuple("SEC-01", "exploit"),
                                        org.assertj.core.groups.Tuple.tuple("SEC-07", "disclosureAt")))
                .hasMessageContaining("cvssVector (SEC-01): REL-SEC-001 The CVSS vector does not begin with CVSS:3.1/")
                .hasMessageContaining("The date is past.");
        values.putAll(vulnerability());
        for (String none : List.of("next week", "+999999999-12-31T23:59:59Z")) {
            values.put("disclosureAt", none);
            assertThatThrownBy(() -> accept("vulnerability", values))
                    .hasMessageStartingWith("disclosureAt (SEC-07): It is no time by RFC 3339.");
        }
        Mockito.verifyNoInteractions(amendment);
    }

    @Test
    @DisplayName("PRIN-07: texts that give a detail away are put into other words at once")
    void mendsPublicTexts() {
        story.summary = "Scopes OrderScope";
        story.changes = List.of("Orders", "Refuses tenant_id=*");
        Map<String, Object> values = vulnerability();

        assertThatThrownBy(() -> accept("vulnerability", values))
                .isInstanceOfSatisfying(
                        SubmissionRefusedException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::field)
                                .containsExactly("summary", "changes"));

        values.put("summary", "Orders are read by their owner");
        values.put("changes", "Orders are scoped\nAddresses are checked");
        accept("vulnerability", values);
        Mockito.verify(amendment)
                .apply(
                        "canteen-api-1.5.0",
                        "security",
                        new Amendment.Change(
                                "Orders are read by their owner",
                                List.of("Orders are scoped", "Addresses are checked"),
                                List.of(),
                                "",
                                false,
                                false));
    }

    @Test
    @DisplayName("What a vulnerability is usually described with is no leak in the forms")
    void isNotTakenForALeak() {
        LeakScanner scanner = Words.SCANNER;
        vulnerability()
                .values()
                .forEach(text ->
                        assertThat(scanner.scan(text.toString())).as("%s", text).isEmpty());
        assertThat(scanner.scan("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"))
                .isEmpty();
        assertThat(scanner.scan("GHSA-ab12-cd34-ef56")).isEmpty();
    }

    @Test
    @DisplayName("SEC-03: severity and answers go to the decision table, nothing else leaves the ledger")
    void asksTheDecisionTable() {
        TaskOutcome outcome = accept(
                "exploit-risk",
                Map.of("exploitation", "exploited", "exposure", "public", "reasoning", "seen in the logs"));

        assertThat(outcome.event().kind()).isEqualTo("exploitRiskReviewed");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of("exploitation", "exploited", "exposure", "public", "reasoning", "seen in the logs"));
        assertThat(outcome.facts())
                .isEqualTo(Map.of(
                        "vulnerability",
                        Map.of("severity", "critical", "exploitation", "exploited", "exposure", "public")));
        assertThat(forms.get("exploit-risk")
                        .context(task("exploit-risk"))
                        .get("vulnerability")
                        .toString())
                .contains("9.8, critical");
        story.without("vulnerabilityDocumented");
        assertThatThrownBy(() -> accept("exploit-risk", Map.of()))
                .hasMessageStartingWith("REL-SEC-003 No vulnerability of canteen-api-1.5.0 is documented.");
    }

    @Test
    @DisplayName("SEC-08: closed by a check that passed, or by evidence")
    void verifiesTheFix() {
        TaskOutcome outcome = accept("fix-verification", Map.of("decision", "closed", "statement", "answers 403"));

        assertThat(outcome.event().kind()).isEqualTo("fixVerified");
        assertThat(outcome.facts()).isEqualTo(Map.of("fixDecision", "closed"));
        assertThat(json(outcome))
                .isEqualTo(
                        "{\"commit\":\"" + ReleaseStory.COMMIT
                                + "\",\"attempt\":1,\"decision\":\"closed\",\"statement\":\"answers 403\",\"checks\":[\"hole\"]}");

        story.without("checkRun", "check", "hole");
        assertThatThrownBy(() -> accept("fix-verification", Map.of("decision", "closed", "statement", "answers 403")))
                .hasMessageStartingWith("link (SEC-08): No check shows that the hole is closed.");
        assertThat(json(accept(
                        "fix-verification",
                        Map.of("decision", "closed", "statement", "answers 403", "link", "https://ci/7"))))
                .contains("\"link\":\"https://ci/7\"", "\"checks\":[]");
    }

    @ParameterizedTest
    @CsvSource({"again", "roll-back"})
    @DisplayName("SEC-08: a check that did not pass is not overruled")
    void doesNotOverruleACheck(String decision) {
        story.check("hole", "SEC-08", true, 2, "errored");

        assertThatThrownBy(() -> accept(
                        "fix-verification",
                        Map.of("decision", "closed", "statement", "answers 403", "link", "https://ci/7")))
                .hasMessageStartingWith("decision (SEC-08): A check of the hole did not pass when it last ran");
        assertThat(accept("fix-verification", Map.of("decision", decision, "statement", "not yet"))
                        .facts())
                .isEqualTo(Map.of("fixDecision", decision));
    }

    @Test
    @DisplayName("SEC-05, SEC-06, SEC-07: done, or not needed with a reason")
    void answersTheChecklist() {
        TaskOutcome outcome = accept(
                "security-checklist",
                Map.of("SEC_05", "done", "SEC_06", "done", "SEC_07", "not-needed", "SEC_07_reason", "internal"));

        assertThat(outcome.event().kind()).isEqualTo("securityChecklistAnswered");
        assertThat(RawEvent.members(outcome.event()))
                .isEqualTo(Map.of(
                        "attempt",
                        1,
                        "answers",
                        Map.of(
                                "SEC-05", Map.of("answer", "done"),
                                "SEC-06", Map.of("answer", "done"),
                                "SEC-07", Map.of("answer", "not-needed", "reason", "internal"))));
    }

    @Test
    @DisplayName("SEC-07: the disclosure shows what becomes visible and is the record of the lifting")
    void discloses() {
        Map<String, Object> shown = forms.get("disclosure").context(task("disclosure"));

        assertThat(shown.get("visible").toString()).contains("CVE-2026-4242 in OrderScope", "tenant_id=*");
        assertThat(shown.get("facts").toString()).contains("Disclosed without you", "2026-06-01 00:00 UTC");

        TaskOutcome outcome = accept("disclosure", Map.of("disclose", "yes", "reason", "all have updated"));

        assertThat(outcome.event().kind()).isEqualTo("restrictionLifted");
        assertThat(RawEvent.members(outcome.event())).isEqualTo(Map.of("reason", "all have updated"));
    }

    private static Map<String, Object> vulnerability() {
        return new HashMap<>(Map.of(
                "identifier", "CVE-2026-4242",
                "description", "Orders of another tenant can be read",
                "cvssVector", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
                "affectedSystems", "order API\n\nadmin pages",
                "affectedVersions", "1.0.0",
                "component", "OrderScope",
                "exploit", " tenant_id=*\n/orders/export\n"));
    }

    private TaskOutcome accept(String form, Map<String, Object> values) {
        return forms.get(form).accept(task(form), "security", new FormValues(values));
    }

    private static TaskContext task(String form) {
        return new TaskContext(
                "canteen-api-1.5.0",
                "task",
                "userTask_x",
                form,
                new DefinitionVersion("security-release", 1),
                Map.of("disclosureAt", "2026-06-01T00:00:00Z"));
    }

    private static String json(TaskOutcome outcome) {
        return EventKinds.payload(outcome.event()).toString();
    }
}
