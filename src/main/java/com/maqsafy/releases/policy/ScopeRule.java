package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.source.ReleasePart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * PRIN-02, SCOPE-01 to SCOPE-09: the scope is documented, and names everything that the source shows for exactly this
 * commit.
 */
@Component
class ScopeRule implements GateRule {

    private final PolicyCatalogue catalogue;

    ScopeRule(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Set<String> items() {
        Set<String> items = new TreeSet<>(Set.of("PRIN-02"));
        catalogue.section("SCOPE").forEach(i -> items.add(i.id()));
        return items;
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        List<Finding> findings = new ArrayList<>();
        if (dossier.release().summary().isBlank()) {
            findings.add(Finding.of("PRIN-02", Sentence.of("finding.no-summary")));
        }
        if (dossier.release().changes().isEmpty()) {
            findings.add(Finding.of("PRIN-02", Sentence.of("finding.no-changes")));
        }
        if (dossier.release().contains().isEmpty()) {
            findings.add(Finding.of("PRIN-02", Sentence.of("finding.no-contents")));
        }
        for (String word : dossier.release().contains()) {
            if (catalogue.scopeItem(word).isEmpty()) {
                findings.add(Finding.of("PRIN-02", Sentence.of("finding.contents-unknown", word)));
            }
        }
        Optional<SourceInspected> inspection = dossier.inspection();
        if (inspection.isEmpty()) {
            findings.add(Finding.of(
                    "PRIN-02",
                    Sentence.of("finding.not-inspected", dossier.release().commit())));
            return findings;
        }
        undeclared(inspection.get().contains(), dossier.release().contains())
                .forEach(word -> findings.add(Finding.of(
                        catalogue.scopeItem(word).orElse("PRIN-02"), Sentence.of("finding.undeclared", word))));
        undeclared(inspection.get().changedAspects(), dossier.release().changedAspects())
                .forEach(word -> findings.add(Finding.of("PRIN-02", Sentence.of("finding.undeclared-aspect", word))));
        if (!dossier.migrations().isEmpty()
                && !ReleasePart.DATABASE_MIGRATION.in(dossier.release().contains())) {
            findings.add(Finding.of("SCOPE-05", Sentence.of("finding.undeclared-migrations")));
        }
        return findings;
    }

    private static Set<String> undeclared(List<String> found, List<String> declared) {
        Set<String> undeclared = new TreeSet<>(found);
        undeclared.removeAll(new HashSet<>(declared));
        // Migrations have a message of their own.
        undeclared.remove(ReleasePart.DATABASE_MIGRATION.word());
        return undeclared;
    }
}
