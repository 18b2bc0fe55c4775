package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.system.RestOperations.Operation;
import com.maqsafy.releases.testing.Full;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every role, an account without one and nobody, at every operation of every interface: exactly the answer that
 * {@code src/docs/access-matrix.md} documents. Operations are read from the classes that serve them, so a new one fails
 * until it has a row.
 */
@DisplayName("The access matrix")
class AccessMatrixIT extends SystemTest {

    private static final String NOBODY = "anonymous";

    /** Heading to user, in the order of the page. The last three are made here. */
    private static final Map<String, String> ACCOUNTS = accounts();

    private static final String MADE_UP = "00000000-0000-0000-0000-000000000000";

    private static final String ENGINE = "Camunda's REST";
    private static final String OWN = "Our REST, its description, health and metrics";
    private static final String WEB = "Tasklist, Cockpit and Admin, with a session";

    private static final String ENGINE_OF_WEB = "The engine for Tasklist, Cockpit and Admin, with a session";

    /** For the same classes behind another endpoint. */
    private static final List<String> SOME = List.of(NOBODY, "no role", "developer", "auditor", "admin");

    /**
     * What is sent by POST or PUT and changes nothing: questions, the end of a session, and what the engine passes over
     * because there is no such thing or nothing to do; {@link RefusalsIT} asks the latter of things that are there.
     */
    private static final List<String> HARMLESS = List.of(
            "POST .*/count",
            "POST /(engine-rest|camunda/api/engine/engine/\\{name\\})/(case-execution|case-instance|execution|external-task|group|job"
                    + "|job-definition|process-instance|schema/log|task|variable-instance|history/[a-z-]+)",
            "POST /camunda/api/cockpit/plugin/base/\\{engine\\}/(incident|process-instance|process-instance/\\{id\\}/called-process-instances"
                    + "|process-definition/\\{id\\}/called-process-definitions)",
            "POST /camunda/api/admin/auth/user/\\{processEngineName\\}/logout",
            "PUT .*/(job-definition|job|process-instance)/\\{id\\}/suspended",
            "POST .*/process-instance/\\{id\\}/modification",
            // How one is told oneself.
            "PUT /api/me/notifications");

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Autowired
    private ApplicationContext context;

