package com.maqsafy.releases.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.Act;
import com.maqsafy.releases.release.ApprovedContent;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RollbackPlanDocumented;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.release.TestReported;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What approvers put their name to: a digest of everything that an approval speaks about (promise 3).
 *
 * <p>It covers the scope, the answers of both checklists, the migrations and their review, the decision on destructive
 * operations, the rollback plan, the content of the notes and the last result of each test with its document, of a hotfix its root cause and the decisions on its size and
 * risk, of a security release the vulnerability, its exploit risk and its deadline, and the
 * commands that would run (what is {@link ApprovedContent}); of each only the latest record. Who recorded something,
 * when, and the rendered notes with their date do not count: doing a part again with the same content voids nothing.
 *
 * <p>The last round says whether tests are covered: approvals of rounds of before they were go on to hold for the content
 * without them, until the next round is opened.
 */
public final class ContentDigest {

    private static final List<String> EVIDENCE_OF_A_TEST =
            List.of("outcome", "source", "total", "failed", "errors", "skipped", "sha256", "link", "statement");

    private ContentDigest() {}

    /**
     * The digest of a release's content as it stands now.
     *
     * @param records the release's ledger in order
     * @return SHA-256 in lower-case hexadecimal, of RFC 8785 canonical JSON
     */
    public static String of(ReleaseDetails release, List<LedgerRecord> records) {
        boolean tests = last(records, r -> r.is(ApprovalRoundOpened.class))
                .filter(round -> round.payload().path("withTests").asBoolean(false))
                .isPresent();
        return new CanonicalJson().sha256(tests ? withTests(release, records) : content(release, records));
    }

    /** The digest for a round that is being opened, which covers the tests although no earlier round may have. */
    public static String ofNewRound(ReleaseDetails release, List<LedgerRecord> records) {
        return new CanonicalJson().sha256(withTests(release, records));
    }

    /**
     * The parts of the content that are not what they were, e.g. {@code notes}, sorted. The scope is not among them: only
     * how it stands now is known.
     *
     * @param before the ledger as it was
     */
    public static List<String> changed(ReleaseDetails release, List<LedgerRecord> before, List<LedgerRecord> now) {
        ObjectNode was = withTests(release, before);
        ObjectNode is = withTests(release, now);
        Set<String> parts = new TreeSet<>();
        was.fieldNames().forEachRemaining(parts::add);
        is.fieldNames().forEachRemaining(parts::add);
        parts.removeIf(part -> member(was, part).equals(member(is, part)));
        return List.copyOf(parts);
    }

    /**
     * What the digest of a new round is made of, part by part, e.g. {@code notes}.
     *
     * @param records the release's ledger in order, or its beginning
     */
    public static ObjectNode parts(ReleaseDetails release, List<LedgerRecord> records) {
        return withTests(release, records);
    }

    private static ObjectNode withTests(ReleaseDetails release, List<LedgerRecord> records) {
        ObjectNode content = content(release, records);
        content.set("tests", tests(release, records));
        return content;
    }

    /** Of each test the last result for the commit: what came out, and by which document. */
    private static ObjectNode tests(ReleaseDetails release, List<LedgerRecord> records) {
        ObjectNode tests = JsonNodeFactory.instance.objectNode();
        records.stream()
                .filter(r -> r.is(TestReported.class))
                .map(LedgerRecord::payload)
                .filter(p -> p.path("commit").asText().equals(release.commit()))
                .forEach(p -> {
                    ObjectNode result = JsonNodeFactory.instance.objectNode();
                    for (String name : EVIDENCE_OF_A_TEST) {
                        result.set(name, member(p, name));
                    }
                    tests.set(p.path("test").asText(), result);
                });
        return tests;
    }

    private static ObjectNode content(ReleaseDetails release, List<LedgerRecord> records) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("scope", scope(release));
        content.set("pullRequest", checklist(records, "pull-request"));
        content.set("preRelease", checklist(records, "pre-release"));
        content.set("migrations", member(payload(records, SourceInspected.class), "migrations"));
        content.set("migrationReview", payload(records, MigrationReviewed.class));
        content.set("destructiveOperations", payload(records, DestructiveOperationDecided.class));
        content.set("rollbackPlan", payload(records, RollbackPlanDocumented.class));
        content.set("notes", member(payload(records, NotesWritten.class), "content"));
        // Only what is there: releases that are not urgent, or of before it was recorded, have none of it.
        records.stream().filter(r -> r.is(ApprovedContent.class)).forEach(r -> content.set(r.kind(), said(r)));
        return content;
    }

    private static ObjectNode scope(ReleaseDetails release) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("service", release.service())
                .put("version", release.version())
                .put("previousVersion", release.previousVersion())
                .put("type", release.type().word())
                .put("changeType", release.changeType())
                .put("branch", release.branch())
                .put("commit", release.commit())
                .put("summary", release.summary())
                .put("risks", release.risks())
                .put("maintenanceMode", release.maintenanceMode())
                .<ObjectNode>set("changes", array(release.changes()))
                .<ObjectNode>set("contains", array(release.contains()))
                .<ObjectNode>set("changedAspects", array(release.changedAspects()))
                .set("requirements", array(release.requirements()));
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static JsonNode checklist(List<LedgerRecord> records, String checklist) {
        return last(
                        records,
                        r -> r.is(ChecklistAnswered.class)
                                && r.payload().path("checklist").asText().equals(checklist))
                .map(r -> member(r.payload(), "answers"))
                .orElse(NullNode.getInstance());
    }

    private static JsonNode payload(List<LedgerRecord> records, Class<? extends LedgerEvent> type) {
        return last(records, r -> r.is(type)).map(ContentDigest::said).orElse(NullNode.getInstance());
    }

    /** As it is kept, whatever it says: a digest is about what was recorded, also about what this version cannot read. */
    private static Optional<LedgerRecord> last(List<LedgerRecord> records, Predicate<LedgerRecord> which) {
        return records.stream().filter(which).reduce((earlier, later) -> later);
    }

    /** What was said, without who said it, which an approval is not about. */
    private static JsonNode said(LedgerRecord record) {
        return record.payload().has(Act.MEMBER) && record.payload() instanceof ObjectNode object
                ? object.deepCopy().without(Act.MEMBER)
                : record.payload();
    }

    private static JsonNode member(JsonNode payload, String name) {
        return payload.hasNonNull(name) ? payload.get(name) : NullNode.getInstance();
    }
}
