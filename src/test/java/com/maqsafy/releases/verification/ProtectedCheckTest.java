package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-03. */
@Timeout(30)
class ProtectedCheckTest {

    @ParameterizedTest(name = "anonymous {0}, user {1}, login {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            401 | 200 | 200 | PASSED | the anonymous got status 401, the user status 200
            403 | 200 | 200 | PASSED | the anonymous got status 403, the user status 200
            200 | 200 | 200 | FAILED | REL-VER-010 the anonymous got status 200, expected 401 or 403
            302 | 200 | 200 | FAILED | REL-VER-010 the anonymous got status 302, expected 401 or 403
            500 | 200 | 200 | FAILED | REL-VER-010 the anonymous got status 500, expected 401 or 403
            401 | 403 | 200 | FAILED | REL-VER-010 the user got status 403, expected 200
            401 | 500 | 200 | FAILED | REL-VER-010 the user got status 500, expected 200
            401 | 200 | 401 | ERRORED | REL-VER-011 the anonymous got status 401, but the login failed, so the address could not be asked as a user; see the login check
            """)
    void asksAsNobodyAndAsUser(int anonymous, int user, int login, Outcome outcome, String evidence) throws Exception {
        try (Target target = new Target()
                .on("/login", login, "{\"token\":\"t-1\"}")
                .on(
                        "/api/me",
                        exchange -> Target.answer(
                                exchange,
                                "Bearer t-1".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                                        ? user
                                        : anonymous,
                                ""))) {
            CheckResult result =
                    api(target.url("/login"), target.url("/api/me")).ask("api");

            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void cannotTellWhenNobodyListens() throws Exception {
        CheckResult result =
                api(Target.nobody("/login"), Target.nobody("/api/me")).ask("api");

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-011 the system could not be asked: ConnectException");
    }

    private static Asking api(String login, String url) {
        return Asking.check("api", "POST-03", "protected")
                .with("api", "url", url)
                .with("api", "login", "login")
                .and("login", "POST-02", "login")
                .with("login", "url", login)
                .with("login", "username", "probe")
                .with("login", "password", "s3cret-pw");
    }
}
