package com.maqsafy.releases.proposal;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.ApprovalRoundOpened.AskedRole;
import com.maqsafy.releases.approval.AskedRoles;
import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.calendar.NoOpeningException;
import com.maqsafy.releases.deployment.DeploymentTimes;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.proposal.ReleaseProposal.Approver;
import com.maqsafy.releases.proposal.ReleaseProposal.Risk;
import com.maqsafy.releases.proposal.ReleaseProposal.Window;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.RoutingFacts;
import com.maqsafy.releases.source.Migration;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a release will need, by the tables that its process will ask and the floors below them, before it is started. The
 * tables are asked again when it runs, and only that counts.
 */
@Component
class Prospects {

    private static final int MOST_WINDOWS = 3;

    private final DeployedTables tables;
    private final PolicyCatalogue catalogue;
    private final DeploymentCalendar calendar;
    private final Clock clock;

    Prospects(DeployedTables tables, PolicyCatalogue catalogue, DeploymentCalendar calendar, Clock clock) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What decides about what it needs.
     *
     * @param contains scope words, declared and found
     * @param changedAspects aspect words, declared and found
     */
    record Scope(
            ReleaseType type,
            String changeType,
            Collection<String> contains,
            Collection<String> changedAspects,
            List<Migration> migrations) {

        boolean destructive() {
            return migrations.stream().anyMatch(Migration::destructive);
        }

        Map<String, Object> variables() {
            return Map.of("release", RoutingFacts.decision(type, changeType, contains, changedAspects, destructive()));
        }
    }

    Risk risk(Scope scope) {
        List<String> reasons = new ArrayList<>();
        String level = ReleaseProposal.UNKNOWN;
        for (DeployedTables.Row row : tables.ask("deployment-risk", scope.variables())) {
            level = row.text("risk");
            if (!row.description().isBlank()) {
                reasons.add(row.description().strip());
            }
        }
        scope.migrations().stream()
                .filter(migration -> migration.destructive() || migration.locks())
                .map(Dangers::sentence)
                .forEach(reasons::add);
        return new Risk(level, reasons);
    }

    List<String> tests(Scope scope) {
        TreeSet<String> tests = new TreeSet<>(catalogue.requiredTests(scope.changedAspects(), scope.type()));
        tables.ask("required-tests", scope.variables()).forEach(row -> tests.add(row.text("test")));
        return List.copyOf(tests);
    }

    List<Approver> approvers(Scope scope) {
        List<AskedRole> asked = tables.ask("required-approvals", scope.variables()).stream()
                .map(row -> new AskedRole(row.text("role"), row.text("reason"), row.text("item")))
                .toList();
        return AskedRoles.of(asked, ApprovalFloor.items(scope.type(), scope.destructive())).stream()
                .map(role -> new Approver(role.role(), role.item(), String.valueOf(role.reason())))
                .toList();
    }

    /** The next times at which it can be deployed; an urgent release needs no window and waits for freezes only. */
    List<Window> windows(String service, ReleaseType type, @Nullable Instant plannedAt) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant from = plannedAt == null || plannedAt.isBefore(now) ? now : plannedAt;
        if (type.urgent()) {
            return urgent(service, type, from);
        }
        return calendar.openings(service, from, MOST_WINDOWS).stream()
                .map(opening -> new Window(
                        opening.from(),
                        opening.to(),
                        calendar.windowConfigured(service)
                                ? "A maintenance window, outside of peak hours and freezes."
                                : "No maintenance window is configured: any time outside of peak hours and freezes."))
                .toList();
    }

    private List<Window> urgent(String service, ReleaseType type, Instant from) {
        try {
            CalendarAnswer at = calendar.assess(service, from);
            Optional<Freeze> freeze = at.freeze();
            boolean closed = !DeploymentTimes.closed(type, freeze.isPresent(), at.inWindow(), false)
                    .isEmpty();
            String note = closed
                    ? "A %s release needs no maintenance window; before that it needs the approval that a peak deployment needs, because of the freeze (%s)."
                            .formatted(type.word(), freeze.map(Freeze::reason).orElse(""))
                    : "A %s release needs no maintenance window.".formatted(type.word());
            return List.of(new Window(closed ? freeze.map(Freeze::to).orElse(from) : from, null, note));
        } catch (NoOpeningException e) {
            return List.of();
        }
    }
}
