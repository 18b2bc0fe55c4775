package com.maqsafy.releases.api;

import com.maqsafy.releases.policy.Readiness;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.Inspection.Outcome;
import com.maqsafy.releases.settings.InspectionResult;
import com.maqsafy.releases.settings.InspectionRunsException;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Services over REST: whether they are ready for releases (OPEN-01 to OPEN-08), and a trial of all they need. */
@RestController
class ServicesController {

    private static final Set<String> MAY_CHECK =
            Set.of("deployment-owner", "technical-owner", "process-owner", "camunda-admin");

    private final Readiness readiness;
    private final ServiceSettings settings;
    private final ServiceInspections inspections;
    private final People people;

    ServicesController(Readiness readiness, ServiceSettings settings, ServiceInspections inspections, People people) {
        this.readiness = readiness;
        this.settings = settings;
        this.inspections = inspections;
        this.people = people;
    }

    @GetMapping("/api/services/{service}/readiness")
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
    Map<String, Object> check(@PathVariable String service, Principal principal) {
        if (Collections.disjoint(people.roles(principal.getName()), MAY_CHECK)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "Only deployment owners, technical owners, process owners and administrators try out a service.");
        }
        if (!settings.services().contains(service)) {
            throw new RequestRefusedException(
                    HttpStatus.NOT_FOUND,
                    "Unknown service",
                    "REL-SET-021 There is no service " + service + ". Describe it under releases.services." + service
                            + ".");
        }
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
