package com.maqsafy.releases.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.language.AskedLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * How an error looks that no interface has answered itself: a problem document (RFC 9457), Camunda's own shape below
 * {@code /engine-rest} and below {@code /api} of the web applications, a page of one line for a browser.
 */
@Component
class ErrorShape {

    private final ObjectMapper json;
    private final String webApplications;

    ErrorShape(
            ObjectMapper json,
            @org.springframework.beans.factory.annotation.Value("${camunda.bpm.webapp.application-path:/camunda}")
                    String webApplications) {
        this.json = json;
        this.webApplications = webApplications;
    }

    /**
     * Writes an error.
     *
     * @param path of the request as it was sent
     */
    void write(HttpServletRequest request, HttpServletResponse response, String path, int status, String message)
            throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        byte[] body;
        if (isCamundas(path)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            String said = AskedLanguage.isArabic(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                    ? ArabicRefusals.of(message)
                    : message;
            body = json.writeValueAsBytes(Map.of("type", "InvalidRequestException", "message", said));
        } else if (wantsPage(request) && !path.startsWith("/api/")) {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            body = ("<!doctype html><html lang=\"en\"><title>" + status + "</title><p>" + HtmlUtils.htmlEscape(message))
                    .getBytes(StandardCharsets.UTF_8);
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "about:blank");
            problem.put("title", title(status));
            problem.put("status", status);
            problem.put("detail", message);
            body = json.writeValueAsBytes(problem);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private boolean isCamundas(String path) {
        return path.startsWith("/engine-rest") || path.startsWith(webApplications + "/api");
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Refused" : known.getReasonPhrase();
    }
}
