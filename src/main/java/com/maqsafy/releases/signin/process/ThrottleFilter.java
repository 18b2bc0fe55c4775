package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.signin.PasswordSignIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells who has to wait for how long (429 with {@code Retry-After}), before HTTP Basic and before the login form of the web
 * applications. That nobody comes in meanwhile is {@link PasswordSignIn}'s.
 */
final class ThrottleFilter extends OncePerRequestFilter {

    private static final RequestMatcher LOGIN = PathPatternRequestMatcher.withDefaults()
            .matcher(org.springframework.http.HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/login/{app}");

    private final PasswordSignIn passwords;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    ThrottleFilter(PasswordSignIn passwords) {
        this.passwords = passwords;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = account(request).flatMap(account -> passwords.wait(request.getRemoteAddr(), account));
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        Problem.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many wrong passwords",
                "REL-SGN-021 Too many wrong passwords came from here. Try again in " + seconds
                        + " s; from elsewhere the account is open.");
    }

    private Optional<String> account(HttpServletRequest request) {
        if (LOGIN.matches(request)) {
            return Optional.of(
                    Optional.ofNullable(request.getParameter("username")).orElse(""));
        }
        try {
            return Optional.ofNullable(basic.convert(request)).map(Authentication::getName);
        } catch (AuthenticationException unreadable) {
            return Optional.empty();
        }
    }
}
