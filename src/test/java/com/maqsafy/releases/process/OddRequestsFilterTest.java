package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What can be read in two ways reaches nothing that reads it. */
class OddRequestsFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/releases");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(strings = {"/api/a;b", "/api//b", "/api/%2fb", "/api/../b"})
    void refusesPathsThatCanBeReadInTwoWays(String path) throws ServletException, IOException {
        request.setRequestURI(path);
        refused("REL-PRC-089 The path or the method can be read in more than one way.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/a%01b", "/api/a%7f"})
    void refusesControlCharactersInAPath(String path) throws ServletException, IOException {
        request.setRequestURI(path);
        refused("REL-PRC-089 The path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%01", "q=%7F", "q=%zz", "q=%c2%85", "q=%"})
    void refusesControlCharactersInAParameter(String query) throws ServletException, IOException {
        request.setQueryString(query);
        refused("REL-PRC-089 A parameter holds control characters or a broken % sequence.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/*;charset=utf-8", "multipart/*"})
    void refusesABodyThatCouldBeAnything(String type) throws ServletException, IOException {
        request.setContentType(type);
        refused("REL-PRC-496 The Content-Type names no one type.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                " Multipart/Form-Data",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary= ",
                "multipart/form-data; boundary",
            })
    void refusesPartsThatCannotBeToldApart(String type) throws ServletException, IOException {
        request.setContentType(type);
        refused("REL-PRC-497 The body is not the multipart/form-data that its Content-Type says.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/api/releases, none, none",
                "/api/caf%C3%A9, none, q=%D8%AF",
                "/api/releases, application/json, q=a%0Ab%0Dc%09d",
                "/api/releases, multipart/form-data; boundary=x1, none",
                "/api/releases, no type at all, none",
            })
    void letsThroughWhatCanBeReadInOneWay(String path, String type, String query) throws ServletException, IOException {
        request.setRequestURI(path);
        if (type != null) {
            request.setContentType(type);
        }
        request.setQueryString(query);

        filter();

        assertThat(chain.getRequest()).isSameAs(request);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEmpty();
    }

    private void refused(String beginning) throws ServletException, IOException {
        filter();

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(new ObjectMapper()
                        .readTree(response.getContentAsString())
                        .path("detail")
                        .asText())
                .startsWith(beginning);
    }

    private void filter() throws ServletException, IOException {
        new OddRequests(new ErrorShape(new ObjectMapper(), "/camunda")).doFilter(request, response, chain);
    }
}
