package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.verification.CheckResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Serves POST-02. */
@Timeout(30)
class LoginCheckTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"data":{"token":"t-1"}} | PASSED | status 200, a token was given
            201 | {"data":{"token":"t-1"}} | PASSED | status 201, a token was given
            401 | {"data":{"token":"t-1"}} | FAILED | REL-VER-010 the login answered status 401
            500 | error | FAILED | REL-VER-010 the login answered status 500
            200 | {"token":"t-1"} | FAILED | REL-VER-010 status 200, but no token in the field data.token
            200 | {"data":{"token":" "}} | FAILED | REL-VER-010 status 200, but no token in the field data.token
            200 | <html> | FAILED | REL-VER-010 status 200, but no token in the field data.token
            """)
    void readsTheAnswerOfTheLogin(int status, String body, Outcome outcome, String evidence) throws Exception {
        try (Target target = new Target().on("/login", status, body)) {
            CheckResult result = login(target.url("/login"))
                    .with("login", "token-field", "data.token")
                    .ask("login");

            assertThat(result.evidence()).isEqualTo(evidence);
            assertThat(result.outcome()).isEqualTo(outcome);
        }
    }

    @Test
    void sendsUserAndPasswordInTheNamedFields() throws Exception {
        StringBuilder seen = new StringBuilder();
        try (Target target = new Target().on("/login", exchange -> {
            seen.append(exchange.getRequestMethod()).append(' ').append(Target.body(exchange));
            Target.answer(exchange, 200, "{\"token\":\"t-1\"}");
        })) {
            login(target.url("/login")).with("login", "username-field", "email").ask("login");

            assertThat(seen.toString())
                    .startsWith("POST {")
                    .contains("\"email\":\"probe@canteen.example\"", "\"password\":\"s3cret \\\" pw\"");
        }
    }

    @Test
    void cannotTellWhenNobodyListens() throws Exception {
        CheckResult result = login(Target.nobody("/login")).ask("login");

        assertThat(result.outcome()).isEqualTo(Outcome.ERRORED);
        assertThat(result.evidence()).startsWith("REL-VER-011 the system could not be asked: ConnectException");
    }

    private static Asking login(String url) {
        return Asking.check("login", "POST-02", "login")
                .with("login", "url", url)
                .with("login", "username", "probe@canteen.example")
                .with("login", "password", "s3cret \" pw");
    }
}
