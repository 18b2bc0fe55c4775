package com.maqsafy.releases.api;

import com.maqsafy.releases.deployment.ProductionState;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.Readiness;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.proposal.ReleasableBranches;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.Inspection.Outcome;
import com.maqsafy.releases.settings.InspectionResult;
import com.maqsafy.releases.settings.InspectionRunsException;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.source.SourceException;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Services over REST: which there are, their branches, whether they are ready for releases (OPEN-01 to OPEN-08), and a trial of all they need. */
@RestController
class ServicesController {

    private static final Set<String> MAY_CHECK =
            Set.of(Roles.DEPLOYMENT_OWNER, Roles.TECHNICAL_OWNER, Roles.PROCESS_OWNER, Roles.ADMINISTRATORS);

    private final Readiness readiness;
    private final ServiceSettings settings;
    private final ServiceInspections inspections;
    private final People people;
    private final ProductionStates production;
    private final ReleasableBranches branches;

    ServicesController(
            Readiness readiness,
            ServiceSettings settings,
            ServiceInspections inspections,
            People people,
            ProductionStates production,
            ReleasableBranches branches) {
        this.readiness = readiness;
        this.settings = settings;
        this.inspections = inspections;
        this.people = people;
        this.production = production;
        this.branches = branches;
    }

    /**
     * A service.
     *
     * @param running the version that runs in production, null when it is not known
     * @param disabled whether its settings have a mistake, so that nothing is done for it
     */
    record Service(String name, @Nullable String running, boolean disabled) {}

    @GetMapping("/api/services")
    @Operation(
            summary = "The services that can be released",
            description = "By name, each with the version that runs in production, for everybody with a role.")
    List<Service> services(Principal caller) {
        requireRole(caller);
        return settings.services().stream()
                .map(name -> new Service(name, running(name), settings.disabled(name)))
                .toList();
    }

    private @Nullable String running(String service) {
        try {
            return production.of(service).map(ProductionState::version).orElse(null);
        } catch (SourceException e) {
            // One repository that cannot be read hides no other service; asking for its branches says what is wrong.
            return null;
        }
    }

    @GetMapping("/api/services/{service}/branches")
    @Operation(
            summary = "The branches of a service, newest commit first",
            description =
                    "Each says whether a release can be made from it as it is (`releasable`), and `why`: which types fit, or"
                            + " what stands against it. 404 when there is no such service, 409 while its repository cannot be read.")
    List<ReleasableBranches.Releasable> branches(@PathVariable String service, Principal caller) {
        requireRole(caller);
        requireKnown(service);
        try {
            return branches.of(service)
                    .orElseThrow(() -> new RequestRefusedException(
                            HttpStatus.NOT_FOUND,
                            "No repository",
                            "REL-API-063 " + service + " has no repository. Set releases.services." + service
                                    + ".source.repository, and mend what is wrong in its settings."));
        } catch (SourceException e) {
            throw new RequestRefusedException(
                    HttpStatus.CONFLICT, "The repository cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private void requireRole(Principal caller) {
        if (people.roles(caller.getName()).isEmpty()) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "REL-API-062 Only people with a role see what can be released. Ask an administrator for yours.");
        }
    }

    private void requireKnown(String service) {
        if (!settings.services().contains(service)) {
            throw new RequestRefusedException(
                    HttpStatus.NOT_FOUND,
                    "Unknown service",
                    "REL-SET-021 There is no service " + service + ". Describe it under releases.services." + service
                            + ".");
        }
    }

    @GetMapping("/api/services/{service}/readiness")
    @Operation(summary = "Whether a service is ready for releases (OPEN-01 to OPEN-08)")
    Map<String, Object> readiness(@PathVariable String service) {
        List<ReadinessAnswer> answers = readiness.of(service);
        List<String> mistakes = readiness.mistakes(service);
        return Map.of(
                "service",
                service,
                "ready",
                mistakes.isEmpty() && answers.stream().allMatch(ReadinessAnswer::ready),
                "answers",
                answers,
                "mistakes",
                mistakes);
    }

    /**
     * Tries out everything that a deployment of the service will need, without touching production.
     *
     * @param principal a deployment owner, technical owner, process owner or administrator
     */
    @PostMapping("/api/services/{service}/check")
    @Operation(summary = "Tries everything that a deployment of the service will need, and touches nothing")
    Map<String, Object> check(@PathVariable String service, Principal principal) {
        if (Collections.disjoint(people.roles(principal.getName()), MAY_CHECK)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Only deployment owners, technical owners, process owners and administrators try out a service.");
        }
        requireKnown(service);
        try {
            List<InspectionResult> results = inspections.inspect(service);
            return Map.of(
                    "service",
                    service,
                    "ok",
                    results.stream().noneMatch(r -> r.outcome() == Outcome.FAILED),
                    "checks",
                    results.stream().map(ServicesController::told).toList());
        } catch (InspectionRunsException e) {
            throw new RequestRefusedException(HttpStatus.CONFLICT, "Runs already", e.getMessage());
        }
    }

    private static Map<String, Object> told(InspectionResult result) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("what", result.what());
        told.put("setting", result.setting());
        told.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        told.put("message", result.message());
        told.put("durationMs", result.duration().toMillis());
        return told;
    }
}
