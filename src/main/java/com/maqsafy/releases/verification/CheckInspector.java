package com.maqsafy.releases.verification;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The systems that the checks ask: there, and they let us in (POST-01 to POST-14). */
@Component
@Order(30)
class CheckInspector implements ServiceInspector {

    private final ConfiguredChecks checks;
    private final TimedCheckRunner runner;

    CheckInspector(ConfiguredChecks checks, TimedCheckRunner runner) {
        this.checks = checks;
        this.runner = runner;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String setting = "releases.services." + service + ".verification.checks";
        if (checks.of(service).isEmpty()) {
            return List.of(Inspection.elsewhere(
                    "checks", setting, () -> Finding.notConfigured("There are none. Set " + setting + ".")));
        }
        return checks.checks(service).stream()
                .map(check -> inspection(
                        service, setting, requireNonNull(checks.of(service).get(check.id()))))
                .toList();
    }

    private Inspection inspection(String service, String setting, ConfiguredCheck check) {
        CheckDefinition definition = check.definition();
        boolean local = check.check() instanceof CommandCheck || check.check() instanceof LogCheck;
        return new Inspection(
                "check " + definition.id() + " (" + definition.kind().word() + ")",
                setting + "." + definition.id(),
                local,
                () -> {
                    CheckResult result = runner.inspect(service, definition.id());
                    return result.outcome() == CheckResult.Outcome.PASSED
                            ? Finding.ok(result.evidence())
                            : Finding.failed(result.evidence());
                });
    }
}
