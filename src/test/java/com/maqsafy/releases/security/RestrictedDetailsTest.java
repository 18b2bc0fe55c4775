package com.maqsafy.releases.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("What nobody outside may know: PRIN-07, SEC-07")
class RestrictedDetailsTest {

    private final RememberedLedger ledger = new RememberedLedger(SecurityStory.assessed());
    private final PublicTexts texts = Words.publicTexts(ledger);

    @Test
    void aRequestNamesNoVulnerability() {
        assertThat(texts.check(
                        request("security", "Closes cve-2026-4242", List.of("Orders", "See GHSA-ab12-cd34-ef56"))))
                .extracting(Violation::item, Violation::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("PRIN-07", "summary"),
                        org.assertj.core.groups.Tuple.tuple("PRIN-07", "changes"));
        assertThat(texts.check(request("security", "Orders are read by their owner", List.of("Orders"))))
                .isEmpty();
        assertThat(texts.check(request("patch", "Closes CVE-2026-4242 in a library", List.of("Update"))))
                .isEmpty();
    }

    @Test
    void anAmendmentTellsNoRestrictedWordAndTheRefusalNeither() {
        ReleaseDetails release = SecurityStory.assessed().details();

        List<Violation> violations = texts.check(
                release,
                new Amendment.Change(
                        "Scopes queries in ORDERSCOPE", List.of("Refuses tenant_id=*"), List.of(), "", false, false));

        assertThat(violations).extracting(Violation::field).containsExactly("summary", "changes");
        assertThat(violations.toString())
                .doesNotContainIgnoringCase("orderscope")
                .doesNotContain("tenant_id");
        assertThat(texts.check(release, new Amendment.Change("", List.of(), List.of(), "in OrderScope", true, false)))
                .isEmpty();
        ReleaseStory patch = ReleaseStory.prepared();
        assertThat(texts.check(
                        patch.details(), new Amendment.Change("OrderScope", List.of(), List.of(), "", false, false)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"API", "x", "Database", "backend", "rollback safe", "Release Notes?", "Yes"})
    void aWordThatNotesCannotDoWithoutIsNotRestricted(String word) {
        assertThat(Words.notesWords()
                        .unusable("component", List.of("OrderScope", word))
                        .isPresent())
                .isEqualTo(!word.equals("Release Notes?"));
    }

    @Test
    void theRefusalOfAWordDoesNotRepeatIt() {
        assertThat(Words.notesWords().unusable("exploit", List.of("a=b")).orElseThrow())
                .isEqualTo(new Violation(
                        "SEC-01",
                        "exploit",
                        "A restricted word has at least 4 characters: a shorter one stands in every text. Name the detail"
                                + " more precisely."));
        assertThat(Words.notesWords()
                        .unusable("component", List.of("Database"))
                        .orElseThrow()
                        .message())
                .startsWith("The format of the release notes itself uses this word")
                .doesNotContain("Database");
    }

    @Test
    void theWordsAreThoseOfTheLatestRecord() {
        assertThat(RestrictedWords.of(SecurityStory.assessed()
                        .add(
                                "vulnerabilityDocumented",
                                "security",
                                "{identifier: 'CVE-2026-1', component: 'Ledger', exploit: 'first\\n second \\n\\n'}")
                        .records()))
                .containsExactly("CVE-2026-1", "Ledger", "first", "second");
        assertThat(RestrictedWords.of(ReleaseStory.prepared().records())).isEmpty();
    }

    @Test
    void aSecurityReleaseIsRestrictedWhenItBegins() {
        Restrictions restrictions = Mockito.mock(Restrictions.class);
        SecurityReleaseStart beginning = new SecurityReleaseStart(restrictions, ledger);
        ReleaseRequest request = request("security", "Orders", List.of("Orders"));

        beginning.begun(SecurityStory.assessed().details(), request, "instance");

        Mockito.verify(restrictions).impose("canteen-api-1.4.2", "instance", "owner");
        assertThat(ledger.lastLine())
                .isEqualTo("system:security restrictionImposed "
                        + ledger.last("canteen-api-1.5.0", RestrictionImposed.class)
                                .orElseThrow()
                                .record()
                                .payload())
                .contains(
                        "\"roles\":[\"auditor\",\"management\",\"security-owner\",\"technical-owner\"]",
                        "\"owner\":\"owner\"");
        for (ReleaseType type : ReleaseType.values()) {
            if (type != ReleaseType.SECURITY) {
                ReleaseStory other = ReleaseStory.requested();
                other.type = type;
                beginning.begun(other.details(), request, "other");
            }
        }
        Mockito.verifyNoMoreInteractions(restrictions);
    }

    @Test
    void theTimeUntilItsDisclosureIsSetForAService() {
        SecuritySettings settings = new SecuritySettings(
                Map.of("canteen-api", new SecuritySettings.Service(new SecuritySettings.Security(Duration.ofDays(7)))));

        assertThat(settings.discloseAfter("canteen-api")).isEqualTo(Duration.ofDays(7));
        assertThat(settings.discloseAfter("other")).isEqualTo(Duration.ofDays(90));
        assertThatThrownBy(() -> new SecuritySettings(Map.of(
                        "canteen-api",
                        new SecuritySettings.Service(new SecuritySettings.Security(Duration.ofDays(-1))))))
                .hasMessage("REL-SEC-002 releases.services.canteen-api.security.disclose-after must be from PT0S to"
                        + " P365D, such as P90D.");
    }

    @Test
    void theSettingIsReadBesideThoseOfOtherModules() {
        Binder binder = new Binder(new MapConfigurationPropertySource(Map.of(
                "releases.services.canteen-api.security.disclose-after", "7d",
                "releases.services.other.source.repository", "x")));

        SecuritySettings settings = binder.bindOrCreate("releases", SecuritySettings.class);

        assertThat(settings.discloseAfter("canteen-api")).isEqualTo(Duration.ofDays(7));
        assertThat(settings.discloseAfter("other")).isEqualTo(Duration.ofDays(90));
        assertThat(new Binder().bindOrCreate("releases", SecuritySettings.class).services())
                .isEmpty();
    }

    private static ReleaseRequest request(String type, String summary, List<String> changes) {
        return new ReleaseRequest(
                "canteen-api",
                "1.5.0",
                type,
                "fix",
                "hotfix/1.5.0",
                summary,
                new ArrayList<>(changes),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                false,
                ReleaseRequest.Incident.NONE);
    }
}
