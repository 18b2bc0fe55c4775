package com.maqsafy.releases;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows that the checklists ask of people, from the policy's catalogue; keys of forms, such as {@code PRE_14}. */
public final class ChecklistRows {

    private static final PolicyCatalogue CATALOGUE = new PolicyCatalogue();

    private ChecklistRows() {}

    /** Every item of the policy, in its order. */
    public static List<String> allItems() {
        return CATALOGUE.items().stream().map(PolicyItem::id).toList();
    }

    /** The rows of the pull request checklist. */
    public static List<String> pullRequest() {
        return keys(CATALOGUE.section("PR").stream().map(PolicyItem::id));
    }

    /** The rows of the pre-release checklist that no system answers. */
    public static List<String> preRelease(boolean databaseChanges) {
        return keys(CATALOGUE.personRows(databaseChanges).stream());
    }

    /** The same without some of them. */
    public static List<String> without(List<String> rows, String... known) {
        return rows.stream().filter(row -> !Set.of(known).contains(row)).toList();
    }

    /** All rows answered with yes. */
    public static Map<String, Object> yes(List<String> rows) {
        return rows.stream().collect(Collectors.toMap(Function.identity(), row -> "yes"));
    }

    /** The id of the item that a row answers. */
    public static String item(String row) {
        return row.replace('_', '-');
    }

    /** Of each row the id of its item, and words after it. */
    public static String[] each(List<String> rows, String words) {
        return rows.stream().map(row -> item(row) + words).toArray(String[]::new);
    }

    private static List<String> keys(Stream<String> items) {
        return items.map(id -> id.replace('-', '_')).toList();
    }
}
