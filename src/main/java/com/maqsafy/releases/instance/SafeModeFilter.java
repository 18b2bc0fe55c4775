package com.maqsafy.releases.instance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says safe mode on every answer ({@code X-Releases-Mode: safe}) and lets nobody change anything meanwhile: what only reads
 * passes, also queries by POST, logins and claims; all else is a 409.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SafeModeFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Releases-Mode";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Queries by POST of Camunda's REST, in which messages and signals look the same, and what its pages ask. */
    private static final Pattern QUERY =
            Pattern.compile("(/engine-rest(/engine/[^/]+)?|/camunda/api/engine/engine/[^/]+)/"
                    + "(?!message$|signal$|condition$|history/cleanup$)((history/)?[a-z-]+(/count)?|filter/[^/]+/(list|count|singleResult)|identity/verify)"
                    + "|/camunda/api/cockpit/plugin/.+"
                    + "|/camunda/api/admin/auth/user/[^/]+/(login/[^/]+|logout)"
                    + "|/sign-out");

    private final SafeMode safeMode;

    SafeModeFilter(SafeMode safeMode) {
        this.safeMode = safeMode;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!safeMode.on()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HEADER, "safe");
        if (reads(request.getMethod(), path)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(("{\"type\":\"about:blank\",\"title\":\"Safe mode\",\"status\":409,\"detail\":\""
                                + new SafeModeException("Every change").getMessage() + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    static boolean reads(String method, String path) {
        return READING.contains(method)
                || (method.equals("POST")
                        && (path.equals("/api/instance/claims")
                                || QUERY.matcher(path).matches()));
    }
}
