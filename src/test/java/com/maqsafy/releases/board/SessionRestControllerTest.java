package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.maqsafy.releases.release.People;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Which operations of REST are open to the session of the web applications. */
class SessionRestControllerTest {

    private static final String BASE = "/camunda/api/rest";

    private final People people = mock(People.class);
    private Optional<String> signedIn = Optional.of("owner");
    private MockMvc http;

    @BeforeEach
    void standUp() {
        when(people.roles("owner")).thenReturn(Set.of("release-owner"));
        http = MockMvcBuilders.standaloneSetup(new SessionRestController("/camunda", () -> signedIn, people))
                .setControllerAdvice(new BoardProblems())
                .addPlaceholderValue("camunda.bpm.webapp.application-path:/camunda", "/camunda")
                .build();
    }

    @AfterEach
    void nobodyStaysCaller() {
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/releases",
                "/releases/canteen-api-1.5.0/withdrawal",
                "/releases/canteen-api-1.5.0/rework",
                "/releases/canteen-api-1.5.0/planned-time",
                "/releases/canteen-api-1.5.0/comments",
                "/suspicions/notes",
                "/retention/holds",
                "/retention/holds/1/lift"
            })
    void whatThePagesDoGoesToRest(String path) throws Exception {
        http.perform(post(BASE + path)).andExpect(forwardedUrl("/api" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/services",
                "/services/canteen-api/branches",
                "/services/canteen-api/readiness",
                "/overview",
                "/search/releases",
                "/suspicions",
                "/retention"
            })
    void whatThePagesAskGoesToRest(String path) throws Exception {
        http.perform(get(BASE + path)).andExpect(forwardedUrl("/api" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tokens",
                "/accounts/qa/deactivation",
                "/releases/canteen-api-1.5.0/disclosure",
                "/releases/canteen-api-1.5.0/break-glass",
                "/releases/canteen-api-1.5.0/tests"
            })
    void everythingElseStaysClosed(String path) throws Exception {
        http.perform(post(BASE + path)).andExpect(status().isNotFound());
    }

    @Test
    void nobodyDoesAnythingWithoutSigningIn() throws Exception {
        signedIn = Optional.empty();

        http.perform(post(BASE + "/releases"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail")
                        .value("REL-BRD-002 Nobody is signed in. Sign in to Tasklist and open this page again."));
    }
}
