package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.process.StillSignedIn;
import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.ApiTokens;
import com.maqsafy.releases.signin.ByToken;
import com.maqsafy.releases.signin.SignInTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Says of an answer that is still open, a stream of events for example, whether its caller is still signed in. */
@Component
class OpenAnswers implements StillSignedIn {

    private final AccountStates states;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Clock clock;

    OpenAnswers(AccountStates states, Accounts accounts, ApiTokens tokens, Clock clock) {
        this.states = states;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public BooleanSupplier of(String account, HttpServletRequest request) {
        HttpSession session = WebSessions.signedIn(request).contains(account) ? request.getSession(false) : null;
        Instant since = Optional.ofNullable(session).flatMap(SignInTime::of).orElse(clock.instant());
        Optional<UUID> token = SecurityContextHolder.getContext().getAuthentication() instanceof ByToken caller
                ? Optional.of(caller.token().id())
                : Optional.empty();
        return () -> {
            try {
                return states.counts(account, since)
                        && accounts.exists(account)
                        && token.map(tokens::counts).orElse(true)
                        && (session == null || WebSessions.signedIn(session).contains(account));
            } catch (RuntimeException endedOrCannotTell) {
                return false;
            }
        };
    }
}
