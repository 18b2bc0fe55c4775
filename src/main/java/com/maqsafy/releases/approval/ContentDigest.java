package com.maqsafy.releases.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.List;

/**
 * What approvers put their name to: a digest of everything that an approval speaks about (promise 3).
 *
 * <p>It covers the scope, the answers of both checklists, the migrations and their review, the decision on destructive
 * operations, the rollback plan and the content of the notes, of a hotfix its root cause and the decisions on its size and
 * risk, of a security release the vulnerability, its exploit risk and its deadline, and the
 * commands that would run; of each only the latest record. Who recorded something,
 * when, and the rendered notes with their date do not count: doing a part again with the same content voids nothing.
 */
public final class ContentDigest {

    /** What is said of a hotfix or of a vulnerability before anybody approves (HOT-01 to HOT-03, SEC-01 to SEC-03). */
    private static final List<String> OF_URGENT = List.of(
            "rootCauseDocumented",
            "riskReviewed",
            "hotfixScopeDecided",
            "vulnerabilityDocumented",
            "exploitRiskReviewed",
            "remediationDeadlineSet");

    /** The commands of deployment, rollback and backup as approvers see them. */
    private static final String PLAN = "deploymentPlanned";

    private ContentDigest() {}

    /**
     * The digest of a release's content as it stands now.
     *
     * @param records the release's ledger in order
     * @return SHA-256 in lower-case hexadecimal, of RFC 8785 canonical JSON
     */
    public static String of(ReleaseDetails release, List<LedgerRecord> records) {
        return new CanonicalJson().sha256(content(release, records));
    }

    private static ObjectNode content(ReleaseDetails release, List<LedgerRecord> records) {
        LatestRecords latest = new LatestRecords(records);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("scope", scope(release));
        content.set("pullRequest", checklist(latest, "pull-request"));
        content.set("preRelease", checklist(latest, "pre-release"));
        content.set("migrations", member(payload(latest, "sourceInspected"), "migrations"));
        content.set("migrationReview", payload(latest, "migrationReviewed"));
        content.set("destructiveOperations", payload(latest, "destructiveOperationDecided"));
        content.set("rollbackPlan", payload(latest, "rollbackPlanDocumented"));
        content.set("notes", member(payload(latest, "notesWritten"), "content"));
        // Only what is there: releases that are not urgent have none of it.
        OF_URGENT.forEach(kind -> latest.of(kind).ifPresent(r -> content.set(kind, Act.without(r.payload()))));
        // Releases of before this was recorded keep their digest.
        latest.of(PLAN).ifPresent(r -> content.set(PLAN, r.payload()));
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

    private static JsonNode checklist(LatestRecords latest, String checklist) {
        return latest.of(
                        "checklistAnswered",
                        r -> r.payload().path("checklist").asText().equals(checklist))
                .map(r -> member(r.payload(), "answers"))
                .orElse(NullNode.getInstance());
    }

    private static JsonNode payload(LatestRecords latest, String kind) {
        return latest.of(kind).<JsonNode>map(r -> Act.without(r.payload())).orElse(NullNode.getInstance());
    }

    private static JsonNode member(JsonNode payload, String name) {
        return payload.hasNonNull(name) ? payload.get(name) : NullNode.getInstance();
    }
}
