package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

@ExtendWith(OutputCaptureExtension.class)
class PageProblemsTest {

    @Test
    @DisplayName("A fault is told to the log with its cause, and to the page with its code only")
    void tellsThePageNothingOfAFault(CapturedOutput output) {
        ResponseEntity<ProblemDetail> answer = new PageProblems().any(new IllegalStateException("password=secret"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().getDetail())
                .isEqualTo("REL-COC-005 Something went wrong; see the application's log.");
        assertThat(output).contains("REL-COC-005 ", "password=secret");
    }

    @Test
    @DisplayName("A lost race is no fault: somebody else was quicker")
    void tellsThePageThatSomebodyElseWasQuicker(CapturedOutput output) {
        ResponseEntity<ProblemDetail> answer =
                new PageProblems().any(new CannotAcquireLockException("deadlock detected"));

        assertThat(answer.getStatusCode().value()).isEqualTo(409);
        assertThat(answer.getBody()).isNotNull();
        assertThat(answer.getBody().getDetail()).startsWith("REL-PRC-230 Somebody else was quicker");
        assertThat(output).doesNotContain("ERROR");
    }
}
