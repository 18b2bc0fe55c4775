package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A refusal reads as whoever asked expects one. */
class ErrorShapeTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/task, text/html, application/json",
        "/camunda/api/engine, text/html, application/json",
        "/camunda/app/tasklist, 'text/html,*/*', text/html",
        "/camunda/app/tasklist, application/json, application/problem+json",
        "/camunda/app/tasklist, , application/problem+json",
        "/api/releases, text/html, application/problem+json",
    })
    void isOfTheKindThatIsRead(String path, String accept, String kind) throws IOException {
        if (accept != null) {
            request.addHeader("Accept", accept);
        }
        write(path, 403, "REL-X <nothing> for \u062f");

        assertThat(response.getContentType()).startsWith(kind);
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        assertThat(response.getContentAsString())
                .isEqualTo(
                        switch (kind) {
                            case "text/html" ->
                                "<!doctype html><html lang=\"en\"><title>403</title>"
                                        + "<p>REL-X &lt;nothing&gt; for \u062f";
                            case "application/json" -> response.getContentAsString();
                            default ->
                                "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                                        + "\"detail\":\"REL-X <nothing> for \u062f\"}";
                        });
        assertThat(response.getContentAsString()).contains(kind.equals("text/html") ? "&lt;" : "REL-X <nothing>");
    }

    @Test
    void saysCamundasErrorsAsCamundaDoes() throws IOException {
        write("/engine-rest/task", 400, "no");

        var said = new ObjectMapper().readTree(response.getContentAsString());
        assertThat(said.path("type").asText()).isEqualTo("InvalidRequestException");
        assertThat(said.path("message").asText()).isEqualTo("no");
    }

    @Test
    void isKeptByNobodyAndShowsNothingOfOthers() throws IOException {
        write("/api/releases", 499, "no");

        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.getCharacterEncoding()).isEqualTo("UTF-8");
        assertThat(response.getContentAsString()).contains("\"title\":\"Refused\"");
    }

    private void write(String path, int status, String message) throws IOException {
        new ErrorShape(new ObjectMapper(), "/camunda").write(request, response, path, status, message);
    }
}
