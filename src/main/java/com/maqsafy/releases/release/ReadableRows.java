package com.maqsafy.releases.release;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the table {@code release} somebody may know of (SEC-07), as a condition of a statement: whoever reads many
 * releases by one statement asks this, and nobody writes the rule again.
 *
 * @param reader account that may know only of the restricted releases that are its own; null = one that may know of all
 * @param positions what such an account is shown in place of a position; null = positions as they are
 */
public record ReadableRows(
        @Nullable String reader, @Nullable ShownPositions positions) {

    private static final String PARAMETER = "readableBy";

    /** Positions are shown as they are. */
    public ReadableRows(@Nullable String reader) {
        this(reader, null);
    }

    /** What is shown of a row's position: by a gap nobody learns of a row that is left out. */
    public long shown(long position) {
        return positions == null ? position : positions.shown(position);
    }

    /**
     * The position for which something was shown; null = none was asked for.
     *
     * @throws com.maqsafy.releases.process.SubmissionRefusedException {@code REL-REL-550} for what was shown to nobody
     */
    public @Nullable Long meant(@Nullable Long shown) {
        return shown == null || positions == null ? shown : Long.valueOf(positions.meant(shown));
    }

    /**
     * The condition in SQL.
     *
     * @param release alias of the table {@code release} in the statement
     */
    public String in(String release) {
        return reader == null
                ? "true"
                : "NOT EXISTS (SELECT FROM release_restriction q WHERE q.release_key = " + release
                        + ".key AND q.lifted_at IS NULL AND q.owner <> :" + PARAMETER + ")";
    }

    /** The parameters that the condition names. */
    public Map<String, Object> params() {
        return reader == null ? Map.of() : Map.of(PARAMETER, reader);
    }

    /** The same condition for a query of JPA. */
    Predicate in(Root<ReleaseRow> row, @Nullable CriteriaQuery<?> query, CriteriaBuilder is) {
        if (reader == null) {
            return is.conjunction();
        }
        Subquery<Integer> hidden = Objects.requireNonNull(query).subquery(Integer.class);
        Root<RestrictionRow> restriction = hidden.from(RestrictionRow.class);
        return is.not(is.exists(hidden.select(is.literal(1))
                .where(
                        is.equal(restriction.get("releaseKey"), row.get("key")),
                        is.isNull(restriction.get("liftedAt")),
                        is.notEqual(restriction.get("owner"), reader))));
    }
}
