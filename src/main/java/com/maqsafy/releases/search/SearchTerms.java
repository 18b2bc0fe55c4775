package com.maqsafy.releases.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for that the table {@code release_term} knows of releases, as conditions of a statement; the rarest first, and
 * all must hold. The sorts are those that V345 writes.
 */
final class SearchTerms {

    /** One thing that is true of a release: {@code approver}, {@code sara}. */
    private record Term(String sort, String value) {}

    private final List<Term> all = new ArrayList<>();

    SearchTerms(ReleaseQuery query) {
        add("exception", query.exceptions() ? "" : null);
        add("incident", query.incident());
        add("requirement", query.requirement());
        add("commit", query.commit() == null ? null : query.commit().substring(0, 7));
        add("version", query.version());
        add("path", query.path());
        add("deployer", query.deployer());
        if (query.approver() != null && query.role() != null) {
            // Of one approval, and not of two.
            add("approver-role", query.approver() + ' ' + query.role());
        } else {
            add("approver", query.approver());
            add("role", query.role());
        }
        add("actor", query.actor());
        add("requester", query.requester());
        add("owner", query.owner());
        add("item", query.item());
    }

    private void add(String sort, @Nullable String value) {
        if (value != null) {
            all.add(new Term(sort, value));
        }
    }

    int size() {
        return all.size();
    }

    /** That a row {@code d} of the table is one of these. */
    String is(int term) {
        return is("d", term);
    }

    /** That all but one hold of a release; {@code true} for none. */
    String hold(String releaseId, int but) {
        // OFFSET 0 has PostgreSQL look at one release after the other, and never read all that a term holds of first.
        return IntStream.range(0, all.size())
                .filter(term -> term != but)
                .mapToObj(term -> "EXISTS (SELECT FROM release_term t WHERE " + is("t", term) + " AND t.release_id = "
                        + releaseId + " OFFSET 0)")
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), each -> each.isEmpty() ? "true" : String.join(" AND ", each)));
    }

    /** The parameters that the conditions name. */
    Map<String, Object> params() {
        Map<String, Object> params = new HashMap<>();
        for (int term = 0; term < all.size(); term++) {
            params.put("sort" + term, all.get(term).sort());
            params.put("term" + term, all.get(term).value());
        }
        return params;
    }

    private static String is(String row, int term) {
        return row + ".sort = :sort" + term + " AND " + row + ".term = left(:term" + term + ", 200)";
    }
}
