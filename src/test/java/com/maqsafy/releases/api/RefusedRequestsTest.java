package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.policy.Readiness;
import com.maqsafy.releases.proposal.ReleasableBranches;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.signin.ApiTokens;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;

@DisplayName("What REST itself refuses says what is wrong and how it is mended")
class RefusedRequestsTest {

    private final ServiceSettings settings = mock(ServiceSettings.class);
    private final People people = mock(People.class);
    private final ReleasableBranches branches = mock(ReleasableBranches.class);
    private final ServicesController services = new ServicesController(
            mock(Readiness.class),
            settings,
            mock(ServiceInspections.class),
            people,
            mock(ProductionStates.class),
            branches);
    private final Principal owner = () -> "owner";

    @BeforeEach
    void serviceWithoutRepository() {
        when(people.roles("owner")).thenReturn(Set.of("release-owner"));
        when(settings.services()).thenReturn(new TreeSet<>(List.of("canteen-api")));
        when(branches.of("canteen-api")).thenReturn(Optional.empty());
    }

    @Test
    void whoHasNoRoleSeesNoService() {
        refused(
                () -> services.services(() -> "guest"),
                HttpStatus.FORBIDDEN,
                "REL-API-062 Only people with a role see what can be released. Ask an administrator for yours.");
        refused(() -> services.branches("canteen-api", () -> "guest"), HttpStatus.FORBIDDEN, "REL-API-062 ");
    }

    @Test
    void aServiceWithoutRepositoryHasNoBranches() {
        refused(
                () -> services.branches("canteen-api", owner),
                HttpStatus.NOT_FOUND,
                "REL-API-063 canteen-api has no repository. Set releases.services.canteen-api.source.repository");
    }

    @Test
    void aTokenIsForServicesThatThereAre() {
        ApiTokens tokens = mock(ApiTokens.class);
        TokensController.TokenBody body = new TokensController.TokenBody(
                "pipeline", null, List.of("canteen-api", "no-such-api"), List.of("start"), null);
        refused(
                () -> new TokensController(tokens, settings).create(body, mock(Authentication.class)),
                HttpStatus.UNPROCESSABLE_ENTITY,
                "REL-SGN-054 services: there is no service no-such-api. Known: [canteen-api], or * for all.");
        Mockito.verify(tokens, Mockito.never()).create(Mockito.any(), Mockito.any());
    }

    private static void refused(ThrowingCallable call, HttpStatus status, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        refused -> org.assertj.core.api.Assertions.assertThat(refused.status())
                                .isEqualTo(status))
                .hasMessageStartingWith(message);
    }
}
