package com.maqsafy.releases.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The order in which releases that were found come. Those that are equal in it come newest first.
 *
 * <p>By the time of the request the table itself is in order. By anything else what fits is put in order for each page, and so
 * must not be more than {@link ReleaseSearch} puts in order.
 */
public enum SearchOrder {
    /** Those requested last first. */
    NEWEST("r.id"),
    /** Those requested first first. */
    OLDEST("r.id"),
    /** By the service's name. */
    SERVICE("r.service"),
    /** By the word of the type. */
    TYPE("r.type"),
    /** By the word of the status. */
    STATUS("r.status"),
    /** By the owner's account. */
    OWNER("r.owner"),
    /** Those that ended last first, and those that have not ended last. */
    FINISHED("coalesce(r.finished_at, '-infinity')");

    private final String column;

    SearchOrder(String column) {
        this.column = column;
    }

    /** The order of that word, empty for none. */
    public static Optional<SearchOrder> of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word().equals(word))
                .findFirst();
    }

    /** As it is asked for: {@code service}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the table is in this order. */
    boolean byRequest() {
        return this == NEWEST || this == OLDEST;
    }

    String column() {
        return column;
    }

    /** What a release has in the column of this order, as {@code behind} takes it; of those that have not ended {@code open}. */
    public String placeOf(FoundRelease release) {
        return switch (this) {
            case NEWEST, OLDEST -> "";
            case SERVICE -> release.service();
            case TYPE -> release.type();
            case STATUS -> release.status();
            case OWNER -> release.owner();
            case FINISHED ->
                release.finishedAt() == null ? OPEN : release.finishedAt().toString();
        };
    }

    /** Stands for the end of those that have not ended. */
    static final String OPEN = "open";
}
