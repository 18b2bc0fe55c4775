package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.instance.PageBanner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Banners are on every page, and each reader has their own. */
class PageBannerFilterTest {

    private Optional<String> everybodys = Optional.empty();

    private final PageBannerFilter filter = new PageBannerFilter(List.of(account -> everybodys, (PageBanner)
            account -> Optional.of("For \"" + account + "\"\n\\}").filter(text -> account.equals("tech"))));

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome", "releases"})
    void areInTheStylesThatEachPageLoads(String application) throws Exception {
        String path = "/camunda/app/" + application + "/styles/user-styles.css";
        assertThat(asked(path, "").getContentAsString()).doesNotContain("body::before");

        everybodys = Optional.of("Safe mode: nothing leaves.");
        MockHttpServletResponse styles = asked(path, "");
        String content = styles.getContentAsString(StandardCharsets.UTF_8);
        assertThat(content).contains("content: \"Safe mode: nothing leaves.\";");
        assertThat(content.substring(content.indexOf("body::before")))
                .as("an import after a rule is none (CSS Cascade 4, 2), and the page has lost its face")
                .doesNotContain("@import");
        assertThat(styles.getContentType()).startsWith("text/css");
        assertThat(styles.getHeader("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void areForWhoeverIsSignedInAndCannotLeaveTheirString() throws Exception {
        everybodys = Optional.of("One.");
        assertThat(asked("/camunda/app/admin/styles/user-styles.css", "tech").getContentAsString())
                .contains("content: \"One.\\a For \\22 tech\\22 \\a \\5c \\7d \";");
        assertThat(asked("/camunda/app/admin/styles/user-styles.css", "owner").getContentAsString())
                .contains("content: \"One.\";");
    }

    @Test
    void keepTheOwnStylesOfTasklist() throws Exception {
        assertThat(asked("/camunda/app/tasklist/styles/user-styles.css", "").getContentAsString())
                .contains(".fjs-container .fjs-table");
    }

    @Test
    void leaveAllElseAlone() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", "/camunda/app/admin/styles/styles.css"), response, chain);
        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getHeader("Cache-Control")).isNull();
    }

    private MockHttpServletResponse asked(String path, String account) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        if (!account.isEmpty()) {
            Authentications all = new Authentications();
            all.addOrReplace(new UserAuthentication(account, "default"));
            request.getSession().setAttribute("authenticatedUser", all);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
