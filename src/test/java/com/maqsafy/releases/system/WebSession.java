package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A login of Camunda's web applications, as a browser has it: session cookie and CSRF token. */
final class WebSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;
    private boolean token = true;

    private WebSession(String base) {
        this.base = base;
    }

    /** Signs in with the password {@code demo}. */
    static WebSession of(String base, String user) {
        WebSession session = new WebSession(base);
        session.send(session.request("/camunda/app/welcome/default/").GET());
        Rest.Answer login = session.send(session.request("/camunda/api/admin/auth/user/default/login/welcome")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password=demo")));
        assertThat(login.status()).as(user + " signs in: " + login.body()).isEqualTo(200);
        // The login has a new session, and the page that is loaded then its token.
        session.send(session.request("/camunda/app/welcome/default/").GET());
        return session;
    }

    /** The same browser at another node: cookies are not told apart by port (RFC 6265, 8.5). */
    WebSession at(String otherBase) {
        WebSession other = new WebSession(otherBase);
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> other.cookies.getCookieStore().add(URI.create(otherBase), cookie));
        return other;
    }

    /** The same session, used by a page that cannot read its token. */
    WebSession withoutToken() {
        WebSession other = at(base);
        other.token = false;
        return other;
    }

    Rest.Answer get(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    Rest.Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        cookies.getCookieStore().getCookies().stream()
                .filter(c -> token && c.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private Rest.Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Rest.Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
