package com.maqsafy.releases.availability;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with {@code Retry-After} and a problem document (RFC 9457) to every request that fails because the database
 * is away, whichever interface it came through and whatever that made of the failure. Health has words of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OutageFilter extends OncePerRequestFilter {

    private static final String PROBLEM =
            "{\"type\":\"about:blank\",\"title\":\"The database cannot be reached\",\"status\":503,"
                    + "\"detail\":\"REL-AVL-004 The database cannot be reached. Nothing was changed that was not confirmed;"
                    + " try again in a few seconds.\"}";

    private final DatabaseOutage outage;

    OutageFilter(DatabaseOutage outage) {
        this.outage = outage;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/actuator/health")) {
            outage.beginProbe();
            try {
                chain.doFilter(request, response);
            } finally {
                outage.endProbe();
            }
            return;
        }
        outage.beginRequest();
        Answer answer = new Answer(response);
        try {
            chain.doFilter(request, answer);
            if (answer.replaced) {
                unavailable(response);
            }
        } catch (ServletException | IOException | RuntimeException e) {
            if (!outage.metInRequest() && LostConnection.in(e).isEmpty()) {
                throw e;
            }
            outage.tell("requests", LostConnection.reason(e));
            unavailable(response);
        } finally {
            outage.endRequest();
        }
    }

    private static void unavailable(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps back what the interfaces answer to a failure that is none of theirs. */
    private final class Answer extends HttpServletResponseWrapper {

        private boolean replaced;

        Answer(HttpServletResponse response) {
            super(response);
        }

        private boolean replaces(int status) {
            replaced = replaced || (status >= 500 && outage.metInRequest() && !isCommitted());
            return replaced;
        }

        @Override
        public void setStatus(int status) {
            if (!replaces(status)) {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!replaces(status)) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!replaces(status)) {
                super.sendError(status, message);
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!replaced) {
                super.flushBuffer();
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return replaced ? new Nowhere() : super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return replaced
                    ? new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                    : super.getWriter();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int b) {
            // What is written here was replaced.
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Written at once.");
        }
    }
}
