package com.maqsafy.releases.verification;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A user can log in and gets a token (POST-02). */
final class LoginCheck implements Check {

    private final HttpProbe http;
    private final URI url;
    private final String usernameField;
    private final String username;
    private final String passwordField;
    private final String password;
    private final String tokenField;

    LoginCheck(CheckSettings settings, HttpProbe http) {
        this.http = http;
        url = settings.url("url");
        usernameField = settings.optional("username-field", String.class, "username");
        username = settings.required("username");
        passwordField = settings.optional("password-field", String.class, "password");
        password = settings.required("password");
        tokenField = settings.optional("token-field", String.class, "token");
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe.Answer answer = logIn(question.deadline());
        if (!answer.successful()) {
            return Verdict.failed("the login answered " + answer);
        }
        return token(answer).isPresent()
                ? Verdict.passed(answer + ", a token was given")
                : Verdict.failed(answer + ", but no token in the field " + tokenField);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(password);
    }

    /** A fresh token, or empty when the login fails. */
    Optional<String> token(Deadline deadline) throws Exception {
        HttpProbe.Answer answer = logIn(deadline);
        return answer.successful() ? token(answer) : Optional.empty();
    }

    private HttpProbe.Answer logIn(Deadline deadline) throws Exception {
        return http.post(url, Map.of(usernameField, username, passwordField, password), deadline);
    }

    private Optional<String> token(HttpProbe.Answer answer) {
        return answer.value(tokenField).filter(token -> !token.isBlank());
    }
}
