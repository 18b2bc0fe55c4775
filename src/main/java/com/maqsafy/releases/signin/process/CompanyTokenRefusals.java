package com.maqsafy.releases.signin.process;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Says to programs why a token of the company's provider was not taken. */
final class CompanyTokenRefusals implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyTokenRefusals.class);

    private final BearerTokenAuthenticationEntryPoint standard = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        if (ProviderAwayException.is(refusal)) {
            LOG.error("{} A token could not be checked.", ProviderAwayException.MESSAGE, refusal);
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            Problem.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Sign-in is not available",
                    ProviderAwayException.MESSAGE);
            return;
        }
        standard.commence(request, response, refusal);
        String message = String.valueOf(refusal.getMessage());
        int ours = message.indexOf("REL-SGN-");
        Problem.write(
                response,
                HttpStatus.UNAUTHORIZED,
                "Not signed in",
                ours >= 0
                        ? message.substring(ours)
                        : "REL-SGN-029 The token is none that the company's provider signed for now, or it has expired."
                                + " Ask the provider for a new one.");
    }
}
