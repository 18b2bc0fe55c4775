package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionWords;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.policy.ReadinessProbe;
import com.maqsafy.releases.policy.SettingsProbe;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.verification.CheckCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers to the open questions that other modules know (OPEN-04, OPEN-05, OPEN-07). */
@Configuration
class ReadinessProbes {

    @Bean
    ReadinessProbe deploymentOwnerProbe(DeploymentPlans plans, People people) {
        return probe("OPEN-04", service -> {
            Optional<String> owner = plans.owner(service);
            if (owner.isEmpty()) {
                return no("OPEN-04", "No deployment owner. Set releases.services." + service + ".deployment.owner.");
            }
            return people.members(Roles.DEPLOYMENT_OWNER).contains(owner.get())
                    ? yes("OPEN-04", owner.get() + " owns deployments.")
                    : no(
                            "OPEN-04",
                            owner.get() + " is not in the group deployment-owner. Add the person to it, or correct"
                                    + " releases.services." + service + ".deployment.owner.");
        });
    }

    @Bean
    ReadinessProbe rollbackProcessProbe(
            DeploymentPlans plans, CheckCatalogue checks, ProductionObservations production, ProductionWords words) {
        return probe("OPEN-05", service -> {
            if (!plans.rollbackConfigured(service)) {
                return no(
                        "OPEN-05",
                        "No rollback steps. Set releases.services." + service + ".deployment.rollback.steps.");
            }
            return checks.checks(service).isEmpty()
                    ? no(
                            "OPEN-05",
                            "A rollback could not be verified. Set releases.services." + service
                                    + ".verification.checks.")
                    : yes(
                            "OPEN-05",
                            "Rollback steps and checks that verify them are configured. "
                                    + production(service, production, words));
        });
    }

    private static String production(String service, ProductionObservations production, ProductionWords words) {
        return "Production runs " + words.of(service) + "."
                + (production.configured(service)
                        ? ""
                        : " Nobody asks the target what it runs: set releases.services." + service + ".production.");
    }

    @Bean
    ReadinessProbe notesLocationProbe(NotesStorage storage) {
        return probe(
                "OPEN-07",
                service -> storage.location(service)
                        .map(ReadinessProbes::writable)
                        .orElseGet(() -> no(
                                "OPEN-07",
                                "No storage for notes. Set releases.services." + service + ".notes.storage.")));
    }

    @Bean
    SettingsProbe settingsProbe(ServiceInspections inspections, ServiceSettings settings) {
        return new SettingsProbe() {
            @Override
            public List<String> mistakes(String service) {
                return inspections.shortcomings(service);
            }

            @Override
            public boolean disabled(String service) {
                return settings.disabled(service);
            }
        };
    }

    private static ReadinessAnswer writable(Path location) {
        Path there = location.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isWritable(there)
                ? yes("OPEN-07", "Notes are stored in " + location.getFileName() + ".")
                : no("OPEN-07", "The storage of the notes cannot be written. Check its permissions.");
    }

    private static ReadinessProbe probe(String item, Function<String, ReadinessAnswer> answer) {
        return new ReadinessProbe() {
            @Override
            public String item() {
                return item;
            }

            @Override
            public ReadinessAnswer answer(String service) {
                return answer.apply(service);
            }
        };
    }

    private static ReadinessAnswer yes(String item, String answer) {
        return new ReadinessAnswer(item, true, answer);
    }

    private static ReadinessAnswer no(String item, String answer) {
        return new ReadinessAnswer(item, false, answer);
    }
}
