package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.approval.SignInAssurance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Reads it from what this very request is signed in by: the session for the web applications, the provider's token for REST. A
 * session says nothing for a request that brings a password.
 */
@Component
class RequestAssurance implements SignInAssurance {

    private static final String KEPT = RequestAssurance.class.getName();
    private static final String WEB = "/camunda/";

    /** What the provider said of a person of a session. */
    private record Said(String account, String acr) implements Serializable {}

    /** Keeps what the provider said when a session began. */
    static void remember(HttpSession session, String account, String acr) {
        session.setAttribute(KEPT, new Said(account, acr));
    }

    @Override
    public Optional<String> acr(String account) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Optional.empty();
        }
        HttpServletRequest request = attributes.getRequest();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(WEB) ? ofSession(request, account) : ofToken(account);
    }

    private static Optional<String> ofSession(HttpServletRequest request, String account) {
        if (!WebSessions.signedIn(request).contains(account)) {
            return Optional.empty();
        }
        return Optional.of(
                request.getSession(false).getAttribute(KEPT) instanceof Said said
                                && said.account().equals(account)
                        ? said.acr()
                        : "");
    }

    private static Optional<String> ofToken(String account) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || !caller.getName().equals(account)) {
            return Optional.empty();
        }
        return Optional.of(
                caller instanceof JwtAuthenticationToken token
                                && token.getToken().getClaim("acr") instanceof String acr
                        ? acr
                        : "");
    }
}
