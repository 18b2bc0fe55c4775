package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.policy.PolicyItem.AnsweredBy;
import com.maqsafy.releases.release.ReleaseType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The release policy as data ({@code policy/catalogue.json}): every item, in the policy's order.
 *
 * <p>A catalogue that is incomplete, has an id twice or an unknown member stops the application at start.
 */
@Component
public class PolicyCatalogue {

    private static final String RESOURCE = "/policy/catalogue.json";
    private static final Set<String> SECTIONS = Set.of(
            "SCOPE", "PRIN", "VER", "TYPE", "BR", "PR", "PRE", "TEST", "MIG", "DEP", "POST", "RB", "NOTE", "HOT", "SEC",
            "APR", "LOG", "OPEN", "RULE");
    /** Sections that the release gate enforces; each of their items has a gate rule. */
    private static final Set<String> GATE_SECTIONS = Set.of(
            "SCOPE", "PRIN", "VER", "BR", "PR", "PRE", "TEST", "MIG", "DEP", "POST", "RB", "NOTE", "HOT", "SEC", "APR",
            "RULE");
    /** Sections of which items may be checked in production. */
    private static final Set<String> CHECKED_SECTIONS = Set.of("POST", "SEC", "TYPE");
    /** What is asked for before a release has a dossier: rules of its start enforce it, none of the gate could. */
    private static final Set<String> AT_THE_START = Set.of("HOT-06");

    private final Map<String, PolicyItem> items;

    public PolicyCatalogue() {
        this(read());
    }

    /** Of items that are given, for tests of what follows from an item. */
    public PolicyCatalogue(List<PolicyItem> items) {
        Map<String, PolicyItem> byId = new LinkedHashMap<>();
        for (PolicyItem item : items) {
            if (byId.put(item.id(), item) != null) {
                throw new IllegalStateException(
                        "REL-POL-005 The policy item " + item.id() + " is there twice. Mend policy/catalogue.json.");
            }
        }
        Set<String> missing = new TreeSet<>(SECTIONS);
        items.forEach(i -> missing.remove(i.section()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "REL-POL-006 The policy catalogue has nothing of " + missing + ". Mend policy/catalogue.json.");
        }
        this.items = Collections.unmodifiableMap(byId);
    }

    /** All items in the policy's order. */
    public Collection<PolicyItem> items() {
        return items.values();
    }

    /** The items of a section, e.g. {@code PR}, in order. */
    public List<PolicyItem> section(String section) {
        return items().stream().filter(i -> i.section().equals(section)).toList();
    }

    /** An item by its id, if the policy has it. */
    public Optional<PolicyItem> find(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** What an item asks for; a row that a process owner added has no text here and answers with its id. */
    public String text(String id) {
        return find(id).map(PolicyItem::text).orElse(id);
    }

    /** Ids of the items that need a gate rule. HOT-06 needs none: an overdue review stops a release from starting. */
    public SortedSet<String> gateItems() {
        SortedSet<String> ids = new TreeSet<>();
        items().stream().filter(i -> GATE_SECTIONS.contains(i.section())).forEach(i -> ids.add(i.id()));
        ids.removeAll(AT_THE_START);
        return ids;
    }

    /** Whether a person may answer a checklist row "not applicable"; rows that process owners add may be. */
    public boolean mayBeNotApplicable(String row) {
        return find(row).map(PolicyItem::notApplicable).orElse(true);
    }

    /** Rows of the pre-release checklist that a person answers. */
    public List<String> personRows(boolean databaseChanges) {
        return preReleaseRows(AnsweredBy.PERSON, databaseChanges);
    }

    /** Rows of the pre-release checklist that the system answers. */
    public List<String> systemRows(boolean databaseChanges) {
        return preReleaseRows(AnsweredBy.SYSTEM, databaseChanges);
    }

    private List<String> preReleaseRows(AnsweredBy who, boolean databaseChanges) {
        return section("PRE").stream()
                .filter(i -> answeredBy(i, databaseChanges) == who)
                .map(PolicyItem::id)
                .toList();
    }

    private static @Nullable AnsweredBy answeredBy(PolicyItem item, boolean databaseChanges) {
        return item.answeredBy() != AnsweredBy.SYSTEM_WITH_DATABASE_CHANGES
                ? item.answeredBy()
                : databaseChanges ? AnsweredBy.SYSTEM : AnsweredBy.PERSON;
    }

    /**
     * The tests that a release needs at least (TEST-01 to TEST-09), by what it changes and by its type, whatever a
     * decision table says: security tests for every security release (SEC-04).
     */
    public SortedSet<String> requiredTests(Collection<String> aspects, ReleaseType type) {
        SortedSet<String> tests = new TreeSet<>();
        section("TEST").stream()
                .filter(i ->
                        i.always() || i.types().contains(type.word()) || !Collections.disjoint(i.triggers(), aspects))
                .forEach(i -> tests.add(i.id()));
        return tests;
    }

    /**
     * The checks that apply after deployment at least, whatever a decision table says: POST-01 to POST-14 by what the
     * release changes, SEC-08 for security releases and TYPE-06 (containers) for infrastructure releases.
     */
    public SortedSet<String> applicableChecks(Collection<String> aspects, ReleaseType type) {
        SortedSet<String> checks = new TreeSet<>();
        items().stream()
                .filter(i -> CHECKED_SECTIONS.contains(i.section()))
                .filter(i -> i.section().equals("POST")
                        ? !i.ifImpacted() || !Collections.disjoint(i.triggers(), aspects)
                        : i.types().contains(type.word()))
                .forEach(i -> checks.add(i.id()));
        return checks;
    }

    /** The item of a scope word, e.g. SCOPE-01 of {@code backend}. */
    public Optional<String> scopeItem(String word) {
        return section("SCOPE").stream()
                .filter(i -> word.equals(i.word()))
                .map(PolicyItem::id)
                .findFirst();
    }

    private static List<PolicyItem> read() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = PolicyCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "REL-POL-007 " + RESOURCE + " is missing. Build the application again.");
            }
            return mapper.readValue(in, CatalogueFile.class).items().stream()
                    .map(ItemRow::item)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("REL-POL-008 " + RESOURCE + " cannot be read. Mend it.", e);
        }
    }

    private record CatalogueFile(List<ItemRow> items) {}

    /** A row of the file: what does not concern an item is absent. */
    private record ItemRow(
            String id,
            String section,
            String text,
            @Nullable String word,
            boolean notApplicable,
            @Nullable String answeredBy,
            @Nullable List<String> triggers,
            boolean always,
            boolean ifImpacted,
            @Nullable List<String> types,
            @Nullable String question) {

        PolicyItem item() {
            return new PolicyItem(
                    id,
                    section,
                    text,
                    word,
                    notApplicable,
                    answeredBy == null
                            ? null
                            : AnsweredBy.valueOf(answeredBy
                                    .toUpperCase(java.util.Locale.ROOT)
                                    .replace('-', '_')),
                    triggers == null ? List.of() : triggers,
                    always,
                    ifImpacted,
                    types == null ? List.of() : types,
                    question);
        }
    }
}
