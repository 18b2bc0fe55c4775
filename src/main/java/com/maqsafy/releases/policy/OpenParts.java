package com.maqsafy.releases.policy;

import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which parts of a release's preparation are still open, so that only the tasks that are needed are created. The gate's rules
 * say what has no valid evidence; the newest table {@code open-parts} says which parts that opens for the release's type.
 */
@Component
public class OpenParts {

    /** The table, its decision and its file. */
    public static final String TABLE = "open-parts";

    /** The table's answer. */
    public static final String PART = "part";

    private final List<GateRule> rules;
    private final DeployedTables tables;

    public OpenParts(List<GateRule> rules, DeployedTables tables) {
        this.rules = rules.stream().filter(r -> r.part().isPresent()).toList();
        this.tables = tables;
    }

    /** What the table is asked about a release of the type, of which these parts have no valid evidence. */
    public static Map<String, Object> asked(ReleaseType type, Collection<PreparationPart> unproven) {
        return asked(type, words(unproven));
    }

    /** The same, of parts by their words. */
    static Map<String, Object> asked(ReleaseType type, List<String> unproven) {
        return Map.of("release", Map.of("type", type.word(), "unproven", unproven));
    }

    /**
     * The open parts in the order of the table, e.g. {@code pull-request}, {@code tests:TEST-06} for each test,
     * {@code notes}. A part has no valid evidence while a rule that it can mend finds something, or cannot tell.
     *
     * @throws org.camunda.bpm.dmn.engine.DmnEngineException when the table cannot be read
     * @throws IllegalStateException {@code REL-PRC-093} when the table is not deployed
     */
    public List<String> of(Dossier dossier) {
        return opened(dossier).map(PartsOpened::parts).orElse(List.of());
    }

    /** The same, as it is recorded; empty when everything has valid evidence, and the table is not asked. */
    public Optional<PartsOpened> opened(Dossier dossier) {
        Set<PreparationPart> unproven = EnumSet.noneOf(PreparationPart.class);
        SortedSet<String> tests = new TreeSet<>();
        for (GateRule rule : rules) {
            PreparationPart part = rule.part().orElseThrow();
            for (Finding finding : ReleaseGate.findings(rule, dossier)) {
                if (part != PreparationPart.TESTS) {
                    unproven.add(part);
                } else if (finding.item().startsWith("TEST-")) {
                    // What is found about testing as a whole needs no task of its own: each open test has one.
                    unproven.add(part);
                    tests.add(finding.item());
                }
            }
        }
        if (unproven.isEmpty()) {
            return Optional.empty();
        }
        DeployedTables.Decided decided =
                tables.decide(TABLE, asked(dossier.release().type(), unproven));
        List<String> parts = decided.rows().stream()
                .map(row -> row.text(PART))
                .distinct()
                .flatMap(part -> part.equals(PreparationPart.TESTS.word())
                        ? tests.stream().map(test -> part + ':' + test)
                        : Stream.of(part))
                .toList();
        return Optional.of(new PartsOpened(parts, words(unproven), decided.asked()));
    }

    private static List<String> words(Collection<PreparationPart> parts) {
        return parts.stream().map(PreparationPart::word).toList();
    }
}