    private static Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>();
        accounts.put(NOBODY, "");
        accounts.put("no role", "matrix-none");
        accounts.put("release-owner", "owner");
        accounts.put("developer", "developer");
        accounts.put("qa", "qa");
        accounts.put("technical-owner", "tech");
        accounts.put("product-owner", "product");
        accounts.put("business-owner", "business");
        accounts.put("security-owner", "security");
        accounts.put("management", "manager");
        accounts.put("deployment-owner", "deployer");
        accounts.put("rollback-owner", "rollback");
        accounts.put("process-owner", "process");
        accounts.put("auditor", "auditor");
        accounts.put("ci", "ci");
        accounts.put("monitoring", "matrix-monitoring");
        accounts.put("admin", "matrix-admin");
        return accounts;
    }

    @BeforeEach
    void accountsOfOneRole() {
        made("matrix-none", null);
        made("matrix-monitoring", "monitoring");
        made("matrix-admin", "camunda-admin");
    }

    private void made(String id, String group) {
        User user = identity.newUser(id);
        user.setPassword("demo");
        identity.saveUser(user);
        if (group != null) {
            identity.createMembership(id, group);
        }
    }

    @AfterEach
    void withoutThem() {
        List.of("matrix-none", "matrix-monitoring", "matrix-admin").forEach(identity::deleteUser);
    }

    @Test
    @DisplayName("has a row for every operation of every interface")
    void everyOperationHasARow() throws Exception {
        Set<String> operations = Stream.of(own(), engine(), web())
                .flatMap(Collection::stream)
                .map(AccessMatrixIT::name)
                .collect(java.util.stream.Collectors.toSet());

        assertThat(AccessMatrix.documented().keySet()).isEqualTo(operations);
    }

    /** 17 accounts at 1000 operations take minutes: with {@code -Pfull}, or when the page is written. */
    @Test
    @EnabledIf("asked")
    @DisplayName("every account is answered at every operation what the page says, and never with a 5xx")
    void everybodyIsAnsweredAsDocumented() throws Exception {
        List<Long> before = kept();
        AccessMatrix matrix = new AccessMatrix(sections());
        ask(matrix);

        assertThat(kept()).as("users, groups, filters, deployments, instances").isEqualTo(before);
        if (Boolean.getBoolean("access-matrix.write")) {
            matrix.write();
        }
        assertThat(matrix.answers()).isNotEmpty().noneMatch(a -> a.status() == 0 || a.status() >= 500);
        assertThat(matrix.answers().stream()
                        .filter(a -> !a.account().equals("admin"))
                        .filter(a -> a.status() / 100 == 2
                                && !a.operation().startsWith("GET ")
                                && !a.operation().startsWith("OPTIONS "))
                        .filter(a -> HARMLESS.stream().noneMatch(a.operation()::matches)))
                .as("changes by who is no administrator, without anything in the body")
                .isEmpty();
        assertThat(matrix.rows()).isEqualTo(AccessMatrix.documented());
    }

    static boolean asked() {
        return Full.asked() || Boolean.getBoolean("access-matrix.write");
    }

    /** Without those that name the engine, which are the same ones. */
    private static List<Operation> engine() {
        return RestOperations.of("/engine-rest", CamundaRestResources.getResourceClasses()).stream()
                .filter(o -> !o.path().startsWith("/engine-rest/engine/{name}/"))
                .toList();
    }

    private static Map<String, List<String>> sections() {
        List<String> all = List.copyOf(ACCOUNTS.keySet());
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put(OWN, all);
        sections.put(ENGINE, all);
        sections.put(WEB, all);
        sections.put(ENGINE_OF_WEB, SOME);
        return sections;
    }

    private List<Long> kept() {
        return List.of(
                identity.createUserQuery().count(),
                identity.createGroupQuery().count(),
                filters.createFilterQuery().count(),
                repository.createDeploymentQuery().count());
    }

    private void ask(AccessMatrix matrix) throws Exception {
        List<Operation> engine =
                new ArrayList<>(RestOperations.of("/engine-rest", CamundaRestResources.getResourceClasses()));
        List<Operation> named = engine.stream()
                .filter(o -> o.path().startsWith("/engine-rest/engine/{name}/"))
                .toList();
        engine.removeAll(named);
        assertThat(engine).hasSizeGreaterThan(350);
        List<Operation> web = web();
        List<Operation> own = own();
        each(ACCOUNTS.keySet(), account -> {
            Caller caller = new Caller(ACCOUNTS.get(account));
            own.stream()
                    .filter(o -> !o.path().startsWith("/camunda"))
                    .forEach(o -> matrix.put(OWN, name(o), account, caller.asks(o)));
            engine.forEach(o -> matrix.put(ENGINE, name(o), account, caller.asks(o)));
            caller.signIn();
            Stream.concat(own.stream().filter(o -> o.path().startsWith("/camunda")), web.stream())
                    .filter(o -> section(o).equals(WEB) || SOME.contains(account))
                    // What ends the session comes last.
                    .sorted(java.util.Comparator.comparing(o -> o.path().endsWith("/logout")))
                    .forEach(o -> matrix.put(section(o), name(o), account, caller.asks(o)));
        });
        Map<String, String> rows = matrix.rows();
        List<String> accounts = List.copyOf(ACCOUNTS.keySet());
        each(List.of(NOBODY, "developer"), account -> {
            Caller caller = new Caller(ACCOUNTS.get(account));
            for (Operation operation : named) {
                String unnamed = operation.method() + " " + operation.path().replace("/engine/{name}", "");
                if (rows.containsKey(unnamed)) {
                    assertThat(String.valueOf(caller.asks(operation)))
                            .as(account + " " + name(operation))
                            .isEqualTo(rows.get(unnamed).split(" \\| ")[accounts.indexOf(account)]);
                }
            }
        });
    }

    private static String section(Operation operation) {
        return operation.path().startsWith("/camunda/api/engine/engine/") ? ENGINE_OF_WEB : WEB;
    }

    private static void each(Collection<String> accounts, java.util.function.Consumer<String> asks) throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> asked = new ArrayList<>();
            accounts.forEach(account -> asked.add(several.submit(() -> asks.accept(account))));
            for (Future<?> one : asked) {
                one.get();
            }
        } finally {
            several.shutdownNow();
        }
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    private static List<Operation> web() {
        List<Operation> web = new ArrayList<>();
        web.addAll(RestOperations.of("/camunda/api/engine", new EngineRestApplication().getClasses()));
        web.addAll(RestOperations.of("/camunda/api/admin", new AdminApplication().getClasses()));
        web.addAll(RestOperations.of("/camunda/api/cockpit", new CockpitApplication().getClasses()));
        web.addAll(RestOperations.of("/camunda/api/tasklist", new TasklistApplication().getClasses()));
        web.addAll(RestOperations.of("/camunda/api/welcome", new WelcomeApplication().getClasses()));
        for (String application : List.of("admin", "cockpit", "tasklist", "welcome")) {
            web.add(new Operation("GET", "/camunda/app/" + application + "/default/", "", false));
            web.add(new Operation(
                    "POST",
                    "/camunda/api/" + application + "/setup/default/user/create",
                    MediaType.APPLICATION_JSON_VALUE,
                    false));
        }
        assertThat(web).hasSizeGreaterThan(400);
        return web;
    }

    /** What Spring serves: our REST, actuator, the description, and our parts of the web applications. */
    private List<Operation> own() {
        List<Operation> own = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping :
                context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().keySet().forEach(info -> own.addAll(operations(info)));
        }
        own.add(new Operation("GET", "/swagger-ui/index.html", "", false));
        own.add(new Operation("GET", "/no-such-address", "", false));
        own.add(new Operation("GET", "/api/no-such-address", "", false));
        own.add(new Operation("GET", "/engine-rest/no-such-address", "", false));
        return own.stream().distinct().toList();
    }

    private static Collection<Operation> operations(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        String consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(MediaType::toString)
                .filter(type -> type.contains("multipart"))
                .findFirst()
                .orElse("");
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream()
                                .map(method -> new Operation(
                                        method.name(),
                                        path,
                                        !consumes.isEmpty() || method == RequestMethod.GET
                                                ? consumes
                                                : MediaType.APPLICATION_JSON_VALUE,
                                        false)))
                .toList();
    }

    /** One account, with a connection of its own. */
    private final class Caller {

        private final String user;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
        private boolean session;

        private Caller(String user) {
            this.user = user;
        }

        /** From here on asks as a browser does: with a session and its CSRF token, without a password. */
        private void signIn() {
            session = true;
            send(request("/camunda/app/welcome/default/").GET());
            if (!user.isEmpty()) {
                int status = send(request("/camunda/api/admin/auth/user/default/login/welcome")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=" + user + "&password=demo")));
                // Whoever may use no application is not let in.
                assertThat(status).as(user + " signs in").isIn(200, 403);
            }
        }

        private int asks(Operation operation) {
            String path = operation
                    .path()
                    .replace("/engine/engine/{name}", "/engine/engine/default")
                    .replace("/engine-rest/engine/{name}", "/engine-rest/engine/default")
                    .replaceAll("\\{(engineName|engine|processEngineName)\\}", "default")
                    .replaceAll("\\{\\*?[^/}]+\\}", MADE_UP)
                    .replaceAll("/\\*\\*$", "/" + MADE_UP);
            HttpRequest.Builder request = request(path + (operation.paged() ? "?maxResults=1" : ""));
            boolean body = Set.of("POST", "PUT", "PATCH").contains(operation.method());
            if (body && operation.consumes().contains("multipart")) {
                request.header("Content-Type", "multipart/form-data; boundary=part")
                        .method(
                                operation.method(),
                                BodyPublishers.ofString(
                                        "--part\r\nContent-Disposition: form-data; name=\"none\"\r\n\r\nnone\r\n--part--\r\n"));
            } else if (body && operation.consumes().contains("form-urlencoded")) {
                request.header("Content-Type", operation.consumes())
                        .method(operation.method(), BodyPublishers.ofString(""));
            } else if (body) {
                request.header("Content-Type", "application/json")
                        .method(operation.method(), BodyPublishers.ofString("{}"));
            } else {
                request.method(operation.method(), BodyPublishers.noBody());
            }
            return send(request);
        }

        private HttpRequest.Builder request(String path) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30));
            if (session) {
                cookies.getCookieStore().getCookies().stream()
                        .filter(c -> c.getName().equals("XSRF-TOKEN"))
                        .map(HttpCookie::getValue)
                        .findFirst()
                        .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
            } else if (!user.isEmpty()) {
                request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
            }
            return request;
        }

        private int send(HttpRequest.Builder request) {
            try {
                HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
                try (InputStream body = answer.body()) {
                    // A stream of events has no end.
                    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                        body.readAllBytes();
                    }
                }
                return answer.statusCode();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
