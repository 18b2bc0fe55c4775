package com.maqsafy.releases.process;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose path can be read in two ways ({@code ;}, {@code //}, {@code %2f}, ...), whose body could be of any
 * type (RFC 9110, 8.3) or has parts that cannot be told apart, or that carries control characters, before anything tries to
 * read it: 400, whoever asks and whatever is there. Spring's own firewall judges the path; here it stands before the filters
 * that would fail on such a path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OddRequests extends OncePerRequestFilter {

    static final String NO_PARTS =
            "REL-PRC-497 The body is not the multipart/form-data that its Content-Type says. Send it with its boundary"
                    + " (RFC 7578), or no Content-Type where there is no body.";

    private static final String MULTIPART = "multipart/";

    private final HttpFirewall firewall = new StrictHttpFirewall();
    private final ErrorShape shape;

    OddRequests(ErrorShape shape) {
        this.shape = shape;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String objection = objection(request);
        if (objection == null) {
            chain.doFilter(request, response);
        } else {
            shape.write(request, response, request.getRequestURI(), HttpStatus.BAD_REQUEST.value(), objection);
        }
    }

    private @Nullable String objection(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            return "REL-PRC-089 The path or the method can be read in more than one way. Write the path without ;, //, \\,"
                    + " dots and encoded slashes.";
        }
        if (isUnreadable(request.getRequestURI())) {
            return "REL-PRC-089 The path holds control characters or a broken % sequence.";
        }
        String type = request.getContentType();
        if (type != null && isAny(type)) {
            return "REL-PRC-496 The Content-Type names no one type. Write the body's own, e.g. application/json.";
        }
        if (type != null && hasNoBoundary(type.strip())) {
            return NO_PARTS;
        }
        String query = request.getQueryString();
        return query != null && isUnreadable(query)
                ? "REL-PRC-089 A parameter holds control characters or a broken % sequence. Send its value without."
                : null;
    }

    /** What is no type at all is refused where the body is read. */
    private static boolean isAny(String type) {
        try {
            return !MimeTypeUtils.parseMimeType(type).isConcrete();
        } catch (InvalidMimeTypeException e) {
            return false;
        }
    }

    private static boolean hasNoBoundary(String type) {
        if (!type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
            return false;
        }
        try {
            String boundary = MimeTypeUtils.parseMimeType(type).getParameter("boundary");
            return boundary == null || boundary.replace("\"", "").isBlank();
        } catch (InvalidMimeTypeException e) {
            return true;
        }
    }

    private static boolean isUnreadable(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8).chars().anyMatch(OddRequests::isControl);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Lines and tabs are text. */
    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
