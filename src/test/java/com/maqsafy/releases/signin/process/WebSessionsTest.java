package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.SignInSettings;
import com.maqsafy.releases.signin.SignInTime;
import com.maqsafy.releases.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class WebSessionsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final AccountStates states = mock(AccountStates.class);
    private final MockHttpSession session = new MockHttpSession();
    private final WebSessions filter = new WebSessions(
            new Binder(new MapConfigurationPropertySource(Map.of()))
                    .bindOrCreate("releases.sign-in", SignInSettings.class),
            states,
            clock);

    @BeforeEach
    void signIn() throws Exception {
        when(states.active(any())).thenReturn(true);
        when(states.counts(any(), any())).thenReturn(true);
        Authentications all = new Authentications();
        all.addOrReplace(new UserAuthentication("tech", "default"));
        session.setAttribute("authenticatedUser", all);
        request();
    }

    private void request() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/app/tasklist/default/");
        request.setSession(session);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }

    private void requestAt(Duration after) throws Exception {
        clock.set(START.plus(after));
        request();
    }

    @Test
    void remembersWhenSomebodySignedIn() throws Exception {
        requestAt(Duration.ofMinutes(7));

        assertThat(SignInTime.of(session)).contains(START);
    }

    @Test
    void endsWithoutARequest() throws Exception {
        requestAt(Duration.ofMinutes(30));
        assertThat(session.isInvalid()).isFalse();
        requestAt(Duration.ofMinutes(61));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void endsAfterItsLongestTimeHoweverBusy() throws Exception {
        for (int minutes = 20; minutes <= 12 * 60; minutes += 20) {
            requestAt(Duration.ofMinutes(minutes));
        }
        assertThat(session.isInvalid()).isFalse();
        requestAt(Duration.ofMinutes(12 * 60 + 1));
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void endsWhenItCountsNoLonger() throws Exception {
        when(states.counts(eq("tech"), eq(START))).thenReturn(false);
        requestAt(Duration.ofSeconds(1));

        assertThat(session.isInvalid()).isTrue();
    }
}
