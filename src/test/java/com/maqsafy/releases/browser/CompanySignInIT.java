package com.maqsafy.releases.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.MadePostgres;
import com.maqsafy.releases.testing.OnlyInFull;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Sign-in at the company's provider, in a real browser and with a program's token. */
@OnlyInFull
class CompanySignInIT {

    private static final String SARA = "sara.ali@example.com";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path data;
    private static String url;
    private static CompanyIdentityProvider provider;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        provider = new CompanyIdentityProvider(freePort(), url);
        data = Files.createTempDirectory("releases");
        MadePostgres.in(data.resolve("postgres"));
        application = SpringApplication.run(
                ReleaseManagementApplication.class,
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--releases.data-dir=" + data,
                "--releases.demo.target-port=0",
                "--releases.sign-in.oidc.issuer=" + provider.issuer(),
                "--releases.sign-in.oidc.client-id=" + CompanyIdentityProvider.CLIENT,
                "--releases.sign-in.oidc.client-secret=" + CompanyIdentityProvider.SECRET,
                "--releases.sign-in.oidc.group-mapping[0].claim=/releases/tech",
                "--releases.sign-in.oidc.group-mapping[0].group=technical-owner",
                "--releases.sign-in.oidc.group-mapping[1].claim=/releases/product",
                "--releases.sign-in.oidc.group-mapping[1].group=product-owner",
                "--releases.sign-in.oidc.group-mapping[2].claim=/releases/ci",
                "--releases.sign-in.oidc.group-mapping[2].group=ci",
                "--releases.sign-in.break-glass-accounts=admin,auditor,emergency,owner,developer,qa",
                "--releases.approval.acr=urn:company:two-factors");
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (provider != null) {
            provider.close();
        }
        FileSystemUtils.deleteRecursively(data == null ? null : data.toFile());
    }

    /** What the application knows the browser by. */
    private static String session(Page page) {
        return page.context().cookies(url).stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName(
            "a person signs in at the company, with an address as id, has the claim's roles, and signs out there too")
    void signsInAndOut() throws Exception {
        provider.groups(SARA, "/releases/tech", "/everybody");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            page.navigate(url + "/camunda/app/tasklist/default/");
            assertThat(page.url()).startsWith(provider.issuer() + "/login");
            String before = session(page);
            logIn(page, SARA);
            page.locator(".task-filter").first().waitFor();
            assertThat(page.url()).startsWith(url + "/camunda/app/tasklist/default/");
            assertThat(session(page))
                    .as("whoever knew the session of before has none")
                    .isNotEqualTo(before);
            assertThat(page.locator(".task-filter").filter(text("My tasks (" + SARA + ")")))
                    .hasCount(1);
            assertThat(page.locator(".task-filter").filter(text("Approvals waiting for technical owner")))
                    .hasCount(1);
            assertThat(groups()).containsExactly("technical-owner");
            assertThat(get(basic("auditor"), "/api/administration").body())
                    .contains("companyMembershipFollowed", SARA, "/everybody");
            assertThat(claims(page))
                    .as("Camunda's protection against forged requests stays")
                    .isEqualTo(403);

            // It ends the session as well; her session at the company goes on, so she is back without a login.
            page.navigate(url + "/camunda/app/tasklist/default/");
            page.locator(".task-filter").first().waitFor();
            logOut(page);
            page.waitForURL(address -> address.startsWith(provider.issuer() + "/login"));

            provider.groups(SARA, "/releases/product");
            page.navigate(url + "/camunda/app/tasklist/default/");
            assertThat(page.url()).as("the provider forgot her").startsWith(provider.issuer() + "/login");
            logIn(page, SARA);
            page.locator(".task-filter").first().waitFor();
            assertThat(groups()).as("membership follows the claim").containsExactly("product-owner");

            assertThat(get(basic("admin"), "/api/tokens").statusCode()).isEqualTo(200);
            assertThat(send(HttpRequest.newBuilder(URI.create(url + "/api/accounts/" + SARA + "/sessions"))
                                    .header("Authorization", basic("admin"))
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
            page.navigate(url + "/camunda/app/welcome/default/");
            // Her session at the company goes on, so she comes back in, in a new session.
            await().until(() -> page.url().startsWith(url + "/camunda/app/welcome"));
        }
    }

    @Test
    @DisplayName("whoever approves signs in again with the second factor, and comes back to the task")
    void asksForASecondFactor() throws Exception {
        provider.groups(SARA, "/releases/tech");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            // What a message links to; the provider's own page would lose what is behind the hash.
            page.navigate(url + "/camunda/app/tasklist/default/?task=t-2#/?task=t-2");
            logIn(page, SARA);
            page.waitForURL(address -> address.startsWith(url + "/camunda/app/tasklist/default/")
                    && address.substring(address.indexOf('#') + 1).contains("task=t-2"));
            assertThat(provider.lastAsked()).isEmpty();

            page.navigate(url + "/sign-in/second-factor?task=t-1");
            page.waitForURL(address -> address.equals(url + "/camunda/app/tasklist/default/#/?task=t-1")
                    || address.startsWith(url + "/camunda/app/tasklist/default/#/?") && address.contains("task=t-1"));
            assertThat(provider.lastAsked()).isEqualTo("urn:company:two-factors");
        }
    }

    @Test
    @DisplayName("an approval is refused without the second factor, with a link to it, and given with it; a link to the"
            + " task leads there after sign-in")
    void approvesWithTheSecondFactorOnly() throws Exception {
        provider.groups(SARA, "/releases/tech");
        Colleagues colleagues = new Colleagues(new RestClient(url));
        String release = colleagues.start(
                "owner",
                Map.ofEntries(
                        Map.entry("service", "canteen-api"),
                        Map.entry("version", "1.4.2"),
                        Map.entry("previousVersion", "1.4.1"),
                        Map.entry("type", "patch"),
                        Map.entry("changeType", "fix"),
                        Map.entry("branch", "release/1.4.2"),
                        Map.entry("summary", "Sales per day on the dashboard"),
                        Map.entry("changes", List.of("The dashboard counts sales of the day")),
                        Map.entry("contains", List.of("dashboard")),
                        Map.entry("changedAspects", List.of("code-logic")),
                        Map.entry("requirements", List.of("MAQ-18")),
                        Map.entry("risks", "None known")));
        colleagues.workUntil(release, "userTask_approveRelease");
        String task =
                colleagues.dossier(release).path("openTasks").path(0).path("id").asText();
        String there = url + "/camunda/app/tasklist/default/";
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            page.navigate(there + "?task=" + task + "#/?task=" + task);
            logIn(page, SARA);
            Tasklist tasklist = Tasklist.of(page);
            assertThat(page.locator(".task-card h2.task")).containsText("Approve canteen-api 1.4.2");
            assertThat(provider.lastAsked()).isEmpty();

            assertThat(tasklist.refusedClaim()).contains("REL-APR-021", "is signed in without a second factor");
            page.locator("[data-test=second-factor]").last().click();
            page.waitForURL(address -> address.startsWith(there)
                    && address.substring(address.indexOf('#') + 1).contains("task=" + task));
            assertThat(provider.lastAsked()).isEqualTo("urn:company:two-factors");

            Tasklist again = Tasklist.of(page);
            again.claim().choose("decision", "Approve");
            again.complete();
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !colleagues.status(release).equals("awaiting-approval"));
        assertThat(colleagues.dossier(release).path("timeline"))
                .anyMatch(record -> record.path("kind").asText().equals("approvalDecided")
                        && record.path("actor").asText().equals(SARA));
    }

    @Test
    @DisplayName("who is a local emergency account here cannot be taken over at the company")
    void refusesABreakGlassAccountAtTheCompany() {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window();
            page.navigate(url + "/camunda/app/tasklist/default/");
            logIn(page, "emergency");

            assertThat(page.locator("body")).containsText("REL-SGN-023");
            page.navigate(url + "/camunda/app/tasklist/default/?local");
            page.locator("input[type=password]").waitFor();
        }
    }

    @Test
    @DisplayName("local accounts are off, but for break-glass accounts, whose use is recorded")
    void localAccountsAreOff() throws Exception {
        assertThat(get(basic("tech"), "/api/releases").statusCode()).isEqualTo(401);
        assertThat(get(basic("tech"), "/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(get(basic("admin"), "/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(get(basic("auditor"), "/api/administration").body()).contains("breakGlassUsed");
    }

    @Test
    @DisplayName("a program's token of the provider is taken for API and engine, and one that is altered is not")
    void takesTokensOfTheProvider() throws Exception {
        provider.groups(CompanyIdentityProvider.CLIENT, "/releases/ci");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(provider.issuer() + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (CompanyIdentityProvider.CLIENT + ":" + CompanyIdentityProvider.SECRET)
                                                        .getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=profile")));
        String token = JSON.readTree(answer.body()).path("access_token").asText();

        assertThat(get("Bearer " + token, "/api/releases").statusCode()).isEqualTo(200);
        assertThat(get("Bearer " + token, "/engine-rest/process-definition?key=standard-release")
                        .body())
                .contains("standard-release");
        HttpResponse<String> altered =
                get("Bearer " + token.substring(0, token.length() - 8) + "AAAAAAAA", "/api/releases");
        assertThat(altered.statusCode()).isEqualTo(401);
        assertThat(altered.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(altered.body()).contains("REL-SGN-029");
        send(HttpRequest.newBuilder(URI.create(url + "/api/accounts/ci-runner@example.com/deactivation"))
                .header("Authorization", basic("admin"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"replaced\"}")));
        HttpResponse<String> left = get("Bearer " + token, "/api/releases");
        assertThat(left.statusCode()).isEqualTo(401);
        assertThat(left.body()).contains("REL-SGN-024");
    }

    private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private static void logIn(Page page, String user) {
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill("company");
        page.locator("button[type=submit]").click();
    }

    private static void logOut(Page page) {
        page.locator(".account.dropdown .dropdown-toggle").click();
        page.locator("li.logout a").click();
    }

    /** Status of a change that a page of another origin could have sent: session, but no token. */
    private static int claims(Page page) {
        Object status = page.evaluate("async () => (await fetch('/camunda/api/engine/engine/default/task/none/claim',"
                + " {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'})).status");
        return ((Number) status).intValue();
    }

    private static java.util.List<String> groups() throws Exception {
        JsonNode groups = JSON.readTree(
                get(basic("admin"), "/engine-rest/group?member=" + SARA).body());
        return groups.findValuesAsText("id");
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> get(String authorization, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", authorization));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
