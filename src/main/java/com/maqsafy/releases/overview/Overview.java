package com.maqsafy.releases.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a period.
 *
 * @param from first day
 * @param to last day
 * @param zone on whose clock days, weeks and months begin
 * @param by {@code week} or {@code month}
 * @param service of which service; null = of all
 * @param type of which type; null = of all
 * @param steps first days of the weeks or months, also of those in which nothing happened
 * @param figures what was counted and measured
 * @param reviewsOverdue reviews that are overdue at this moment, whatever the period, the longest overdue first, at most 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Overview(
        LocalDate from,
        LocalDate to,
        String zone,
        String by,
        @Nullable String service,
        @Nullable String type,
        List<LocalDate> steps,
        List<Row> figures,
        List<OverdueReview> reviewsOverdue) {

    /**
     * One number, with those that belong to it.
     *
     * @param figure word of the {@link Figure}
     * @param by what it is of: {@code all} (the period), {@code time}, {@code service}, {@code type}, or {@code part}
     * @param name which one: first day of the week or month, service, type, or part (role, kind of failure or exception)
     * @param of how many were looked at
     * @param count how many of them it is true of
     * @param median half of them took at most so long, in seconds; null for what is only counted
     * @param p90 nine of ten took at most so long, in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String figure,
            String by,
            String name,
            long of,
            long count,
            @Nullable Long median,
            @Nullable Long p90) {}

    /** A review that is owed after a hotfix (HOT-06) and is late. */
    public record OverdueReview(String release, String service, Instant dueAt) {}
}
