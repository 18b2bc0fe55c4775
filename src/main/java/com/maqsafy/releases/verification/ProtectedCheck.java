package com.maqsafy.releases.verification;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** An address refuses the anonymous and serves the user of a login check (POST-03). */
final class ProtectedCheck implements Check {

    private final HttpProbe http;
    private final URI url;
    private final LoginCheck login;

    ProtectedCheck(CheckSettings settings, HttpProbe http, LoginCheck login) {
        this.http = http;
        this.login = login;
        url = settings.url(
                "url", settings.keys(VerificationSettings.Protected.class).url());
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        HttpProbe past = http.through(question.bypass());
        HttpProbe.Answer anonymous = past.get(url, null, question.deadline());
        if (anonymous.status() != 401 && anonymous.status() != 403) {
            return Verdict.failed("the anonymous got " + anonymous + ", expected 401 or 403");
        }
        Optional<String> token = login.token(question);
        if (token.isEmpty()) {
            return Verdict.cannotTell("the anonymous got " + anonymous
                    + ", but the login failed, so the address could not be asked as a user; see the login check");
        }
        HttpProbe.Answer user = past.get(url, token.get(), question.deadline());
        return user.status() == 200
                ? Verdict.passed("the anonymous got " + anonymous + ", the user status 200")
                : Verdict.failed("the user got " + user + ", expected 200");
    }

    @Override
    public Set<String> secrets() {
        return login.secrets();
    }
}
