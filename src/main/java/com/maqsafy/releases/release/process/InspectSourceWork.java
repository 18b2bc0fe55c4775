package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.RoutingFacts;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.PretendedMigrations;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what a release changes and attests it; what Git shows beyond the declared scope is added to the release. */
@Component
class InspectSourceWork implements WorkHandler {

    private final Releases releases;
    private final SourceRepositories sources;
    private final Ledger ledger;
    private final PretendedMigrations pretended;
    private final TransactionTemplate transaction;

    InspectSourceWork(
            Releases releases,
            SourceRepositories sources,
            Ledger ledger,
            PretendedMigrations pretended,
            TransactionTemplate transaction) {
        this.releases = releases;
        this.sources = sources;
        this.ledger = ledger;
        this.pretended = pretended;
        this.transaction = transaction;
    }

    @Override
    public String topic() {
        return "source-inspection";
    }

    @Override
    public WorkResult work(WorkItem item) {
        ReleaseDetails release = releases.get(item.release());
        SourceRepository source = sources.of(release.service())
                .orElseThrow(() -> new SourceException("REL-SRC-010 " + release.service()
                        + " has no repository any more. Set releases.services." + release.service() + ".source."));
        VersionTag base = source.versionTag(release.previousVersion())
                .orElseThrow(() -> new SourceException("REL-SRC-011 The tag of version " + release.previousVersion()
                        + " is gone from the repository of " + release.service() + "."));
        ChangeSet read = source.changes(base.commit(), release.commit());
        PretendedMigrations.Answer answer = read.migrations().isEmpty()
                ? new PretendedMigrations.Answer("not-needed", "", "")
                : pretended.ask(
                        release.service(),
                        release.key(),
                        release.version(),
                        release.previousVersion(),
                        release.commit());
        ChangeSet changes =
                answer.printed().isEmpty() ? read : source.changes(base.commit(), release.commit(), answer.printed());
        boolean onBranch = source.contains(release.branch(), release.commit());
        boolean containsBase = source.isAncestor(base.commit(), release.commit());
        return transaction.execute(tx -> attest(item, release, changes, answer, onBranch, containsBase));
    }

    private WorkResult attest(
            WorkItem item,
            ReleaseDetails release,
            ChangeSet changes,
            PretendedMigrations.Answer answer,
            boolean onBranch,
            boolean containsBase) {
        ledger.append(Attestation.of(release.key(), "system:source", event(changes, answer, onBranch, containsBase))
                .at(item.element(), item.definition()));
        ReleaseDetails amended =
                releases.amend(release.key(), r -> r.withScope(changes.contains(), changes.changedAspects()));
        releases.moveTo(release.key(), ReleaseStatus.PREPARING, "");
        return new WorkResult.Done(
                RoutingFacts.of(amended, changes.migrations().stream().anyMatch(Migration::destructive)));
    }

    private static SourceInspected event(
            ChangeSet changes, PretendedMigrations.Answer answer, boolean onBranch, boolean containsBase) {
        return new SourceInspected(
                changes.to(),
                changes.from(),
                changes.commits(),
                onBranch,
                containsBase,
                changes.files().size(),
                changes.changedLines(),
                List.copyOf(changes.areas()),
                List.copyOf(new TreeSet<>(changes.contains())),
                List.copyOf(new TreeSet<>(changes.changedAspects())),
                List.copyOf(changes.alteredMigrations()),
                changes.writers(),
                new SourceInspected.Pretend(answer.outcome(), answer.message()),
                changes.migrations().stream()
                        .map(m -> new SourceInspected.FoundMigration(
                                m.name(),
                                m.path(),
                                m.destructive(),
                                m.reversible(),
                                m.operations().stream()
                                        .map(InspectSourceWork::operation)
                                        .toList()))
                        .toList());
    }

    private static SourceInspected.FoundOperation operation(Migration.Operation operation) {
        return new SourceInspected.FoundOperation(
                operation.kind(),
                operation.table(),
                operation.detail(),
                operation.destructive(),
                operation.grade().word(),
                operation.effect(),
                operation.line());
    }
}
