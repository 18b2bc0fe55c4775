package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DisplayName("How the caller of a request signed in")
class RequestAssuranceTest {

    private static final String TASKLIST = "/camunda/api/engine/engine/default/task/t-1/submit-form";
    private static final String REST = "/engine-rest/task/t-1/submit-form";

    private final RequestAssurance assurance = new RequestAssurance();
    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void clear() {
        RequestContextHolder.resetRequestAttributes();
        SecurityContextHolder.clearContext();
    }

    @Test
    void aSessionHasWhatTheProviderSaidOfItsPerson() {
        signedIn("tech");
        request(TASKLIST);
        assertThat(assurance.acr("tech")).as("by a form").contains("");
        RequestAssurance.remember(session, "tech", "mfa");
        assertThat(assurance.acr("tech")).contains("mfa");
        assertThat(assurance.acr("product")).as("somebody else").isEmpty();
    }

    @Test
    void whoSignsInByAFormAfterwardsHasNothingOfThePersonBefore() {
        RequestAssurance.remember(session, "tech", "mfa");
        signedIn("product");
        request(TASKLIST);
        assertThat(assurance.acr("product")).contains("");
    }

    @Test
    void aPasswordHasNoneWhateverSessionComesWithIt() {
        signedIn("tech");
        RequestAssurance.remember(session, "tech", "mfa");
        request(REST);
        by(UsernamePasswordAuthenticationToken.authenticated("tech", null, List.of()));
        assertThat(assurance.acr("tech")).contains("");
    }

    @Test
    void aTokenOfTheProviderHasItsClaim() {
        request(REST);
        by(new JwtAuthenticationToken(token("mfa"), List.of(), "tech"));
        assertThat(assurance.acr("tech")).contains("mfa");
        assertThat(assurance.acr("product")).isEmpty();
        by(new JwtAuthenticationToken(token(null), List.of(), "tech"));
        assertThat(assurance.acr("tech")).contains("");
    }

    @Test
    void withoutARequestNobodyCalls() {
        assertThat(assurance.acr("tech")).isEmpty();
    }

    private void signedIn(String account) {
        Authentications all = new Authentications();
        all.addOrReplace(new UserAuthentication(account, "default"));
        session.setAttribute("authenticatedUser", all);
    }

    private void request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setSession(session);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static void by(Authentication caller) {
        SecurityContextHolder.getContext().setAuthentication(caller);
    }

    private static Jwt token(String acr) {
        Jwt.Builder token = Jwt.withTokenValue("t").header("alg", "RS256").subject("1");
        return acr == null ? token.build() : token.claim("acr", acr).build();
    }
}
