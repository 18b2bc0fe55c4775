package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.SignInSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class CompanyProviderTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private static CompanyProvider away() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        SignInSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "releases.sign-in.oidc.issuer", "http://127.0.0.1:" + closed,
                        "releases.sign-in.oidc.client-id", "releases",
                        "releases.sign-in.oidc.client-secret", "secret",
                        "releases.sign-in.oidc.group-mapping[0].claim", "/qa",
                        "releases.sign-in.oidc.group-mapping[0].group", "qa",
                        "releases.sign-in.break-glass-accounts", "admin")))
                .bindOrCreate("releases.sign-in", SignInSettings.class);
        return new CompanyProvider(settings, mock(CompanyAccounts.class), mock(Accounts.class));
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
