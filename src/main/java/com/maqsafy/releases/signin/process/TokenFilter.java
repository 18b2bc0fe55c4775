package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.ApiToken;
import com.maqsafy.releases.signin.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in with {@code Authorization: Bearer rm_…}, on {@code /api} only and within the token's scope. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final ApiTokens tokens;
    private final Accounts accounts;

    TokenFilter(ApiTokens tokens, Accounts accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    /** The token of a request, if it brings one of ours. */
    static Optional<String> secret(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip()).filter(s -> s.startsWith(ApiTokens.PREFIX))
                : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> secret = secret(request);
        if (secret.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith("/api/")) {
            unauthorized(response, "REL-SGN-055 Tokens that begin with rm_ are for /api only.");
            return;
        }
        Optional<ApiToken> token = tokens.authenticate(secret.get());
        if (token.isEmpty()) {
            unauthorized(
                    response,
                    "REL-SGN-056 The token is unknown, expired or revoked, or its account is deactivated, or an administrator"
                            + " made it for an account that has a person's role by now. Make a new one with POST /api/tokens.");
            return;
        }
        Optional<String> objection = token.get().objection(request.getMethod(), path, request.getParameter("service"));
        if (objection.isPresent()) {
            Problem.write(response, HttpStatus.FORBIDDEN, "Beyond the token's scope", "REL-SGN-057 " + objection.get());
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new TokenAuthentication(token.get(), accounts.groups(token.get().account())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    private static void unauthorized(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        Problem.write(response, HttpStatus.UNAUTHORIZED, "Not signed in", detail);
    }
}
