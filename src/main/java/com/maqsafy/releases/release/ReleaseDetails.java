package com.maqsafy.releases.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release as it stands now, read-only.
 *
 * @param key {@code service-version}
 * @param contains scope words, declared and found, sorted
 * @param changedAspects aspect words, declared and found, sorted
 * @param found what Git showed beyond what was declared, in words
 * @param owner user id of the release owner (PRIN-01)
 * @param requester user id of who started it; never an approver
 * @param plannedAt earliest start of the deployment, absent = as soon as approved and allowed
 * @param finishedAt when it reached its final status
 */
public record ReleaseDetails(
        String key,
        String service,
        String version,
        String previousVersion,
        ReleaseType type,
        String changeType,
        String branch,
        String commit,
        String summary,
        List<String> changes,
        List<String> contains,
        List<String> changedAspects,
        List<String> found,
        List<String> requirements,
        String risks,
        String owner,
        String requester,
        @Nullable Instant plannedAt,
        boolean maintenanceMode,
        ReleaseStatus status,
        @Nullable String processInstanceId,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public ReleaseDetails {
        changes = List.copyOf(changes);
        contains = List.copyOf(contains);
        changedAspects = List.copyOf(changedAspects);
        found = List.copyOf(found);
        requirements = List.copyOf(requirements);
    }

    /** The same release with scope and aspects that were found; what is new is said in {@code found}. */
    public ReleaseDetails withScope(
            java.util.Collection<String> moreContains, java.util.Collection<String> moreAspects) {
        java.util.TreeSet<String> allContains = new java.util.TreeSet<>(contains);
        java.util.TreeSet<String> allAspects = new java.util.TreeSet<>(changedAspects);
        java.util.LinkedHashSet<String> allFound = new java.util.LinkedHashSet<>(found);
        moreContains.stream().sorted().filter(allContains::add).forEach(w -> allFound.add("contains " + w));
        moreAspects.stream().sorted().filter(allAspects::add).forEach(w -> allFound.add("changes " + w));
        return new ReleaseDetails(
                key,
                service,
                version,
                previousVersion,
                type,
                changeType,
                branch,
                commit,
                summary,
                changes,
                List.copyOf(allContains),
                List.copyOf(allAspects),
                List.copyOf(allFound),
                requirements,
                risks,
                owner,
                requester,
                plannedAt,
                maintenanceMode,
                status,
                processInstanceId,
                createdAt,
                finishedAt);
    }

    /** The same release made from another version, on another commit. */
    public ReleaseDetails rebased(String newPreviousVersion, String newCommit) {
        return new ReleaseDetails(
                key,
                service,
                version,
                newPreviousVersion,
                type,
                changeType,
                branch,
                newCommit,
                summary,
                changes,
                contains,
                changedAspects,
                found,
                requirements,
                risks,
                owner,
                requester,
                plannedAt,
                maintenanceMode,
                status,
                processInstanceId,
                createdAt,
                finishedAt);
    }

    /** The same release planned for another time, null = as soon as approved and allowed. */
    public ReleaseDetails planned(@Nullable Instant newPlannedAt) {
        return new ReleaseDetails(
                key,
                service,
                version,
                previousVersion,
                type,
                changeType,
                branch,
                commit,
                summary,
                changes,
                contains,
                changedAspects,
                found,
                requirements,
                risks,
                owner,
                requester,
                newPlannedAt,
                maintenanceMode,
                status,
                processInstanceId,
                createdAt,
                finishedAt);
    }

    /** The same release with other texts and another commit. */
    public ReleaseDetails amended(
            String newSummary,
            List<String> newChanges,
            List<String> newRequirements,
            String newRisks,
            String newCommit) {
        return new ReleaseDetails(
                key,
                service,
                version,
                previousVersion,
                type,
                changeType,
                branch,
                newCommit,
                newSummary,
                newChanges,
                contains,
                changedAspects,
                found,
                newRequirements,
                newRisks,
                owner,
                requester,
                plannedAt,
                maintenanceMode,
                status,
                processInstanceId,
                createdAt,
                finishedAt);
    }
}
