package com.maqsafy.releases.board;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.maqsafy.releases.events.EventStreams;
import com.maqsafy.releases.policy.GateAnswers;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VisibleReleases;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What the Releases application is answered. */
class BoardControllerTest {

    private static final String BASE = "/camunda/api/board";
    private static final String KEY = "canteen-api-1.5.0";

    private final BoardReader reader = mock(BoardReader.class);
    private final ReleaseViews views = mock(ReleaseViews.class);
    private final VisibleReleases releases = mock(VisibleReleases.class);
    private final GateAnswers gate = mock(GateAnswers.class);
    private final EventStreams streams = mock(EventStreams.class);
    private final DeputiesPage deputies = mock(DeputiesPage.class);
    private Optional<String> signedIn = Optional.of("owner");
    private MockMvc http;

    @BeforeEach
    void standUp() {
        http = MockMvcBuilders.standaloneSetup(new BoardController(
                        () -> signedIn, reader, views, releases, gate, streams, new BoardTexts(), deputies))
                .setControllerAdvice(new BoardProblems())
                .addPlaceholderValue("camunda.bpm.webapp.application-path:/camunda", "/camunda")
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/me",
                "/owners",
                "/releases",
                "/releases/" + KEY,
                "/releases/" + KEY + "/gate",
                "/events",
                "/deputies"
            })
    void nobodyReadsAnythingWithoutSigningIn(String path) throws Exception {
        signedIn = Optional.empty();

        http.perform(get(BASE + path))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail")
                        .value("REL-BRD-002 Nobody is signed in. Sign in to Tasklist and open this page again."));
        verifyNoInteractions(reader, views, releases, gate, streams, deputies);
    }

    @Test
    void textsAreForEverybody() throws Exception {
        signedIn = Optional.empty();

        http.perform(get(BASE + "/texts/ar"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$['nav.board']").value("اللوحة"));
    }

    @Test
    void whatIsBlankInAFilterSaysNothing() throws Exception {
        http.perform(get(BASE)
                        .param("service", "canteen-api")
                        .param("type", " ")
                        .param("owner", "owner"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"));

        verify(reader).board("owner", new BoardReader.Filter("canteen-api", null, "owner"));
    }

    @Test
    void aPageGoesOnWhereTheLastOneEnded() throws Exception {
        http.perform(get(BASE + "/releases").param("status", "preparing").param("before", "17"))
                .andExpect(status().isOk());
        http.perform(get(BASE + "/releases").param("status", "nearly-done"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("REL-BRD-003 'nearly-done' is no status of a release."));

        verify(reader).page("owner", new BoardReader.Filter(null, null, null), ReleaseStatus.PREPARING, 17L);
    }

    @Test
    void aReleaseOfWhichAPersonMayNotKnowIsNone() throws Exception {
        when(views.view(any(), any())).thenThrow(new UnknownReleaseException(KEY));
        when(releases.get(KEY)).thenThrow(new UnknownReleaseException(KEY));

        http.perform(get(BASE + "/releases/" + KEY)).andExpect(status().isNotFound());
        http.perform(get(BASE + "/releases/" + KEY + "/gate")).andExpect(status().isNotFound());
        verifyNoInteractions(gate);
    }
}
