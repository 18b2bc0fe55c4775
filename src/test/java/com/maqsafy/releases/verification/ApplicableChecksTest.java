package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApplicableChecksTest {

    private final ProductionObservations production = mock(ProductionObservations.class);

    private final ApplicableChecks checks = new ApplicableChecks(
            Asking.check("nginx", "POST-08", "command")
                    .with("nginx", "command[0]", "nginx")
                    .with("nginx", "critical", false)
                    .and("containers", "TYPE-06", "command")
                    .with("containers", "command[0]", "docker")
                    .with("containers", "critical", false)
                    .and("integrations", "POST-10", "http")
                    .with("integrations", "url", "http://localhost/integrations")
                    .with("integrations", "critical", false)
                    .and("hole", "SEC-08", "http")
                    .with("hole", "url", "http://localhost/hole")
                    .configured(),
            new RunningVersionCheck(production, Clock.systemUTC()));

    @Test
    @DisplayName("TYPE-06, POST-06 to POST-08: nobody accepts that infrastructure fails after its own release")
    void areCriticalForInfrastructureReleases() {
        List<String> items = List.of("POST-08", "POST-10", "TYPE-06");

        assertThat(checks.of("canteen-api", ReleaseType.INFRASTRUCTURE, items))
                .extracting(c -> c.id() + " " + c.critical())
                .containsExactly("nginx true", "integrations false", "containers true");
        assertThat(checks.of("canteen-api", ReleaseType.MINOR, items))
                .extracting(c -> c.id() + " " + c.critical())
                .containsExactly("nginx false", "integrations false", "containers false");
    }

    @Test
    @DisplayName("SEC-08: a check of the hole is one of the service's checks")
    void areThoseOfTheItems() {
        assertThat(checks.of("canteen-api", ReleaseType.SECURITY, List.of("SEC-08")))
                .extracting(CheckDefinition::id)
                .containsExactly("hole");
        assertThat(checks.of("canteen-api", ReleaseType.SECURITY, List.of("POST-01")))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "promise 8: what runs is asked of every service whose target can tell, whatever the items, and is critical")
    void areJoinedByTheRunningVersion() {
        when(production.configured("canteen-api")).thenReturn(true);

        assertThat(checks.of("canteen-api", ReleaseType.PATCH, List.of()))
                .extracting(c -> c.id() + " " + c.item() + " " + c.critical())
                .containsExactly("running-version DEP-01 true");
    }
}
