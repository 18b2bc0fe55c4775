package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.HeldRole;
import com.maqsafy.releases.release.LiftedDuty;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Promise 3: approvers and auditors see who wrote a release and what is lifted")
class DutyOverviewTest {

    private static final Persons PERSONS = new Persons(
            List.of(new Person("anna", Set.of("tech"), Set.of("anna@canteen.example"), Set.of(), "")),
            account -> Optional.empty());

    private final ReleaseStory story = ReleaseStory.prepared();
    private final Restrictions restrictions = mock(Restrictions.class);

    @Test
    void aReleaseOfWhichNothingIsSpecialHasNothingToTell() {
        assertThat(overview().of(dossier())).isEmpty();
        assertThat(overview().of(dossier(), false)).isEqualTo(Map.of("writers", List.of(), "liftedDuties", List.of()));
    }

    @Test
    void tellsWhoWroteItAndWhichPersonThatIs() {
        story.writer("Anna", "anna@canteen.example").writer("Bot", "bot@elsewhere.example");

        assertThat(overview().of(dossier()))
                .isEqualTo(Map.of(
                        "Written by",
                        "Anna <anna@canteen.example> (author; anna),"
                                + " Bot <bot@elsewhere.example> (author; no person of the settings)"));
        assertThat(overview().of(dossier(), false).get("writers"))
                .isEqualTo(List.of(
                        Map.of(
                                "name", "Anna",
                                "email", "anna@canteen.example",
                                "as", List.of("author"),
                                "commits", 1,
                                "person", "anna"),
                        Map.of(
                                "name",
                                "Bot",
                                "email",
                                "bot@elsewhere.example",
                                "as",
                                List.of("author"),
                                "commits",
                                1)));
    }

    @Test
    void namesTwentyWritersAndCountsTheOthers() {
        for (int i = 1; i <= 20; i++) {
            story.writer("W" + i, "w" + i + "@canteen.example");
        }
        assertThat(overview().of(dossier()).get("Written by")).endsWith("(author; no person of the settings)");
        story.writer("W21", "w21@canteen.example").writer("W22", "w22@canteen.example");
        assertThat(overview().of(dossier()).get("Written by")).contains("W20 ").endsWith(", and 2 more");
    }

    @Test
    void tellsWhatARestrictionLifts() {
        when(restrictions.restricted("canteen-api-1.5.0")).thenReturn(true);

        assertThat(overview().of(dossier()).get("Lifted duties"))
                .isEqualTo("who attested a test of the release does not approve it; who requested the release does not"
                        + " deploy it; who approved the release does not deploy it (the release is restricted and few may"
                        + " know of it (releases.services.canteen-api.duties.lifted-when-restricted))");
        assertThat((List<?>) overview().of(dossier(), false).get("liftedDuties"))
                .hasSize(3);
    }

    @Test
    void tellsOfABreakGlassFromItsOpeningOn() {
        story.add(
                "breakGlassOpened",
                "admin",
                "{duty: 'writer-not-approver', role: 'qa', account: 'tech', reason: 'outage', lasts: 'PT1H'}");
        long opened = story.records().size();
        assertThat(overview().of(dossier()))
                .containsOnlyKeys("BREAK-GLASS")
                .hasEntrySatisfying(
                        "BREAK-GLASS", text -> assertThat(text).contains("waits for a second administrator"));
        assertThat((Map<?, ?>) overview().of(dossier(), false).get("breakGlass"))
                .isEqualTo(Map.of(
                        "opened",
                        opened,
                        "state",
                        "waiting",
                        "duty",
                        "writer-not-approver",
                        "role",
                        "qa",
                        "account",
                        "tech",
                        "reason",
                        "outage",
                        "openedBy",
                        "admin",
                        "openedAt",
                        last().time(),
                        "until",
                        last().time().plusSeconds(3600),
                        "message",
                        overview().of(dossier()).get("BREAK-GLASS")));

        story.add("breakGlassConfirmed", "admin-2", "{opened: %d}".formatted(opened));

        assertThat(breakGlass())
                .containsEntry("state", "open")
                .containsEntry("confirmedBy", "admin-2")
                .containsEntry("confirmedAt", last().time());
        assertThat(overview().of(dossier())).containsOnlyKeys("BREAK-GLASS", "Lifted duties");
    }

    @Test
    void listsApprovalsAndInWhosePlaceTheyWereGiven() {
        story.decide("technical-owner", "deputy", "approve");
        long decided = last().sequence();
        var at = last().time();
        story.add(
                "substituteActed",
                "deputy",
                "{principal: 'tech', role: 'technical-owner', record: %d, namedBy: '', namedAt: '', until: ''}"
                        .formatted(decided));
        story.decide("product-owner", "product", "reject")
                .change("approvalDecided", p -> p.putObject("act").put("person", "pia"));

        assertThat(overview().of(dossier(), true).get("approvals"))
                .isEqualTo(List.of(
                        Map.of(
                                "role", "technical-owner",
                                "by", "deputy",
                                "insteadOf", "tech",
                                "decision", "approve",
                                "at", at,
                                "contentDigest", story.digest()),
                        Map.of(
                                "role",
                                "product-owner",
                                "by",
                                "product",
                                "decision",
                                "reject",
                                "at",
                                last().time(),
                                "contentDigest",
                                story.digest(),
                                "act",
                                new Act("pia", List.of(), List.of()))));
        assertThat(overview().of(dossier(), false)).doesNotContainKey("approvals");
    }

    @Test
    void tellsSinceWhenTheRoleOfAnApprovalWasHeld() {
        assertThat(DutyOverview.held(approval(null))).isEmpty();
        assertThat(DutyOverview.held(approval(new Act(
                        "tech",
                        List.of(
                                new HeldRole("qa", "2026-01-01T00:00:00Z", "admin", true),
                                new HeldRole("management", "2026-02-01T00:00:00Z", "admin", true),
                                new HeldRole("security-owner", HeldRole.BEFORE_RECORDS, null, false)),
                        List.of(new LiftedDuty("tester-not-approver", "a setting"))))))
                .isEqualTo("GIVEN LATELY: management since 2026-02-01T00:00:00Z by admin;"
                        + " security owner since before records began;"
                        + " LIFTED: who attested a test of the release does not approve it");
    }

    private static ApprovalDecided approval(Act act) {
        return new ApprovalDecided("security-owner,management", "approve", "", "digest", 1L, act);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> breakGlass() {
        return (Map<String, Object>) overview().of(dossier(), false).get("breakGlass");
    }

    private LedgerRecord last() {
        return story.records().get(story.records().size() - 1);
    }

    private Dossier dossier() {
        return new Scene(story).dossier();
    }

    private DutyOverview overview() {
        People people = mock(People.class);
        when(people.roles("admin")).thenReturn(Set.of(Roles.ADMINISTRATORS));
        when(people.roles("admin-2")).thenReturn(Set.of(Roles.ADMINISTRATORS));
        return new DutyOverview(
                new SeparationOfDuties(PERSONS, DutySettings.defaults(), RoleHistory.none(), people),
                PERSONS,
                restrictions);
    }
}
