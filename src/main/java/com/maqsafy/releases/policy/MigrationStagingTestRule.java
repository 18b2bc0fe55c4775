package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.deployment.MigrationStagingTested;
import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * MIG-02: the migrations have run on staging for the commit. Where no staging test is configured, the reviewer answers
 * for it.
 */
@Component
class MigrationStagingTestRule implements GateRule {

    @Override
    public Set<String> items() {
        return Set.of("MIG-02");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.MIGRATION_REVIEW);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (!dossier.databaseChanges()) {
            return List.of();
        }
        String outcome = dossier.evidence(MigrationStagingTested.class, PreparationPart.MIGRATION_REVIEW)
                .map(r -> r.event().outcome())
                .orElse("");
        return switch (outcome) {
            case "passed" -> List.of();
            case "not-configured" -> answeredYes(dossier) ? List.of() : finding("finding.staging-not-configured");
            case "" -> finding("finding.staging-not-run");
            default -> finding("finding.staging-failed");
        };
    }

    private static boolean answeredYes(Dossier dossier) {
        return dossier.evidence(MigrationReviewed.class, PreparationPart.MIGRATION_REVIEW)
                .filter(r -> r.event().answers("MIG-02", "yes"))
                .isPresent();
    }

    private static List<Finding> finding(String key) {
        return List.of(Finding.of("MIG-02", Sentence.of(key)));
    }
}
