package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What src/docs/sign-in.md tells of Keycloak, with Keycloak. What is said of any provider is in CompanySignInIT. */
@OnlyInFull
class KeycloakSignInIT {

    private static final String SARA = "sara.ali@example.com";

    @TempDir
    Path data;

    private String url;

    @Test
    @DisplayName("a person signs in at Keycloak, has the roles of its groups, signs out there; so does a program")
    void signsInAtKeycloak() throws Exception {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        try (Keycloak keycloak = Keycloak.start(freePort(), url);
                ConfigurableApplicationContext application = application(port, keycloak);
                Chromium chromium = Chromium.open()) {
            assertThat(application.isRunning()).isTrue();
            Page page = chromium.window();
            signIn(page, keycloak);
            assertThat(filter(page, "My tasks (" + SARA + ")")).hasCount(1);
            assertThat(filter(page, "Approvals waiting for technical owner")).hasCount(1);
            assertThat(groups(SARA)).containsExactly("technical-owner");

            page.locator(".account.dropdown .dropdown-toggle").click();
            page.locator("li.logout a").click();
            page.waitForURL(address -> address.startsWith(keycloak.issuer()));
            keycloak.move(SARA, "/releases/tech", "/releases/product");
            signIn(page, keycloak);
            assertThat(groups(SARA)).as("membership follows the group").containsExactly("product-owner");

            String token = keycloak.programToken();
            assertThat(status("Bearer " + token, "/api/releases")).isEqualTo(200);
            assertThat(status("Bearer " + token, "/engine-rest/task")).isEqualTo(200);
            assertThat(groups("service-account-" + Keycloak.PROGRAM)).containsExactly("ci");
            assertThat(status("Bearer " + token.substring(0, token.length() - 8) + "AAAAAAAA", "/api/releases"))
                    .isEqualTo(401);
        }
    }

    private void signIn(Page page, Keycloak keycloak) {
        page.navigate(url + "/camunda/app/tasklist/default/");
        assertThat(page.url()).as("asked at Keycloak").startsWith(keycloak.issuer());
        page.locator("input[name=username]").fill(SARA);
        page.locator("input[name=password]").fill("company");
        page.locator("#kc-login").click();
        page.locator(".task-filter").first().waitFor();
        assertThat(page.url()).startsWith(url + "/camunda/app/tasklist/default/");
    }

    private static Locator filter(Page page, String text) {
        return page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(text));
    }

    private ConfigurableApplicationContext application(int port, Keycloak keycloak) {
        return SpringApplication.run(
                ReleaseManagementApplication.class,
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--releases.data-dir=" + data,
                "--releases.demo.target-port=0",
                "--releases.sign-in.oidc.issuer=" + keycloak.issuer(),
                "--releases.sign-in.oidc.client-id=" + Keycloak.CLIENT,
                "--releases.sign-in.oidc.client-secret=" + Keycloak.SECRET,
                "--releases.sign-in.oidc.group-mapping[0].claim=/releases/tech",
                "--releases.sign-in.oidc.group-mapping[0].group=technical-owner",
                "--releases.sign-in.oidc.group-mapping[1].claim=/releases/product",
                "--releases.sign-in.oidc.group-mapping[1].group=product-owner",
                "--releases.sign-in.oidc.group-mapping[2].claim=/releases/ci",
                "--releases.sign-in.oidc.group-mapping[2].group=ci",
                "--releases.sign-in.break-glass-accounts=admin");
    }

    private List<String> groups(String account) throws Exception {
        return new ObjectMapper()
                .readTree(get(admin(), "/engine-rest/group?member=" + account).body())
                .findValuesAsText("id");
    }

    private int status(String authorization, String path) throws Exception {
        return get(authorization, path).statusCode();
    }

    private HttpResponse<String> get(String authorization, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Authorization", authorization)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String admin() {
        return "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
