package com.maqsafy.releases.release;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/**
 * The rows of a part of the release log. A query that names only what is asked, because PostgreSQL plans one for every
 * filter at once as if nothing were filtered, and walks the whole log for a status that few releases have.
 */
final class LogPart {

    private LogPart() {}

    static Specification<ReleaseRow> of(LogFilter filter) {
        return (row, query, is) -> {
            List<Predicate> all = new ArrayList<>();
            if (filter.before() != null) {
                all.add(is.lessThan(row.get("id"), filter.before()));
            }
            equal("service", filter.service(), row, is, all);
            equal("type", filter.type(), row, is, all);
            equal("status", filter.status(), row, is, all);
            equal("owner", filter.owner(), row, is, all);
            if (filter.reader() != null) {
                all.add(is.not(is.exists(hidden(filter.reader(), row, query, is))));
            }
            return is.and(all.toArray(Predicate[]::new));
        };
    }

    private static void equal(
            String name, @Nullable String value, Root<ReleaseRow> row, CriteriaBuilder is, List<Predicate> all) {
        if (value != null) {
            all.add(is.equal(row.get(name), value));
        }
    }

    /** The restriction of a release of which the reader may not know. */
    private static Subquery<Integer> hidden(
            String reader, Root<ReleaseRow> row, @Nullable CriteriaQuery<?> query, CriteriaBuilder is) {
        Subquery<Integer> hidden = Objects.requireNonNull(query).subquery(Integer.class);
        Root<RestrictionRow> restriction = hidden.from(RestrictionRow.class);
        return hidden.select(is.literal(1))
                .where(
                        is.equal(restriction.get("releaseKey"), row.get("key")),
                        is.isNull(restriction.get("liftedAt")),
                        is.notEqual(restriction.get("owner"), reader));
    }
}
