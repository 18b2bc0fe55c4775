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
import com.maqsafy.releases.source.ChangeSet;
import com.maqsafy.releases.source.CommitWriter;
import com.maqsafy.releases.source.Migration;
import com.maqsafy.releases.source.PretendedMigrations;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        ledger.append(new Attestation(
                release.key(),
                "system:source",
                "sourceInspected",
                List.of("PRIN-02", "PRIN-05", "MIG-06", "RB-01"),
                item.element(),
                item.definition(),
                payload(changes, answer, onBranch, containsBase)));
        ReleaseDetails amended =
                releases.amend(release.key(), r -> r.withScope(changes.contains(), changes.changedAspects()));
        releases.moveTo(release.key(), ReleaseStatus.PREPARING, "");
        return new WorkResult.Done(
                RoutingFacts.of(amended, changes.migrations().stream().anyMatch(Migration::destructive)));
    }

    private static Map<String, Object> payload(
            ChangeSet changes, PretendedMigrations.Answer answer, boolean onBranch, boolean containsBase) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("commit", changes.to());
        payload.put("baseCommit", changes.from());
        payload.put("commits", changes.commits());
        payload.put("branchContainsCommit", onBranch);
        payload.put("containsBase", containsBase);
        payload.put("files", changes.files().size());
        payload.put("changedLines", changes.changedLines());
        payload.put("areas", changes.areas());
        payload.put("contains", new TreeSet<>(changes.contains()));
        payload.put("changedAspects", new TreeSet<>(changes.changedAspects()));
        payload.put("alteredMigrations", changes.alteredMigrations());
        payload.put(CommitWriter.MEMBER, changes.writers());
        payload.put("pretend", Map.of("outcome", answer.outcome(), "message", answer.message()));
        payload.put(
                "migrations",
                changes.migrations().stream()
                        .map(m -> Map.of(
                                "name",
                                m.name(),
                                "path",
                                m.path(),
                                "destructive",
                                m.destructive(),
                                "reversible",
                                m.reversible(),
                                "operations",
                                m.operations().stream()
                                        .map(InspectSourceWork::operation)
                                        .toList()))
                        .toList());
        return payload;
    }

    private static Map<String, Object> operation(Migration.Operation operation) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("kind", operation.kind());
        member.put("table", operation.table());
        member.put("detail", operation.detail());
        member.put("destructive", operation.destructive());
        member.put("grade", operation.grade().word());
        member.put("effect", operation.effect());
        member.put("line", operation.line());
        return member;
    }
}
