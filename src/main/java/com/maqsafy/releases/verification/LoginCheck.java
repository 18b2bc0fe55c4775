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
        VerificationSettings.Login keys = settings.keys(VerificationSettings.Login.class);
        url = settings.url("url", keys.url());
        usernameField = keys.usernameField();
        username = settings.required("username", keys.username());
        passwordField = keys.passwordField();
        password = settings.required("password", keys.password());
        tokenField = settings.jsonPath("token-field", keys.tokenField());
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe.Answer answer = logIn(question);
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
    Optional<String> token(Question question) throws Exception {
        HttpProbe.Answer answer = logIn(question);
        return answer.successful() ? token(answer) : Optional.empty();
    }

    private HttpProbe.Answer logIn(Question question) throws Exception {
        return http.through(question.bypass())
                .post(url, Map.of(usernameField, username, passwordField, password), question.deadline());
    }

    private Optional<String> token(HttpProbe.Answer answer) {
        return answer.value(tokenField).filter(token -> !token.isBlank());
    }
}
