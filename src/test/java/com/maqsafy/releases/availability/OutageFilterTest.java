package com.maqsafy.releases.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("A request that fails because the database is away")
class OutageFilterTest {

    private final DatabaseOutage outage = mock(DatabaseOutage.class);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void isAnsweredWithAProblemThatSaysWhatToDo() throws Exception {
        when(outage.metInRequest()).thenReturn(true);
        filter((request, answer) -> {
            throw new IllegalStateException("no connection");
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"status\":503")
                .contains("REL-AVL-004 The database cannot be reached. Nothing was changed that was not confirmed; try"
                        + " again in a few seconds.");
    }

    @Test
    void isNotMistakenForAnotherFailure() {
        when(outage.metInRequest()).thenReturn(false);
        assertThatThrownBy(() -> filter((request, answer) -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private void filter(FilterChain chain) throws Exception {
        new OutageFilter(outage).doFilter(new MockHttpServletRequest("GET", "/api/releases"), response, chain);
    }
}
