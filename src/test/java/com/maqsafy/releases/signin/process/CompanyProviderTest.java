package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.approval.SecondFactorSettings;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.SignInRecords;
import com.maqsafy.releases.signin.SignInSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class CompanyProviderTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private static CompanyProvider away() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        return new CompanyProvider(
                settings("http://127.0.0.1:" + closed), mock(CompanyAccounts.class), mock(Accounts.class));
    }

    private static SignInSettings settings(String issuer) {
        return new Binder(new MapConfigurationPropertySource(Map.of(
                        "releases.sign-in.oidc.issuer", issuer,
                        "releases.sign-in.oidc.client-id", "releases",
                        "releases.sign-in.oidc.client-secret", "secret",
                        "releases.sign-in.oidc.group-mapping[0].claim", "/qa",
                        "releases.sign-in.oidc.group-mapping[0].group", "qa",
                        "releases.sign-in.break-glass-accounts", "admin")))
                .bindOrCreate("releases.sign-in", SignInSettings.class);
    }

    private void refuse(AuthenticationException refusal) throws IOException {
        new CompanyTokenRefusals().commence(new MockHttpServletRequest(), response, refusal);
    }

    @Test
    @DisplayName("a provider that is away is nobody's wrong token and nobody's failed sign-in")
    void providerIsAway() throws Exception {
        CompanyProvider provider = away();

        assertThatThrownBy(() -> provider.registrations().findByRegistrationId(CompanyProvider.ID))
                .isInstanceOf(ProviderAwayException.class);
        assertThatThrownBy(() -> provider.tokens().authenticate(new BearerTokenAuthenticationToken("a.b.c")))
                .isInstanceOf(ProviderAwayException.class);
    }

    @Test
    @DisplayName("a token that was signed for another application is refused")
    void refusesATokenForAnotherApplication() throws Exception {
        Jwt foreign = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .audience(List.of("payroll"))
                .build();
        Jwt ours = Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .audience(List.of("payroll", "releases"))
                .build();

        assertThat(away().audience().validate(foreign).getErrors())
                .singleElement()
                .extracting(OAuth2Error::getDescription)
                .isEqualTo("REL-SGN-026 The token is not for this application. Ask for the audience releases.");
        assertThat(away().audience().validate(ours).hasErrors()).isFalse();
    }

    @Test
    @DisplayName("a sign-in that failed is told to the log; the person is told to look there")
    @ExtendWith(OutputCaptureExtension.class)
    void tellsOfAFailedSignIn(CapturedOutput output) throws Exception {
        CompanyPages pages = new CompanyPages(
                away(),
                mock(CompanyAccounts.class),
                mock(ProcessEngine.class),
                mock(SecondFactorSettings.class),
                mock(SignInRecords.class),
                Clock.systemUTC());

        pages.failed(
                new MockHttpServletRequest(),
                response,
                new OAuth2AuthenticationException(new OAuth2Error("x"), "bad state"));

        assertThat(output).contains("REL-SGN-027 A sign-in at the company failed: bad state");
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentAsString())
                .contains("The company&#39;s sign-in did not work.")
                .doesNotContain("bad state");
    }

    @Test
    @DisplayName("groups that mean nothing here are told to the log, and given to nobody")
    @ExtendWith(OutputCaptureExtension.class)
    void ignoresUnknownGroups(CapturedOutput output) {
        Accounts accounts = mock(Accounts.class);
        when(accounts.groups("lena")).thenReturn(Set.of());
        AccountStates states = mock(AccountStates.class);
        when(states.active("lena")).thenReturn(true);
        when(states.counts(any(), any())).thenReturn(true);
        CompanySubjects subjects = mock(CompanySubjects.class);
        when(subjects.alike(any())).thenReturn(Optional.empty());
        when(subjects.keep(any(), any())).thenReturn(Optional.empty());
        WithoutAuthorization freely = mock(WithoutAuthorization.class);
        when(freely.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
        OneAfterTheOther turns = mock(OneAfterTheOther.class);
        doAnswer(call -> {
                    ((Runnable) call.getArgument(1)).run();
                    return null;
                })
                .when(turns)
                .run(any(), any());
        IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);
        CompanyAccounts company = new CompanyAccounts(
                settings("https://login.example.com"),
                identity,
                accounts,
                states,
                mock(AdministrationLedger.class),
                turns,
                freely,
                mock(ApplicationEventPublisher.class),
                subjects);

        assertThat(company.signIn(
                        Map.of("preferred_username", "lena", "groups", List.of("/qa", "/canteen")), Instant.now()))
                .isEqualTo("lena");

        assertThat(output)
                .contains("REL-SGN-025 Groups of lena that releases.sign-in.oidc.group-mapping does not name were"
                        + " ignored: [/canteen].");
        verify(subjects).keepAddress(eq("lena"), any());
        verify(identity).createMembership("lena", "qa");
        verify(identity, never()).createMembership("lena", "/canteen");
    }

    @Test
    @DisplayName("while the provider is away a program is told so with 503 and when to try again")
    void tellsThatTheProviderIsAway() throws Exception {
        refuse(new ProviderAwayException(new IOException("Connection refused")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("60");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("REL-SGN-028").doesNotContain("Connection refused");
    }

    @Test
    @DisplayName("a token that is refused is a 401 with a problem document")
    void refusesAToken() throws Exception {
        refuse(new InvalidBearerTokenException("An error occurred while attempting to decode the Jwt: expired"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).contains("Bearer", "invalid_token");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("REL-SGN-029");
    }

    @Test
    @DisplayName("why an account may not come in is said in our words")
    void saysWhyAnAccountMayNot() throws Exception {
        String why = "REL-SGN-024 The account 'x' is deactivated.";
        refuse(new OAuth2AuthenticationException(new OAuth2Error("access_denied", why, null), why));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentAsString()).contains(why).doesNotContain("REL-SGN-029");
    }

    @Test
    @DisplayName("only what the way to the provider did is an absence")
    void knowsAnAbsence() {
        OAuth2Error error = new OAuth2Error("invalid_token_response");

        assertThat(ProviderAwayException.is(new OAuth2AuthenticationException(
                        error, "no", new org.springframework.web.client.ResourceAccessException("refused"))))
                .isTrue();
        assertThat(ProviderAwayException.is(new OAuth2AuthenticationException(error, "no")))
                .isFalse();
    }
}
