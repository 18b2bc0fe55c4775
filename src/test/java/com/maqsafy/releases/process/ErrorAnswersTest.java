package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.multipart.MultipartException;

/** What is answered when no interface has answered. */
@ExtendWith(OutputCaptureExtension.class)
class ErrorAnswersTest {

    private final ErrorShape shape = mock(ErrorShape.class);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "401, Sign in: user or password is missing or wrong.",
        "404, There is nothing at this address.",
        "500, REL-PRC-088 Something went wrong; see the application's log.",
        "503, REL-PRC-088 Something went wrong; see the application's log.",
    })
    void saysWhatTheStatusMeans(int status, String words) throws Exception {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        new ErrorAnswers(shape).answer(request, response);
        verify(shape).write(any(), any(), eq("/error"), eq(status), eq(words));
    }

    @Test
    void tellsTheLogOfAFaultAndTheCallerNothing(CapturedOutput output) throws Exception {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("password=secret"));
        new ErrorAnswers(shape).answer(request, response);
        verify(shape)
                .write(
                        any(),
                        any(),
                        any(),
                        eq(500),
                        eq("REL-PRC-083 Something went wrong; see the application's log."));
        assertThat(output).contains("REL-PRC-088 A request failed");
    }

    @Test
    void partsThatCannotBeToldApartAreNoFault(CapturedOutput output) throws Exception {
        request.setAttribute(
                RequestDispatcher.ERROR_EXCEPTION,
                new ServletException("Request processing failed", new MultipartException("no multipart boundary")));
        new ErrorAnswers(shape).answer(request, response);
        verify(shape).write(any(), any(), any(), eq(400), startsWith("REL-PRC-497 "));
        assertThat(output).doesNotContain("REL-PRC-088");
    }

    @Test
    void aRefusalIsNoFault(CapturedOutput output) throws Exception {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new BadUserRequestException("That is not allowed."));
        new ErrorAnswers(shape).answer(request, response);
        verify(shape).write(any(), any(), any(), eq(400), any());
        verify(shape).write(any(), any(), any(), anyInt(), any());
        assertThat(output).doesNotContain("REL-PRC-088");
    }
}
