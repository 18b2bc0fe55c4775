package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Where the Releases application is found. */
class ReleasesApplicationTest {

    private final ReleasesApplication application = new ReleasesApplication("/camunda");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void itsAddressShowsItsPage() throws Exception {
        HttpServletRequest shown = asked("/camunda/app/releases/");

        assertThat(shown.getRequestURI()).isEqualTo("/camunda/app/releases/releases.html");
        assertThat(shown.getServletPath()).isEqualTo("/camunda/app/releases/releases.html");
        assertThat(page()).contains("scripts/app.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/releases", "/camunda/app/releases/default", "/camunda/app/releases/default/"})
    void otherAddressesLeadThere(String path) throws Exception {
        assertThat(asked(path)).isNull();
        assertThat(response.getRedirectedUrl()).isEqualTo("/camunda/app/releases/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/", "/camunda/app/releases/releases.css", "/camunda/api/board"})
    void everythingElseIsLeftAlone(String path) throws Exception {
        assertThat(asked(path).getRequestURI()).isEqualTo(path);
    }

    @Test
    void thePageHasNoScriptAndNoStyleInItsText() throws IOException {
        assertThat(page()).doesNotContainPattern("<script>|<style|style=|onclick|javascript:|https?://");
    }

    private HttpServletRequest asked(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        application.doFilter(request, response, chain);
        return (HttpServletRequest) chain.getRequest();
    }

    private static String page() throws IOException {
        return new ClassPathResource("META-INF/resources/webjars/camunda/app/releases/releases.html")
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
