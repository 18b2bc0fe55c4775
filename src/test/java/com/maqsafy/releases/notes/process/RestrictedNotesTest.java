package com.maqsafy.releases.notes.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.security.RememberedLedger;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("PRIN-07: the notes of a security release never carry the vulnerability's detail")
class RestrictedNotesTest {

    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = ReleaseStory.deployed();
    private final Releases releases = mock(Releases.class);
    private final NotesFormat format = new NotesFormat();
    private final LeakScanner scanner = new LeakScanner(NotesSettings.defaults());
    private final NotesStorage storage = mock(NotesStorage.class);

    @BeforeEach
    void aSecurityRelease() {
        story.type = ReleaseType.SECURITY;
        story.add(
                "vulnerabilityDocumented",
                "security",
                "{identifier: 'CVE-2026-4242', component: 'OrderScope', exploit: 'tenant_id=*\\n/orders/export'}");
        story.change(
                "notesWritten",
                p -> p.withObject("/content")
                        .put("deploymentOwner", "deployer")
                        .put("rollbackOwner", "rollback")
                        .withArray("changes")
                        .add("Orders are scoped"));
        when(releases.get(KEY)).thenAnswer(call -> story.details());
    }

    private RememberedLedger published;

    @Test
    void areRefusedWithoutRepeatingIt() {
        for (String issue : List.of("See cve-2026-4242", "ORDERSCOPE is slow", "GET /orders/export fails")) {
            assertThatThrownBy(() -> write(issue))
                    .isInstanceOf(SubmissionRefusedException.class)
                    .hasMessage("notes (PRIN-07): A restricted detail of this release; describe it without.");
        }
        assertThat(write("The list of orders is slow").event()).isInstanceOf(NotesWritten.class);
        story.without("vulnerabilityDocumented");
        assertThat(write("ORDERSCOPE is slow").event()).isInstanceOf(NotesWritten.class);
    }

    @Test
    void areNotPublished() {
        story.change("notesWritten", p -> p.withObject("/content").put("summary", "Scopes OrderScope"));

        assertThat(publish())
                .isInstanceOfSatisfying(
                        WorkResult.Failed.class,
                        refused -> assertThat(refused.toString())
                                .contains("notesRefused")
                                .contains("REL-NOT-032 The notes of " + KEY, "restricted detail of the vulnerability")
                                .doesNotContain("OrderScope"));
        verifyNoInteractions(storage);
        assertThat(published.last(KEY, PublicationRefused.class))
                .as("why, for whoever decides how it goes on")
                .hasValueSatisfying(refused -> assertThat(refused.event().findings())
                        .singleElement()
                        .asString()
                        .startsWith("REL-NOT-032 ")
                        .doesNotContain("OrderScope"));
    }

    @Test
    void arePublishedWithoutIt() {
        when(storage.store(any(), any(), any())).thenReturn(Path.of("1.5.0.md"));

        assertThat(publish()).isInstanceOf(WorkResult.Done.class);
        verify(storage).store(any(), any(), any());
    }

    @Test
    void sayAValueAsItIsSaidEverywhere() {
        NotesWritten written = (NotesWritten) write("None").event();

        assertThat(Objects.requireNonNull(written.content()).impactedAreas()).containsExactly("backend", "database");
        assertThat(written.content().databaseChanges())
                .extracting(NotesWritten.DatabaseChange::rollbackSafe)
                .containsOnly("yes");
        assertThat(written.markdown()).contains("- Backend\n- Database\n", "Rollback safe: Yes");
    }

    private com.maqsafy.releases.process.TaskOutcome write(String knownIssue) {
        RememberedLedger ledger = new RememberedLedger(story);
        ReleaseNotesForm form = new ReleaseNotesForm(
                releases,
                ledger,
                new NotesDrafts(ledger, format, ServiceTimes.UTC, Clock.fixed(ReleaseStory.START, ZoneOffset.UTC)),
                format,
                scanner,
                Persons.unknown(),
                new MockEnvironment());
        return form.accept(
                new TaskContext(KEY, "task", "x", "release-notes", new DefinitionVersion("x", 1), Map.of()),
                "owner",
                new FormValues(Map.of(
                        "impactedAreas", List.of("backend", "Database"),
                        "rbac", "no",
                        "tenantIsolation", "no",
                        "sensitiveData", "no",
                        "databaseRollbackSafe", "yes",
                        "knownIssues", knownIssue)));
    }

    private WorkResult publish() {
        RememberedLedger ledger = new RememberedLedger(story);
        published = ledger;
        SourceRepositories sources = mock(SourceRepositories.class);
        SourceRepository source = mock(SourceRepository.class);
        VersionTag tag = mock(VersionTag.class, Answers.RETURNS_DEFAULTS);
        when(tag.commit()).thenReturn(ReleaseStory.COMMIT);
        when(tag.name()).thenReturn("v1.5.0");
        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        when(source.versionTag("1.5.0")).thenReturn(Optional.of(tag));
        WorkItem item = mock(WorkItem.class);
        when(item.release()).thenReturn(KEY);
        return new PublishReleaseWork(
                        releases,
                        ledger,
                        sources,
                        new NotesDrafts(ledger, format, ServiceTimes.UTC, Clock.systemUTC()),
                        storage,
                        scanner,
                        Persons.unknown(),
                        new TransactionTemplate(mock(PlatformTransactionManager.class)))
                .work(item);
    }
}
