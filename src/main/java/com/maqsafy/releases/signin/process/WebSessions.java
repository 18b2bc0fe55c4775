package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.SignInSettings;
import com.maqsafy.releases.signin.SignInTime;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions of Camunda's web applications: after a while without a request, after their longest time, and when the
 * account was deactivated or signed out everywhere, on whatever node.
 */
final class WebSessions extends OncePerRequestFilter {

    /** Where Camunda's web applications keep who is signed in. */
    private static final String CAMUNDA = "authenticatedUser";

    private static final String LAST_SEEN = WebSessions.class.getName() + ".lastSeen";

    private final SignInSettings settings;
    private final AccountStates states;
    private final Clock clock;

    WebSessions(SignInSettings settings, AccountStates states, Clock clock) {
        this.settings = settings;
        this.states = states;
        this.clock = clock;
    }

    /** Ids of those who are signed in in the session of a request: one, or nobody. */
    static List<String> signedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? List.of() : signedIn(session);
    }

    /**
     * The same of a session.
     *
     * @throws IllegalStateException when the session has ended
     */
    static List<String> signedIn(HttpSession session) {
        return session.getAttribute(CAMUNDA) instanceof Authentications signedIn
                ? signedIn.getAuthentications().stream()
                        .map(Authentication::getIdentityId)
                        .toList()
                : List.of();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> people = signedIn(request);
        if (!people.isEmpty()) {
            HttpSession session = request.getSession(false);
            if (ended(session, people)) {
                session.invalidate();
            } else {
                seen(session);
            }
        }
        chain.doFilter(request, response);
        if (!signedIn(request).isEmpty()
                && SignInTime.of(request.getSession(false)).isEmpty()) {
            begin(request.getSession(false));
        }
    }

    private void begin(HttpSession session) {
        SignInTime.remember(session, clock.instant());
        seen(session);
    }

    private void seen(HttpSession session) {
        session.setAttribute(LAST_SEEN, clock.instant());
        // The server frees its memory a little later by itself.
        session.setMaxInactiveInterval((int) Math.min(settings.idleTimeout().toSeconds() + 1, Integer.MAX_VALUE));
    }

    private boolean ended(HttpSession session, List<String> people) {
        Instant now = clock.instant();
        Optional<Instant> since = SignInTime.of(session);
        if (since.isEmpty()) {
            // The answer to the login is not through yet.
            begin(session);
            return people.stream().anyMatch(account -> !states.active(account));
        }
        return now.isAfter(since.get().plus(settings.absoluteTimeout()))
                || (session.getAttribute(LAST_SEEN) instanceof Instant seen
                        && now.isAfter(seen.plus(settings.idleTimeout())))
                || people.stream().anyMatch(account -> !states.counts(account, since.get()));
    }
}
