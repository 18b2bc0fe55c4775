package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.LeakWaivers;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.notes.NotesStored;
import com.maqsafy.releases.notes.PublicationRefused;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.notes.TagVerified;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks that the tag still names the approved commit and stores the notes; doing it again changes nothing. What no
 * repetition mends is decided by a person, who can roll back.
 */
@Component
class PublishReleaseWork implements WorkHandler {

    private final Releases releases;
    private final Ledger ledger;
    private final SourceRepositories sources;
    private final NotesDrafts drafts;
    private final NotesStorage storage;
    private final LeakScanner scanner;
    private final Persons persons;
    private final TransactionTemplate transaction;

    PublishReleaseWork(
            Releases releases,
            Ledger ledger,
            SourceRepositories sources,
            NotesDrafts drafts,
            NotesStorage storage,
            LeakScanner scanner,
            Persons persons,
            TransactionTemplate transaction) {
        this.releases = releases;
        this.ledger = ledger;
        this.sources = sources;
        this.drafts = drafts;
        this.storage = storage;
        this.scanner = scanner;
        this.persons = persons;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "release-publication";
    }

    @Override
    public WorkResult work(WorkItem item) {
        ReleaseDetails release = releases.get(item.release());
        Optional<VersionTag> tag = sources.of(release.service()).flatMap(s -> s.versionTag(release.version()));
        boolean matches = tag.map(t -> t.commit().equals(release.commit())).orElse(false);
        attest(
                item,
                "system:source",
                new TagVerified(
                        tag.map(VersionTag::name).orElse(""),
                        tag.map(VersionTag::commit).orElse(""),
                        release.commit(),
                        matches));
        if (!matches) {
            return new WorkResult.Refused("REL-NOT-031 The tag of " + release.key()
                    + " does not name the approved commit " + release.commit() + ". Find out who moved it.");
        }
        Recorded<NotesWritten> notes =
                ledger.last(release.key(), NotesWritten.class).orElseThrow();
        NotesWritten.Content content = Objects.requireNonNull(notes.event().content(), "content of the notes");
        // The time of the deployment, not of this try: storing again writes the same text.
        Instant deployed = ledger.last(release.key(), DeploymentStarted.class)
                .map(Recorded::time)
                .orElseThrow();
        String markdown = drafts.render(release, content, deployed);
        List<LedgerRecord> records = ledger.records(release.key());
        if (!LeakWaivers.unwaived(scanner.scan(markdown, RestrictedWords.of(records)), records, notes.actor(), persons)
                .isEmpty()) {
            String finding = "REL-NOT-032 The notes of " + release.key()
                    + " contain a secret, customer data or a restricted detail of the vulnerability and are not published"
                    + " (RULE-04, RULE-05, PRIN-07). Roll back, and write notes without it for a new version.";
            attest(item, "system:notes", new PublicationRefused(List.of(finding)));
            return new WorkResult.Failed("notesRefused", finding, Map.of());
        }
        String location = storage.store(release.service(), release.version(), markdown)
                .getFileName()
                .toString();
        attest(item, "system:notes", new NotesStored(location, DigestUtils.sha256Hex(markdown), markdown));
        return WorkResult.done();
    }

    private void attest(WorkItem item, String actor, LedgerEvent event) {
        transaction.executeWithoutResult(tx ->
                ledger.append(Attestation.of(item.release(), actor, event).at(item.element(), item.definition())));
    }
}
