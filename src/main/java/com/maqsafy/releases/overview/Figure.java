package com.maqsafy.releases.overview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure: where each of its cases begins and ends. Its statement yields one row a case, with when it counts ({@code at}), its
 * service and type, which part of the figure it is, how long it took ({@code seconds}, null for what is only counted) and whether
 * the figure is true of it ({@code hit}).
 *
 * <p>{@code %1$s} stands for the releases that are asked for, of which the reader may know; {@code %2$s} for the same of hotfixes.
 */
public enum Figure {

    /** Releases that were released: their record {@code released}, whose time the row has as its end. */
    DEPLOYMENTS("""
            SELECT r.finished_at AS at, r.service, r.type, NULL AS part, NULL::double precision AS seconds, true AS hit
            FROM release r
            WHERE r.status = 'released' AND r.finished_at >= :begin AND r.finished_at < :end AND %1$s"""),

    /** From the record {@code releaseRequested} to the record {@code released}. */
    LEAD_TIME("""
            SELECT r.finished_at AS at, r.service, r.type, NULL AS part,
                extract(epoch FROM r.finished_at - r.created_at)::double precision AS seconds, true AS hit
            FROM release r
            WHERE r.status = 'released' AND r.finished_at >= :begin AND r.finished_at < :end AND %1$s"""),

    /**
     * Of the releases that touched production and ended, those that were rolled back, that failed, or that a released hotfix
     * names as its previous version. A step or check that failed and was repeated is none.
     */
    CHANGE_FAILURES("""
            SELECT x.finished_at AS at, x.service, x.type, x.part, NULL::double precision AS seconds,
                x.part IS NOT NULL AS hit
            FROM (
                SELECT r.finished_at, r.service, r.type,
                    CASE WHEN r.status <> 'released' THEN r.status
                        WHEN EXISTS (SELECT FROM release h WHERE h.service = r.service
                            AND h.previous_version = r.version AND h.type = 'hotfix' AND h.status = 'released' AND %2$s)
                        THEN 'hotfix' END AS part
                FROM release r
                WHERE r.status IN ('released', 'rolled-back', 'failed')
                    AND r.finished_at >= :begin AND r.finished_at < :end AND %1$s
                    AND (r.status = 'released' OR EXISTS (SELECT FROM ledger_record l
                        WHERE l.release_key = r.key AND l.kind = 'deploymentStarted'))) x"""),

    /**
     * Of a release that was rolled back: from its first failed step or check, or else its status {@code rolling-back}, to its
     * record {@code rolledBack}. Of a hotfix: from the time since when it was broken, in its record {@code incidentReported}, to
     * its record {@code released}.
     */
    TIME_TO_RESTORE("""
            SELECT r.finished_at AS at, r.service, r.type, 'rolled-back' AS part,
                extract(epoch FROM r.finished_at - f.at)::double precision AS seconds, true AS hit
            FROM release r CROSS JOIN LATERAL (
                SELECT min(l.time) AS at FROM ledger_record l
                WHERE l.release_key = r.key AND l.kind IN ('checkRun', 'stepEnded', 'statusChanged')
                    AND CASE l.kind
                        WHEN 'checkRun' THEN l.payload::json ->> 'purpose' = 'deployment'
                            AND l.payload::json ->> 'outcome' <> 'passed'
                        WHEN 'stepEnded' THEN l.payload::json ->> 'plan' = 'deployment'
                            AND l.payload::json ->> 'outcome' <> 'succeeded'
                        ELSE l.payload::json ->> 'to' = 'rolling-back' END) f
            WHERE r.status = 'rolled-back' AND f.at IS NOT NULL
                AND r.finished_at >= :begin AND r.finished_at < :end AND %1$s
            UNION ALL
            SELECT r.finished_at, r.service, r.type, 'hotfix',
                extract(epoch FROM r.finished_at - (l.payload::json ->> 'brokenSince')::timestamptz)::double precision, true
            FROM release r JOIN ledger_record l ON l.release_key = r.key AND l.kind = 'incidentReported'
            -- The type as an expression: as a column PostgreSQL would take all hotfixes that there ever were from an index.
            WHERE r.type || '' = 'hotfix' AND r.status = 'released'
                -- What older versions accepted as a time may be none for PostgreSQL.
                AND l.payload::json ->> 'brokenSince' ~ '^[12][0-9]{3}-'
                AND r.finished_at >= :begin AND r.finished_at < :end AND %1$s"""),

