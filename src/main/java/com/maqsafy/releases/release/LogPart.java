package com.maqsafy.releases.release;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
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
                all.add(new ReadableRows(filter.reader()).in(row, query, is));
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
}
