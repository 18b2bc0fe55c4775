package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.deployment.ProductionWords;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.NotesStorage;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.policy.ReadinessProbe;
import com.maqsafy.releases.policy.SettingsProbe;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.verification.CheckCatalogue;
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
                return no("OPEN-04", Sentence.of("readiness.no-owner", service));
            }
            return people.members(Roles.DEPLOYMENT_OWNER).contains(owner.get())
                    ? yes("OPEN-04", Sentence.of("readiness.owner", owner.get()))
                    : no("OPEN-04", Sentence.of("readiness.owner-no-member", owner.get(), service));
        });
    }

    @Bean
    ReadinessProbe rollbackProcessProbe(
            DeploymentPlans plans, CheckCatalogue checks, ProductionObservations production, ProductionWords words) {
        return probe("OPEN-05", service -> {
            if (!plans.rollbackConfigured(service)) {
                return no("OPEN-05", Sentence.of("readiness.no-rollback", service));
            }
            return checks.checks(service).isEmpty()
                    ? no("OPEN-05", Sentence.of("readiness.no-checks", service))
                    : new ReadinessAnswer(
                            "OPEN-05",
                            true,
                            Sentence.of("readiness.rollback") + " " + production(service, production, words));
        });
    }

    private static String production(String service, ProductionObservations production, ProductionWords words) {
        return Sentence.of("readiness.production", words.of(service))
                + (production.configured(service) ? "" : " " + Sentence.of("readiness.unasked", service));
    }

    @Bean
    ReadinessProbe notesLocationProbe(NotesStorage storage) {
        return probe(
                "OPEN-07",
                service -> storage.location(service)
                        .map(ReadinessProbes::writable)
                        .orElseGet(() -> no("OPEN-07", Sentence.of("readiness.no-storage", service))));
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
        return NotesStorage.writable(location)
                ? yes("OPEN-07", Sentence.of("readiness.storage", String.valueOf(location.getFileName())))
                : no("OPEN-07", Sentence.of("readiness.storage-closed"));
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

    private static ReadinessAnswer yes(String item, Sentence answer) {
        return ReadinessAnswer.of(item, true, answer);
    }

    private static ReadinessAnswer no(String item, Sentence answer) {
        return ReadinessAnswer.of(item, false, answer);
    }
}
