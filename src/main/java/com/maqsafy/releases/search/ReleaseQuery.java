package com.maqsafy.releases.search;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for; what is null is not asked for, and everything that is asked for must hold.
 *
 * @param service part of the service's name, in any case
 * @param version the version, or its beginning: {@code 1.5} finds 1.5.0 and 1.5.1, not 1.50.0
 * @param types words of release types, empty = any
 * @param statuses words of statuses, empty = any
 * @param owner account of the release owner
 * @param requester account of whoever requested it
 * @param approver account of somebody who approved it
 * @param role the role in which that was, with or without an approver, e.g. {@code qa}
 * @param deployer account of whoever started its deployment
 * @param actor account of somebody who did anything in it
 * @param item id of a policy item under which something was recorded, e.g. {@code TEST-07}
 * @param requirement a requirement as the release names it
 * @param commit the commit, or its first 7 digits or more
 * @param incident the incident that a hotfix names
 * @param path where it came past, as its ledger has it: a process ({@code rollback}), or a process and an element of it
 *     ({@code rollback/userTask_approveRollback})
 * @param from requested then or later
 * @param until requested before then
 * @param exceptions only releases for which an exception was made
 * @param order in which they come
 * @param before go on behind this position; null = from the first
 * @param behind what the release at that position has in the column of the order ({@link SearchOrder#placeOf}); null where the
 *     order is that of the requests, or there is no position
 * @param limit at most so many, 1 to 500
 */
public record ReleaseQuery(
        @Nullable String service,
        @Nullable String version,
        Set<String> types,
        Set<String> statuses,
        @Nullable String owner,
        @Nullable String requester,
        @Nullable String approver,
        @Nullable String role,
        @Nullable String deployer,
        @Nullable String actor,
        @Nullable String item,
        @Nullable String requirement,
        @Nullable String commit,
        @Nullable String incident,
        @Nullable String path,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean exceptions,
        SearchOrder order,
        @Nullable Long before,
        @Nullable String behind,
        int limit) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final Pattern VERSION = Pattern.compile("[0-9]+([.][0-9]+){0,2}");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9-]*(/[A-Za-z][A-Za-z0-9_-]*)?");

    /** @throws IllegalArgumentException {@code REL-SCH-001} to {@code 004}, {@code 015}, {@code 250} and {@code 251} for what cannot be asked, naming the field */
    public ReleaseQuery {
        types = Set.copyOf(types);
        statuses = Set.copyOf(statuses);
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("REL-SCH-001 limit must be from 1 to 500.");
        }
        if (commit != null && !COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException(
                    "REL-SCH-002 commit is 7 to 40 hexadecimal digits in small letters, e.g. 1a2b3c4.");
        }
        if (version != null && !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("REL-SCH-003 version is a version or its beginning, e.g. 1.5 or 1.5.0.");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("REL-SCH-004 to is before from. Give the first and the last day.");
        }
        if (path != null && !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "REL-SCH-015 path is a process or a process and an element, e.g. rollback or rollback/userTask_approveRollback.");
        }
        if (order.byRequest() ? behind != null : (before == null) != (behind == null)) {
            throw new IllegalArgumentException(
                    "REL-SCH-250 behind goes with before where the order is not newest or oldest. Follow the link to the next page.");
        }
        if (order == SearchOrder.FINISHED && behind != null && !SearchOrder.OPEN.equals(behind)) {
            instant(behind);
        }
    }

    private static void instant(String behind) {
        try {
            Instant.parse(behind);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "REL-SCH-251 behind is a time such as 2026-10-05T08:00:00Z, or open, where the order is finished.",
                    e);
        }
    }
}
