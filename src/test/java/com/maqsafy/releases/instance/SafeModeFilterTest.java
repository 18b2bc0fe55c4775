package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** In safe mode reading works and nothing else. */
class SafeModeFilterTest {

    private boolean on = true;

    private final SafeMode mode = new SafeMode() {
        @Override
        public boolean on() {
            return on;
        }

        @Override
        public List<String> reasons() {
            return List.of();
        }
    };

    private final SafeModeFilter filter = new SafeModeFilter(mode);

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/releases,                                                        true",
        "POST,   /api/instance/claims,                                                 true",
        "POST,   /engine-rest/task,                                                    true",
        "POST,   /engine-rest/history/process-instance/count,                          true",
        "POST,   /engine-rest/engine/default/task/count,                               true",
        "POST,   /camunda/api/engine/engine/default/filter/f1/list,                    true",
        "POST,   /camunda/api/admin/auth/user/default/login/tasklist,                  true",
        "POST,   /camunda/api/admin/auth/user/default/logout,                          true",
        "POST,   /camunda/api/cockpit/plugin/base/default/process-instance,            true",
        "POST,   /api/releases,                                                        false",
        "POST,   /api/evidence/rotations,                                              false",
        "POST,   /engine-rest/message,                                                 false",
        "POST,   /engine-rest/signal,                                                  false",
        "POST,   /engine-rest/condition,                                               false",
        "POST,   /engine-rest/history/cleanup,                                         false",
        "POST,   /engine-rest/task/t1/submit-form,                                     false",
        "POST,   /engine-rest/task/t1/complete,                                        false",
        "POST,   /engine-rest/external-task/fetchAndLock,                              false",
        "POST,   /engine-rest/job/j1/execute,                                          false",
        "POST,   /engine-rest/deployment/create,                                       false",
        "POST,   /engine-rest/user/create,                                             false",
        "POST,   /camunda/api/engine/engine/default/process-definition/p/submit-form,  false",
        "PUT,    /engine-rest/job/j1/retries,                                          false",
        "DELETE, /camunda/api/engine/engine/default/process-instance/p1,               false"
    })
    void letsReadersPass(String method, String path, boolean reads) throws Exception {
        MockHttpServletResponse response = asked(method, path);

        assertThat(response.getStatus()).isEqualTo(reads ? 200 : 409);
        assertThat(response.getHeader("X-Releases-Mode")).isEqualTo("safe");
        if (!reads) {
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(response.getContentAsString()).contains("\"title\":\"Safe mode\"", "REL-INS-002");
        }
        on = false;
        MockHttpServletResponse normal = asked(method, path);
        assertThat(normal.getStatus()).isEqualTo(200);
        assertThat(normal.getHeader("X-Releases-Mode")).isNull();
    }

    @Test
    void isABannerOnEveryPageForEverybody() {
        SafeModeBanner banner = new SafeModeBanner(mode);
        assertThat(banner.text("")).hasValueSatisfying(text -> assertThat(text).startsWith("Safe mode: "));
        assertThat(banner.text("owner")).isPresent();
        on = false;
        assertThat(banner.text("owner")).isEmpty();
    }

    private MockHttpServletResponse asked(String method, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), response, new MockFilterChain());
        return response;
    }
}
