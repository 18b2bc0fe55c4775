package com.maqsafy.releases.report;

import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ItemScope;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.VerificationRoundOpened;
import com.maqsafy.releases.report.Coverage.Why;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which items of the policy a release needs, by what it is, what it changes and how far it came ({@link Coverage}). */
final class Applicability {

    private static final Set<String> APPROVALS =
            Arrays.stream(ReleaseType.values()).map(t -> t.approvals().item()).collect(Collectors.toSet());
    private static final String DESTRUCTIVE = "APR-06";
    /** What is done by a step of the plan, where the service has such a step. */
    private static final Set<String> OF_STEPS = Set.of("DEP-02", "DEP-04", "DEP-05");

    private final ReleaseDetails release;
    private final PolicyCatalogue catalogue;
    private final Set<String> aspects;
    private final boolean databaseChanges;
    private final boolean destructive;
    private final Optional<Set<String>> tests;
    private final boolean asked;
    private final boolean deployed;
    private final boolean verified;
    private final Set<String> withoutCheck;

    private Applicability(
            ReleaseDetails release,
            PolicyCatalogue catalogue,
            Set<String> aspects,
            boolean databaseChanges,
            boolean destructive,
            List<LedgerRecord> records) {
        this.release = release;
        this.catalogue = catalogue;
        this.aspects = aspects;
        this.databaseChanges = databaseChanges;
        this.destructive = destructive;
        // As it is kept: a report can be made also when this version cannot read a record.
        this.tests = records.stream()
                .filter(r -> r.is(RequiredTestsDetermined.class))
                .reduce((earlier, later) -> later)
                .map(r -> Set.copyOf(r.payload().path("tests").findValuesAsText("test")));
        this.asked = records.stream().anyMatch(r -> r.is(ApprovalRoundOpened.class));
        this.deployed = records.stream().anyMatch(r -> r.is(DeploymentStarted.class));
        List<LedgerRecord> rounds = records.stream()
                .filter(r -> r.is(VerificationRoundOpened.class))
                .filter(r -> r.payload().path("purpose").asText().equals("deployment"))
                .toList();
        this.verified = !rounds.isEmpty();
        this.withoutCheck = new TreeSet<>();
        if (verified) {
            rounds.get(rounds.size() - 1)
                    .payload()
                    .path("itemsWithoutCheck")
                    .forEach(item -> withoutCheck.add(item.asText()));
        }
    }

    static Applicability of(ReleaseDetails release, List<LedgerRecord> records, PolicyCatalogue catalogue) {
        try {
            Dossier dossier = Dossier.of(release, records, release.createdAt(), () -> {
                throw new IllegalStateException("Nothing is asked of Git or production.");
            });
            return new Applicability(
                    release,
                    catalogue,
                    dossier.aspects(),
                    dossier.databaseChanges(),
                    !dossier.destructiveMigrations().isEmpty(),
                    records);
        } catch (InvalidEvidenceException e) {
            // What cannot be read may have said anything: more is asked for, never less.
            return new Applicability(release, catalogue, new TreeSet<>(release.changedAspects()), true, true, records);
        }
    }

    /** Why the release needs nothing for an item; empty when it does. */
    Optional<Why> whyNot(PolicyItem item) {
        return byWhatItIs(item).or(() -> byHowFarItCame(item));
    }

    /** Why an item that applies has no record, where that can be told. */
    Optional<Why> whyOpen(PolicyItem item) {
        return withoutCheck.contains(item.id()) ? why("check") : Optional.empty();
    }

    private Optional<Why> byWhatItIs(PolicyItem item) {
        Optional<ItemScope> scope = ItemScope.of(item, release, databaseChanges);
        if (scope.isPresent()) {
            return scope.filter(told -> !told.applies()).map(told -> new Why(key(told.by()), told.value()));
        }
        String id = item.id();
        return switch (item.section()) {
            case "TEST" -> unless(required().contains(id), "test", "");
            case "POST" ->
                unless(
                        !item.ifImpacted()
                                || catalogue
                                        .applicableChecks(aspects, release.type())
                                        .contains(id),
                        "impact",
                        "");
            case "APR" -> approval(id);
            case "BR" -> branch(id);
            default -> Optional.empty();
        };
    }

    private static String key(ItemScope.By by) {
        return switch (by) {
            case PART -> "scope";
            case TYPE -> "type";
            case CHANGE -> "change";
            case MIGRATIONS -> "migrations";
            case MAINTENANCE -> "maintenance";
        };
    }

    private Collection<String> required() {
        return tests.orElseGet(() -> catalogue.requiredTests(aspects, release.type()));
    }

    private Optional<Why> approval(String id) {
        if (id.equals(DESTRUCTIVE)) {
            return unless(destructive, "destructive", "");
        }
        return unless(
                !APPROVALS.contains(id) || id.equals(release.type().approvals().item()),
                "type",
                release.type().word());
    }

    /** Of the branches that a release may come from (BR-05, BR-06) and those that hold work (BR-03, BR-04). */
    private Optional<Why> branch(String id) {
        String branch = release.branch();
        return switch (id) {
            case "BR-05" -> unless(branch.startsWith("hotfix/"), "branch", branch);
            case "BR-06" -> unless(branch.startsWith("release/"), "branch", branch);
            case "BR-03", "BR-04" -> why("work");
            case "BR-02" -> unless(branch.equals("staging"), "branch", branch);
            default -> Optional.empty();
        };
    }

    private Optional<Why> byHowFarItCame(PolicyItem item) {
        ReleaseStatus status = release.status();
        boolean over = status.isFinal() && status != ReleaseStatus.RELEASED;
        boolean late = Set.of("DEP", "POST").contains(item.section())
                || Set.of("PRIN-08", "RULE-03", "RULE-07", "MIG-03", "SEC-08", "HOT-05", "HOT-06")
                        .contains(item.id());
        if (over && !deployed && (late || !asked)) {
            return Optional.of(new Why("before", status.word()));
        }
        if (over && item.section().equals("POST") && !verified) {
            return Optional.of(new Why("unverified", status.word()));
        }
        return deployed && OF_STEPS.contains(item.id()) ? why("step") : Optional.empty();
    }

    private static Optional<Why> unless(boolean applies, String key, String value) {
        return applies ? Optional.empty() : Optional.of(new Why(key, value));
    }

    private static Optional<Why> why(String key) {
        return Optional.of(new Why(key, ""));
    }
}
