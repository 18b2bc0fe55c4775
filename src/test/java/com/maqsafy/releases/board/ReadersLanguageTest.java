package com.maqsafy.releases.board;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.process.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who asks for Arabic is told in Arabic what is said to people, over REST as on the pages. */
class ReadersLanguageTest {

    private static final String OURS = "Give a reason.";
    private static final String THEIRS = "Give us a reason.";

    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Answers())
            .setControllerAdvice(new ReadersLanguage(new ObjectMapper()))
            .build();

    /** What the application answers with. */
    @RestController
    static class Answers {

        @GetMapping("/refused")
        ResponseEntity<ProblemDetail> refused() {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, OURS);
            problem.setProperty(
                    "violations",
                    List.of(new Violation("LOG-06", "reason", OURS), new Violation("LOG-06", "text", THEIRS)));
            return ResponseEntity.unprocessableEntity().body(problem);
        }

        @GetMapping("/gate")
        GateAnswer gate() {
            return new GateAnswer(
                    false,
                    GateAnswer.When.LATER,
                    List.of(new GateAnswer.Wait("window", "the next maintenance window", null)),
                    List.of(new Finding("LOG-06", THEIRS)));
        }

        @PostMapping("/api/releases")
        Map<String, Object> proposed() {
            return Map.of(
                    "proposal",
                    Map.of("reason", OURS),
                    "reasons",
                    Map.of("owner", "you start it"),
                    "approvers",
                    List.of(Map.of("role", "management", "why", "every patch")));
        }

        @GetMapping("/api/releases/canteen-api-1.5.0")
        Map<String, Object> release() {
            return Map.of("why", "every patch");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "ar-SA,ar;q=0.9,en;q=0.8", "fr, ar"})
    void whoAsksForArabicIsToldInArabic(String languages) throws Exception {
        http.perform(get("/refused").header(HttpHeaders.ACCEPT_LANGUAGE, languages))
                .andExpect(header().string(HttpHeaders.CONTENT_LANGUAGE, "ar"))
                .andExpect(header().string(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE))
                .andExpect(jsonPath("$.detail").value("اذكر السبب."))
                .andExpect(jsonPath("$.violations[0].message").value("اذكر السبب."))
                .andExpect(jsonPath("$.violations[0].item").value("LOG-06"))
                .andExpect(jsonPath("$.violations[1].message").value(THEIRS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en, ar;q=0.5", "fr", "*", "no language; at all", ""})
    void everybodyElseIsToldInEnglish(String languages) throws Exception {
        http.perform(get("/refused").header(HttpHeaders.ACCEPT_LANGUAGE, languages))
                .andExpect(header().doesNotExist(HttpHeaders.CONTENT_LANGUAGE))
                .andExpect(jsonPath("$.detail").value(OURS));
    }

    @Test
    void whatARelaseWaitsForIsToldInArabic() throws Exception {
        http.perform(get("/gate").header(HttpHeaders.ACCEPT_LANGUAGE, "ar"))
                .andExpect(jsonPath("$.waitsFor[0].what").value("window"))
                .andExpect(jsonPath("$.waitsFor[0].detail").value("نافذة الصيانة التالية"))
                .andExpect(jsonPath("$.findings[0].message").value(THEIRS));
    }

    @Test
    void reasonsOfAProposalAreAndItsValuesAreNot() throws Exception {
        http.perform(post("/api/releases?dryRun=true").header(HttpHeaders.ACCEPT_LANGUAGE, "ar"))
                .andExpect(jsonPath("$.reasons.owner").value("أنت من يبدؤه"))
                .andExpect(jsonPath("$.approvers[0].role").value("management"))
                .andExpect(jsonPath("$.approvers[0].why").value("كل إصدار تصحيحي"))
                .andExpect(jsonPath("$.proposal.reason").value(OURS));
    }

    @Test
    void recordsOfAReleaseStayAsTheyAre() throws Exception {
        http.perform(get("/api/releases/canteen-api-1.5.0").header(HttpHeaders.ACCEPT_LANGUAGE, "ar"))
                .andExpect(header().doesNotExist(HttpHeaders.CONTENT_LANGUAGE))
                .andExpect(content().json("{\"why\":\"every patch\"}"));
    }
}
