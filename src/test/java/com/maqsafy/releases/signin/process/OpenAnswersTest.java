package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.ApiToken;
import com.maqsafy.releases.signin.ApiTokens;
import com.maqsafy.releases.signin.SignInTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** An answer that lasts ends with the sign-in that it was asked with. */
class OpenAnswersTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final AccountStates states = mock(AccountStates.class);
    private final ApiTokens tokens = mock(ApiTokens.class);
    private final Accounts accounts = mock(Accounts.class);
    private final OpenAnswers answers =
            new OpenAnswers(states, accounts, tokens, Clock.fixed(NOW, java.time.ZoneOffset.UTC));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @BeforeEach
    void active() {
        when(states.counts(any(), any())).thenReturn(true);
        when(accounts.exists(any())).thenReturn(true);
    }

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void endsWhenTheAccountIsDeactivatedOrSignedOutEverywhere() {
        BooleanSupplier open = answers.of("tech", request);
        assertThat(open.getAsBoolean()).isTrue();

        when(states.counts("tech", NOW)).thenReturn(false);
        assertThat(open.getAsBoolean()).isFalse();
    }

    @Test
    void endsWhenTheAccountIsDeleted() {
        session();
        BooleanSupplier open = answers.of("tech", request);
        assertThat(open.getAsBoolean()).isTrue();

        when(accounts.exists("tech")).thenReturn(false);
        assertThat(open.getAsBoolean()).isFalse();
    }

    @Test
    void endsWithItsSession() {
        MockHttpSession signedOut = session();
        BooleanSupplier ofSignedOut = answers.of("tech", request);
        MockHttpSession invalid = session();
        BooleanSupplier ofInvalid = answers.of("tech", request);
        assertThat(ofSignedOut.getAsBoolean() && ofInvalid.getAsBoolean()).isTrue();

        signedOut.setAttribute("authenticatedUser", new Authentications());
        invalid.invalidate();

        assertThat(ofSignedOut.getAsBoolean()).isFalse();
        assertThat(ofInvalid.getAsBoolean()).isFalse();
    }

    @Test
    void asksForTheSignInOfTheSession() {
        Instant before = NOW.minusSeconds(3600);
        SignInTime.remember(session(), before);
        BooleanSupplier open = answers.of("tech", request);

        when(states.counts("tech", before)).thenReturn(false);

        assertThat(open.getAsBoolean()).isFalse();
    }

    @Test
    void endsWithItsToken() {
        UUID id = UUID.randomUUID();
        ApiToken token = new ApiToken(
                id, "ci", "x", List.of("*"), List.of("read"), NOW, "ci", NOW.plusSeconds(60), null, null, null);
        SecurityContextHolder.getContext().setAuthentication(new TokenAuthentication(token, Set.of()));
        BooleanSupplier open = answers.of("ci", request);
        when(tokens.counts(id)).thenReturn(true);
        assertThat(open.getAsBoolean()).isTrue();

        when(tokens.counts(id)).thenReturn(false);
        assertThat(open.getAsBoolean()).isFalse();
    }

    @Test
    void endsWhenNobodyCanTell() {
        when(states.counts(eq("tech"), any())).thenThrow(new DataAccessResourceFailureException("away"));

        assertThat(answers.of("tech", request).getAsBoolean()).isFalse();
    }

    private MockHttpSession session() {
        MockHttpSession session = new MockHttpSession();
        Authentications all = new Authentications();
        all.addOrReplace(new UserAuthentication("tech", "default"));
        session.setAttribute("authenticatedUser", all);
        request.setSession(session);
        return session;
    }
}
