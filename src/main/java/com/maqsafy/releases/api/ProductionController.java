package com.maqsafy.releases.api;

import com.maqsafy.releases.deployment.ProductionAcceptance;
import com.maqsafy.releases.deployment.ProductionState;
import com.maqsafy.releases.deployment.ProductionState.Held;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.settings.ServiceSettings;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What runs in production of a service over REST, and the way out when it is not what should run (promise 8). */
@RestController
class ProductionController {

    /** Who answers for what runs in production. */
    private static final Set<String> ACCEPTING =
            Set.of(Roles.DEPLOYMENT_OWNER, Roles.TECHNICAL_OWNER, Roles.MANAGEMENT);

    private static final int CHANGES = 50;

    private final ProductionStates production;
    private final ProductionAcceptance acceptance;
    private final ServiceSettings settings;
    private final VisibleReleases releases;
    private final People people;

    ProductionController(
            ProductionStates production,
            ProductionAcceptance acceptance,
            ServiceSettings settings,
            VisibleReleases releases,
            People people) {
        this.production = production;
        this.acceptance = acceptance;
        this.settings = settings;
        this.releases = releases;
        this.people = people;
    }

    /** The version that runs and is accepted as the truth, and why. */
    record AcceptanceBody(String version, String reason) {

        AcceptanceBody {
            version = Objects.requireNonNullElse(version, "");
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    @GetMapping("/api/services/{service}/production")
    @Operation(summary = "What runs in production of a service, since when, and whether that is what should run")
    Map<String, Object> production(@PathVariable String service, Principal caller) {
        requireRole(caller);
        return answer(service);
    }

    @PostMapping("/api/services/{service}/production")
    @Operation(summary = "Accepts what runs in production as the truth")
    Map<String, Object> accept(@PathVariable String service, @RequestBody AcceptanceBody body, Principal caller) {
        requireRole(caller);
        if (Collections.disjoint(people.roles(caller.getName()), ACCEPTING)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "What runs in production is accepted by deployment-owner, technical-owner or management.");
        }
        requireKnown(service);
        if (settings.disabled(service)) {
            throw new RequestRefusedException(
                    HttpStatus.CONFLICT,
                    "The service is disabled",
                    "REL-SET-003 " + service
                            + " is disabled because of its settings, so its target cannot be asked. Mend"
                            + " them, start the application again and repeat. "
                            + String.join("; ", settings.mistakes(service)));
        }
        acceptance.accept(service, body.version(), body.reason(), caller.getName());
        return answer(service);
    }

    private void requireRole(Principal caller) {
        if (people.roles(caller.getName()).isEmpty()) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN, "Not allowed", "Only people with a role see what runs in production.");
        }
    }

    private void requireKnown(String service) {
        if (!settings.services().contains(service)) {
            throw new RequestRefusedException(
                    HttpStatus.NOT_FOUND, "Unknown service", "There is no service '" + service + "'.");
        }
    }

    private Map<String, Object> answer(String service) {
        requireKnown(service);
        ProductionState state = production
                .of(service)
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.NOT_FOUND,
                        "Nothing is known",
                        "It is not known what " + service + " runs. Tag the version that production runs."));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("service", service);
        answer.put("version", state.version());
        answer.put("commit", state.commit());
        answer.put("since", state.since());
        answer.put("release", visible(state.release()));
        answer.put("change", held(state.change()));
        answer.put("maintenance", held(state.maintenance()));
        answer.put("observed", state.observed());
        answer.put("drift", state.drift());
        answer.put("changes", changes(service));
        return answer;
    }

    private @Nullable Map<String, Object> held(@Nullable Held held) {
        if (held == null) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("since", held.since());
        answer.put("release", visible(held.release()));
        return answer;
    }

    private List<Map<String, Object>> changes(String service) {
        return production.changes(service, CHANGES).stream()
                .map(change -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("time", change.time());
                    row.put("kind", change.kind());
                    row.put("version", change.version());
                    row.put("from", change.from());
                    row.put("commit", change.commit());
                    row.put("release", visible(change.release()));
                    row.put("actor", change.actor());
                    row.put("reason", change.reason());
                    return row;
                })
                .toList();
    }

    /** The key of a release only for those who may know of it. */
    private @Nullable String visible(@Nullable String release) {
        return release == null || releases.find(release).isEmpty() ? null : release;
    }
}
