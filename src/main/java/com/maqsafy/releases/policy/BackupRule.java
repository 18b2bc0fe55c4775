package com.maqsafy.releases.policy;

import com.maqsafy.releases.deployment.BackupConfirmed;
import com.maqsafy.releases.deployment.BackupTaken;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * PRIN-08, RULE-03, MIG-03, PRE-09: when the release changes the database, a backup was taken in this deployment
 * attempt, can be read, is fresh, and somebody other than the deployer has confirmed it. Without database changes
 * people answer PRE-09 instead, in the pre-release checklist.
 */
@Component
class BackupRule implements GateRule {

    /** Record and backup have their times from clocks of two machines at most. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final PolicySettings settings;
    private final Persons persons;

    BackupRule(PolicySettings settings, Persons persons) {
        this.settings = settings;
        this.persons = persons;
    }

    @Override
    public Set<String> items() {
        return Set.of("PRIN-08", "RULE-03", "MIG-03", "PRE-09");
    }

    @Override
    public GateStage stage() {
        return GateStage.DEPLOYMENT;
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        if (!dossier.databaseChanges()) {
            return List.of();
        }
        if (dossier.deploymentStarted().isEmpty()) {
            return finding("PRIN-08", "finding.no-deployment");
        }
        Optional<Recorded<BackupTaken>> taken = dossier.lastOfAttempt(BackupTaken.class);
        if (taken.isEmpty()) {
            return finding("MIG-03", "finding.backup-not-taken");
        }
        BackupTaken backup = taken.get().event();
        if (!backup.passed() || !backup.readable() || backup.bytes() == null || backup.bytes() <= 0) {
            return finding("RULE-03", "finding.backup-failed");
        }
        return stale(dossier, taken.get()).or(() -> unconfirmed(dossier, taken.get())).stream()
                .toList();
    }

    private Optional<Finding> stale(Dossier dossier, Recorded<BackupTaken> taken) {
        Instant takenAt;
        try {
            takenAt = Instant.parse(taken.event().takenAt());
        } catch (DateTimeException e) {
            return Optional.of(Finding.of("RULE-03", Sentence.of("finding.backup-undated")));
        }
        // One that is dated ahead would stay fresh.
        if (takenAt.isAfter(taken.time().plus(AHEAD))) {
            return Optional.of(Finding.of("RULE-03", Sentence.of("finding.backup-ahead", takenAt)));
        }
        Instant needed = dossier.productionTouchedAt().orElse(dossier.now());
        return Duration.between(takenAt, needed).compareTo(settings.backupMaxAge()) > 0
                ? Optional.of(Finding.of(
                        "RULE-03",
                        Sentence.of(
                                "finding.backup-old",
                                takenAt,
                                Words.counted(settings.backupMaxAge().toMinutes(), "minute"))))
                : Optional.empty();
    }

    private Optional<Finding> unconfirmed(Dossier dossier, Recorded<BackupTaken> taken) {
        Optional<Recorded<BackupConfirmed>> confirmed = dossier.lastOfAttempt(BackupConfirmed.class)
                .filter(r -> r.event().backup() == taken.sequence());
        if (confirmed.isEmpty()) {
            return Optional.of(Finding.of("PRE-09", Sentence.of("finding.backup-unconfirmed")));
        }
        if (!confirmed.get().event().decision().equals("confirm")) {
            return Optional.of(Finding.of("PRE-09", Sentence.of("finding.backup-refused")));
        }
        String person = confirmed.get().actor();
        Set<String> deployers =
                dossier.people(dossier.deploymentStarted().orElseThrow()).collect(Collectors.toSet());
        boolean deployed = dossier.people(confirmed.get())
                .anyMatch(p -> deployers.stream().anyMatch(deployer -> persons.same(p, deployer)));
        return deployed || person.startsWith("system:")
                ? Optional.of(Finding.of("RULE-03", Sentence.of("finding.backup-confirmer", person)))
                : Optional.empty();
    }

    private static List<Finding> finding(String item, String key) {
        return List.of(Finding.of(item, Sentence.of(key)));
    }
}