    /** From the record {@code approvalRoundOpened} that asked for it to the record {@code approvalDecided}, by role. */
    APPROVAL_WAITING("""
            SELECT d.time AS at, r.service, r.type, d.payload::json ->> 'role' AS part,
                extract(epoch FROM d.time - o.time)::double precision AS seconds, true AS hit
            FROM ledger_record d JOIN release r ON r.key = d.release_key
                JOIN ledger_record o ON o.release_key = d.release_key
                    AND o.sequence = (d.payload::json ->> 'round')::bigint AND o.kind = 'approvalRoundOpened'
            WHERE d.kind = 'approvalDecided' AND d.time >= :begin AND d.time < :end AND %1$s"""),

    /** Reviews of hotfixes that became overdue: record {@code reviewOverdue}; given late, or still owed. */
    REVIEWS_OVERDUE("""
            SELECT l.time AS at, r.service, r.type,
                CASE WHEN p.reviewed_at IS NULL THEN 'owed' ELSE 'given-late' END AS part,
                NULL::double precision AS seconds, true AS hit
            FROM ledger_record l JOIN release r ON r.key = l.release_key
                LEFT JOIN post_release_review p ON p.release_key = l.release_key
            WHERE l.kind = 'reviewOverdue' AND l.time >= :begin AND l.time < :end AND %1$s"""),

    /**
     * What was allowed against the usual answer, by the record that allowed it: deploying at peak time
     * ({@code peakDeploymentDecided}, approve), a failed check that was accepted ({@code failedChecksDecided}, accept), what only a
     * break-glass allowed ({@code breakGlassUsed}), a waived leak finding ({@code leakFindingWaived}), and a scope that was changed
     * after the request ({@code releaseAmended}).
     */
    EXCEPTIONS("""
            SELECT l.time AS at, r.service, r.type, e.part, NULL::double precision AS seconds, true AS hit
            FROM ledger_record l JOIN release r ON r.key = l.release_key CROSS JOIN LATERAL (
                SELECT CASE l.kind
                    WHEN 'peakDeploymentDecided' THEN
                        CASE WHEN l.payload::json ->> 'decision' = 'approve' THEN 'peak' END
                    WHEN 'failedChecksDecided' THEN
                        CASE WHEN l.payload::json ->> 'decision' = 'accept' THEN 'accepted-checks' END
                    WHEN 'breakGlassUsed' THEN 'break-glass'
                    WHEN 'leakFindingWaived' THEN 'leak-waiver'
                    WHEN 'releaseAmended' THEN
                        CASE WHEN jsonb_exists_any(l.payload::jsonb,
                            ARRAY['commit', 'changes', 'contains', 'changedAspects', 'requirements']) THEN 'amended-scope' END
                    END AS part) e
            WHERE l.kind IN ('peakDeploymentDecided', 'failedChecksDecided', 'breakGlassUsed', 'leakFindingWaived',
                    'releaseAmended')
                AND l.time >= :begin AND l.time < :end AND e.part IS NOT NULL AND %1$s""");

    private final String cases;

    Figure(String cases) {
        this.cases = cases;
    }

    /** The word in requests and answers, e.g. {@code lead-time}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The figure of a word. */
    public static Optional<Figure> ofWord(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }

    /**
     * The statement that yields its cases.
     *
     * @param releases condition on {@code r}, the releases that are asked for
     * @param hotfixes condition on {@code h}, the hotfixes of which the reader may know
     */
    String cases(String releases, String hotfixes) {
        return cases.formatted(releases, hotfixes);
    }
}
