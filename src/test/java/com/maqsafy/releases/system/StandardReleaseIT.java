package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.LaterSeals;
import com.maqsafy.releases.retention.EngineHistory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job on the demo service, over REST, with its real target, and what must not be possible on the way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandardReleaseIT extends SystemTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private EngineHistory engineHistory;

    @Autowired
    private LaterSeals later;

    private static final String DRY_RUN = "/api/releases?dryRun=true";

    private static Map<String, Object> minor() {
        Map<String, Object> request = Walk.request("1.5.0", "minor", "feature", "release/1.5.0");
        request.put("service", "canteen-api");
        return request;
    }

    @Test
    @Order(1)
    @DisplayName("PRIN-02, PRIN-06, PRE-03, VER-01, TYPE-02, BR-04: all violations at once, and nothing is kept")
    void refusesABadRequestWithEveryViolationAndKeepsNothing() {
        List<Long> before = countsAtRest();
        Map<String, Object> bad = minor();
        bad.putAll(Map.of(
                "version", "1.5",
                "summary", " ",
                "changes", List.of(),
                "contains", List.of("spaceship"),
                "requirements", List.of(),
                "risks", "",
                "branch", "feature/limits",
                "owner", "nobody"));
        Rest.Answer answer = rest.post("owner", "/api/releases", bad);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .contains("application/problem+json");
        assertThat(answer.violations()).isNotEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @Order(2)
    @DisplayName("VER-02 to VER-04: the version follows the change")
    void refusesAVersionThatDoesNotFollow() {
        List<Long> before = counts();
        Map<String, Object> skipped = minor();
        skipped.put("version", "1.6.0");
        skipped.put("branch", "release/1.6.0");
        assertThat(rest.post("owner", "/api/releases", skipped).violations()).contains("VER-03 version");
        Map<String, Object> breaking = minor();
        breaking.put("changeType", "breaking");
        assertThat(rest.post("owner", "/api/releases", breaking).violations()).contains("TYPE-02 changeType");
        Map<String, Object> unknown = minor();
        unknown.put("branch", "release/9.9.9");
        assertThat(rest.post("owner", "/api/releases", unknown).violations()).contains("BR-06 branch");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @Order(3)
    @DisplayName("RULE-04, RULE-05: no secret and no customer data gets into the ledger by the start")
    void refusesSecretsAtTheDoor() {
        List<Long> before = counts();
        Map<String, Object> leaking = minor();
        leaking.put("summary", "Uses postgres://app:" + "Sup3rS3cretPw" + "@db.internal/canteen");
        Rest.Answer answer = rest.post("owner", "/api/releases", leaking);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.violations()).contains("RULE-04 summary");
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @Order(4)
    @DisplayName("VER-05: of 50 identical starts at once exactly one succeeds")
    void startsAVersionOnce() throws Exception {
        SERVICE.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> request = Walk.request("1.1.0", "minor", "feature", "release/1.1.0");
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            List<Callable<Integer>> starts = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                starts.add(() -> rest.post("owner", "/api/releases", request).status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> start : clients.invokeAll(starts)) {
                statuses.add(start.get());
            }
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(s -> s == 201).hasSize(1);
        } finally {
            clients.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from release where key = 'snack-api-1.1.0'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("snack-api-1.1.0")
                        .processDefinitionKey("standard-release")
                        .count())
                .isEqualTo(1);
        assertThat(rest.post("owner", "/api/releases/snack-api-1.1.0/withdrawal", Map.of("reason", "Only a test"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void repeatsTheAnswerForTheSameIdempotencyKey() {
        SERVICE.branch("release/1.0.1", "v1.0.0", Map.of("app/Fix.php", "<?php // fix\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        Rest.Answer first = rest.post("ci", "/api/releases", request, "Idempotency-Key", "run-1");
        Rest.Answer second = rest.post("ci", "/api/releases", request, "Idempotency-Key", "run-1");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(rest.post("ci", "/api/releases", request).status()).isEqualTo(409);
    }

    @Test
    @Order(6)
    @DisplayName(
            "A service, a branch and why are enough: the rest is proposed, nothing is kept, and the proposal starts")
    void proposesAReleaseThatStartsAsProposed() {
        TestService service = fresh();
        String head = service.branch(
                "release/1.1.0", "v1.0.0", Map.of("app/Services/Wallet/Size.php", "<?php // sizes, SNK-7\n"));
        Map<String, Object> three = Map.of(
                "service", service.name(), "branch", "release/1.1.0", "reason", "Snacks in three sizes, as SNK-7 asks");
        List<Long> before = kept(service);

        Rest.Answer answer = rest.post("owner", DRY_RUN, three, "Idempotency-Key", "dry-" + service.name());

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(kept(service)).isEqualTo(before);
        JsonNode proposal = answer.json().path("proposal");
        assertThat(answer.json().path("violations")).as(answer.body()).isEmpty();
        assertThat(proposal.path("version").asText()).isEqualTo("1.1.0");
        assertThat(proposal.path("type").asText()).isEqualTo("minor");
        assertThat(proposal.path("commit").asText()).isEqualTo(head);
        assertThat(proposal.path("summary").asText()).isEqualTo("Snacks in three sizes, as SNK-7 asks");
        assertThat(proposal.path("requirements").path(0).asText()).isEqualTo("SNK-7");
        assertThat(answer.json().path("risk").path("class").asText()).isEqualTo("high");
        assertThat(answer.json().path("tests").toString()).isEqualTo("[\"TEST-01\",\"TEST-06\",\"TEST-07\"]");
        assertThat(answer.json().path("approvers").findValuesAsText("role"))
                .containsExactly("technical-owner", "product-owner");
        assertThat(answer.json().path("windows")).isNotEmpty();
        assertThat(answer.json().path("reasons").path("version").asText()).startsWith("the branch is release/1.1.0");

        assertThat(rest.post("owner", DRY_RUN, three).json().path("proposal")).isEqualTo(proposal);
        Rest.Answer started = rest.post(
                "owner",
                "/api/releases",
                new ObjectMapper().convertValue(proposal, Map.class),
                "Idempotency-Key",
                "dry-" + service.name());
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(rest.post("owner", DRY_RUN, three).violations()).contains("VER-05 version");
    }

    @Test
    @Order(7)
    @DisplayName("A dry run is refused for what its start is refused for, and to whom")
    void judgesADryRunAsItsStart() {
        TestService service = fresh();
        service.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> whole = Walk.request("1.1.0", "minor", "feature", "release/1.1.0");
        whole.put("service", service.name());
        List<Map<String, Object>> wrong = List.of(
                Map.of("version", "1.3.0"),
                Map.of("changeType", "breaking"),
                Map.of("type", "spaceship"),
                // What broke would be proposed where it is absent.
                Map.of("type", "hotfix", "changeType", "feature", "whatBroke", "Sizes are wrong"),
                Map.of("branch", "release/9.9.9"),
                Map.of("branch", "feature/none"),
                Map.of("owner", "nobody", "risks", "postgres://app:" + "Sup3rS3cretPw" + "@db.internal/canteen"),
                Map.of("plannedAt", "2020-01-01T00:00:00Z"),
                Map.of("commit", "0123"),
                Map.of("contains", List.of("spaceship")));
        List<Long> before = kept(service);
        for (Map<String, Object> difference : wrong) {
            Map<String, Object> request = new java.util.LinkedHashMap<>(whole);
            request.putAll(difference);
            Rest.Answer dry = rest.post("owner", DRY_RUN, request);
            Rest.Answer start = rest.post("owner", "/api/releases", request);
            assertThat(dry.status()).as(dry.body()).isEqualTo(200);
            assertThat(start.status()).as(start.body()).isEqualTo(422);
            assertThat(dry.json().path("violations"))
                    .as(String.valueOf(difference))
                    .isEqualTo(start.json().path("violations"));
        }
        assertThat(rest.post("owner", DRY_RUN, Map.of("service", "nothing")).violations())
                .isNotEmpty();
        assertThat(rest.post("owner", DRY_RUN, Map.of()).status()).isEqualTo(200);
        assertThat(rest.post("developer", DRY_RUN, whole).status()).isEqualTo(403);
        assertThat(rest.post("", DRY_RUN, whole).status()).isEqualTo(401);
        for (String odd : List.of("yes", "TRUE", "", "1")) {
            Rest.Answer refused = rest.post("owner", "/api/releases?dryRun=" + odd, whole);
            assertThat(refused.status()).as(odd).isEqualTo(400);
            assertThat(refused.body()).contains("REL-API-061");
        }
        assertThat(rest.post("owner", "/api/releases?dryRun=false&dryRun=true", whole)
                        .status())
                .isEqualTo(400);
        assertThat(kept(service)).isEqualTo(before);

        JsonNode branches = rest.get("developer", "/api/services/" + service.name() + "/branches")
                .json();
        assertThat(branches.findValuesAsText("name")).containsExactly("release/1.1.0", "main");
        assertThat(branches.findValuesAsText("releasable")).containsExactly("true", "false");
        assertThat(rest.get("developer", "/api/services/nothing/branches").status())
                .isEqualTo(404);
        assertThat(rest.get("developer", "/api/services/misspelt-api/branches").status())
                .isEqualTo(404);
        assertThat(rest.get("developer", "/api/services").json())
                .anySatisfy(known -> {
                    assertThat(known.path("name").asText()).isEqualTo(service.name());
                    assertThat(known.path("running").asText()).isEqualTo("1.0.0");
                    assertThat(known.path("disabled").asBoolean()).isFalse();
                })
                .anySatisfy(known -> {
                    assertThat(known.path("name").asText()).isEqualTo("misspelt-api");
                    assertThat(known.path("disabled").asBoolean()).isTrue();
                });
    }

    @Test
    @Order(10)
    @DisplayName("TYPE-02: a minor release with a migration, request to release log, on the real target")
    void releasesAMinorVersionWithAMigration() throws Exception {
        Walk walk = Walk.start(rest, minor());
        // Found out, not asked.
        assertThat(walk.dossier().path("previousVersion").asText()).isEqualTo("1.4.1");
        assertThat(walk.dossier().path("found").toString()).contains("contains database-migration");
        assertThat(rest.get("owner", "/api/releases/canteen-api-1.5.0/gate")
                        .json()
                        .path("deployable")
                        .asBoolean())
                .isFalse();

        String approval = walk.until("userTask_approveRelease");
        assertThat(rest.submit("owner", approval, Map.of("decision", "approve")).status())
                .isEqualTo(403);
        assertThat(rest.submit("admin", approval, Map.of("decision", "approve")).body())
                .contains("is not in");
        assertThat(rest.submit("tech", approval, Map.of("decision", "reject")).body())
                .contains("reason");
        refused(rest.post("tech", "/engine-rest/task/" + approval + "/complete", Map.of()), 400, "REL-FRM-010");

        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(target("/health").body()).contains("\"1.5.0\"");
        String notes = rest.get("auditor", "/api/releases/canteen-api-1.5.0/notes", "text/markdown")
                .body();
        assertThat(notes).startsWith("## Version 1.5.0 - ").contains("### Database Changes", "### Known Issues");
        String log = rest.get("auditor", "/api/releases?service=canteen-api", "text/csv")
                .body();
        assertThat(log)
                .startsWith("service,version,date,type,owner,status,notes")
                .contains("canteen-api,1.5.0,");
        String evidence =
                rest.get("auditor", "/api/releases/canteen-api-1.5.0/evidence").body();
        assertThat(evidence).contains("\"kind\":\"approvalDecided\"", "\"signature\"");
        assertThat(walk.kinds())
                .containsSubsequence(
                        "releaseRequested",
                        "sourceInspected",
                        "approvalRoundOpened",
                        "approvalDecided",
                        "deploymentStarted",
                        "backupTaken",
                        "backupConfirmed",
                        "gateEvaluated",
                        "tagged",
                        "stepEnded",
                        "checkRun",
                        "tagVerified",
                        "notesStored",
                        "released");
    }

    @Test
    @Order(11)
    @DisplayName(
            "LOG-01 to LOG-06: the report of a release, on paper too, and the archive of a period, by those who may")
    void givesAnAuditorPaper() {
        String report = "/api/releases/canteen-api-1.5.0/report";
        Rest.Answer page = rest.get("auditor", report, "text/html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<h1 dir=\"auto\">canteen-api 1.5.0</h1>",
                        "The evidence is intact and sealed",
                        "<strong>released</strong>")
                .doesNotContain("<script", "No record names it.</td><td><a");
        assertThat(rest.get("auditor", report + "?lang=ar", "text/html").body())
                .contains("dir=\"rtl\"", "الأدلة سليمة ومختومة");
        Rest.Answer paper = rest.get("owner", report, "application/pdf");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.body()).startsWith("%PDF-1.4");
        assertThat(rest.get("auditor", report + "?lang=fr", "text/html").status())
                .isEqualTo(400);
        assertThat(rest.get("auditor", "/api/releases/nothing-1.0.0/report", "text/html")
                        .status())
                .isEqualTo(404);

        String archive = "/api/evidence/reports?from=2020-01-01&to=2099-12-31";
        Rest.Answer zip = rest.get("auditor", archive, "application/zip");
        assertThat(zip.status()).isEqualTo(200);
        assertThat(zip.body())
                .startsWith("PK")
                .contains(
                        "reports/canteen-api-1.5.0.html",
                        "evidence/canteen-api-1.5.0.jsonl",
                        "reports/snack-api-1.1.0.html",
                        "index.csv",
                        "keys.pem",
                        "completeness.csv",
                        "log.jsonl",
                        "controls.html",
                        "index.html");
        assertThat(rest.get("owner", archive, "application/zip").status()).isEqualTo(403);
        assertThat(rest.get("auditor", "/api/evidence/reports?from=2026-12-31&to=2026-01-01", "application/zip")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(11)
    @DisplayName("RULE-06: what steps printed is kept, can be downloaded, and is verified with the export")
    void keepsTheFilesOfARelease() throws Exception {
        String files = "/api/releases/canteen-api-1.5.0/files";
        Rest.Answer listed = rest.get("auditor", files);
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().findValuesAsText("kind")).contains("stepEnded");
        assertThat(listed.json().findValuesAsText("kept")).containsOnly("true");
        String sha256 = listed.json().get(0).path("sha256").asText();
        Rest.Answer file = rest.get("owner", files + "/" + sha256, "*/*");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body().getBytes(StandardCharsets.UTF_8))
                .hasSize(listed.json().get(0).path("size").asInt());
        assertThat(rest.get("owner", files + "/" + "0".repeat(64)).body()).contains("REL-API-074");
        assertThat(rest.get("owner", "/api/releases/nothing-1.0.0/files").status())
                .isEqualTo(404);

        String keys = rest.get("auditor", "/api/evidence/keys").json().findValuesAsText("publicKey").stream()
                .collect(java.util.stream.Collectors.joining("\n"));
        Rest.Answer evidence = rest.get("auditor", "/api/releases/canteen-api-1.5.0/evidence?files=true");
        assertThat(evidence.body()).contains("{\"file\":{\"content\":");
        assertThat(EvidenceVerifier.with(keys)
                        .requiringFiles()
                        .verify(new ByteArrayInputStream(evidence.body().getBytes(StandardCharsets.UTF_8)))
                        .findings())
                .isEmpty();
        assertThat(rest.get("owner", "/api/evidence/timestamps").status()).isEqualTo(403);
        assertThat(rest.get("auditor", "/api/evidence/timestamps").body()).isEqualTo("[]");
    }

    @Test
    @Order(11)
    @DisplayName(
            "each item of the policy: met by which record, or why it does not apply; nothing of a good release is open")
    void tellsWhatBecameOfEveryItem() {
        String path = "/api/releases/canteen-api-1.5.0/coverage";
        Rest.Answer answer = rest.get("auditor", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode coverage = answer.json();
        assertThat(coverage.path("items"))
                .extracting(item -> item.path("item").asText())
                .containsExactlyInAnyOrderElementsOf(ChecklistRows.allItems());
        List<String> unmet = new ArrayList<>();
        coverage.path("items").forEach(item -> {
            String state = item.path("state").asText();
            if (state.equals("open") || state.equals("not-met")) {
                unmet.add(item.path("item").asText() + " " + state);
            }
            assertThat(item.has("record") || item.has("why") || unmet.size() > 0 && state.equals("open"))
                    .as(item.toString())
                    .isTrue();
        });
        // The demonstration has neither Redis nor Nginx, and no check for what it does not have.
        assertThat(unmet).containsExactlyInAnyOrder("POST-06 open", "POST-08 open");
        assertThat(item(coverage, "APR-02").path("state").asText()).isEqualTo("met");
        assertThat(item(coverage, "APR-02").path("actor").asText()).isIn("tech", "product");
        assertThat(item(coverage, "HOT-01").path("why").asText()).isEqualTo("The release is of type minor.");
        Rest.Answer csv = rest.get("owner", path, "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body()).startsWith("section,item,text,state,why").contains("\r\nAPR,APR-02,");
        assertThat(rest.get("auditor", path + "?lang=fr").body()).contains("REL-API-072");
        assertThat(rest.get("auditor", "/api/releases/nothing-1.0.0/coverage").status())
                .isEqualTo(404);
        assertThat(rest.get("", path).status()).isEqualTo(401);
    }

    private static JsonNode item(JsonNode coverage, String id) {
        for (JsonNode item : coverage.path("items")) {
            if (item.path("item").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no item " + id);
    }

    @Test
    @Order(11)
    @DisplayName("versions of models: since when, by whom, what differs, and which releases began under which")
    void tellsVersionsOfRules() throws IOException {
        String file = "standard-release.bpmn";
        String changed = new String(
                        getClass().getResourceAsStream("/bpmn/" + file).readAllBytes(), StandardCharsets.UTF_8)
                .replace("The one way in, by form or REST.", "The only way in, by form or REST.");
        int before =
                rest.get("auditor", "/api/rules/" + file + "/versions").json().size();
        identity.setAuthentication("process", List.of("process-owner"));
        String deployment;
        try {
            deployment = repository
                    .createDeployment()
                    .name("The only way in")
                    .addString(file, changed)
                    .deploy()
                    .getId();
        } finally {
            identity.clearAuthentication();
        }
        try {
            JsonNode versions =
                    rest.get("process", "/api/rules/" + file + "/versions").json();
            assertThat(versions).hasSize(before + 1);
            JsonNode last = versions.get(before);
            assertThat(last.path("inForce").asBoolean()).isTrue();
            assertThat(last.path("deployments").get(0).path("by").asText()).isEqualTo("process");
            assertThat(last.path("deployments").get(0).path("name").asText()).isEqualTo("The only way in");
            assertThat(last.path("releases")).isEmpty();
            assertThat(versions.get(before - 1).path("releases").toString()).contains("canteen-api-1.5.0");
            JsonNode difference = rest.get(
                            "auditor", "/api/rules/" + file + "/difference?from=" + before + "&to=" + (before + 1))
                    .json();
            assertThat(difference.path("added").asInt()).isEqualTo(1);
            assertThat(difference.path("diagrams").path("elements").toString()).contains("\"changed\"");
            assertThat(rest.get("auditor", "/api/rules").json().path("sets").toString())
                    .contains("canteen-api-1.5.0");
            assertThat(rest.get("auditor", "/api/rules/nothing.bpmn/versions").body())
                    .contains("REL-RUL-001");
            assertThat(rest.get("auditor", "/api/rules/" + file + "/difference").body())
                    .contains("REL-RUL-002");
            for (String nobody : List.of("owner", "developer", "admin")) {
                Rest.Answer refused = rest.get(nobody, "/api/rules");
                assertThat(refused.status()).as(nobody).isEqualTo(403);
                assertThat(refused.body()).contains("REL-API-110");
            }
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    @Order(11)
    @DisplayName("the engine's history says of what happened nothing else than the ledger, which it is drawn from")
    void nothingContradictsTheLedger() {
        WebSession auditor =
                WebSession.of("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), "auditor");
        for (String key : List.of("canteen-api-1.5.0", "snack-api-1.1.0")) {
            Undisputed.require(auditor, key)
                    .forEach(run -> assertThat(auditor.get("/camunda/api/releases/" + key + "/runs/"
                                            + run.path("id").asText())
                                    .json()
                                    .path("elements"))
                            .as(run.toString())
                            .isNotEmpty());
        }
    }

    @Test
    @Order(11)
    @DisplayName("VER-05, RULE-06: whatever a release ends as, its evidence is sealed and in the log of seals")
    void everyEndingIsSealedAndInTheLog(@TempDir Path directory) throws Exception {
        String keys = rest.get("auditor", "/api/evidence/keys").json().findValuesAsText("publicKey").stream()
                .collect(java.util.stream.Collectors.joining("\n"));
        for (String key : List.of("canteen-api-1.5.0", "snack-api-1.1.0")) {
            Rest.Answer evidence = rest.get("auditor", "/api/releases/" + key + "/evidence");
            var verified = EvidenceVerifier.with(keys)
                    .ofRelease(key)
                    .verify(new ByteArrayInputStream(evidence.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(verified.findings()).as(key).isEmpty();
            assertThat(verified.enveloped() && verified.logged()).as(key).isTrue();
        }
        DecidedAgain.require(
                rest.get("auditor", "/api/releases/canteen-api-1.5.0/evidence").body(), directory);
        // How many releases ended is for those who may know of all.
        assertThat(rest.get("owner", "/api/releases/canteen-api-1.5.0/evidence").body())
                .contains("{\"envelope\":")
                .doesNotContain("{\"checkpoint\":", "{\"proof\":");
        assertThat(rest.get("owner", "/api/evidence/checkpoint").status()).isEqualTo(403);
        assertThat(rest.get("owner", "/api/evidence/log").body()).contains("REL-API-052");

        Rest.Answer checkpoint = rest.get("auditor", "/api/evidence/checkpoint", "text/plain");
        long size = Long.parseLong(checkpoint.body().split("\n")[1]);
        assertThat(checkpoint.body())
                .startsWith("maqsafy.com/release-evidence\n")
                .contains("\n\n\u2014 maqsafy.com/release-evidence ");
        assertThat(size).isGreaterThanOrEqualTo(2);
        Rest.Answer proofs = rest.get("auditor", "/api/evidence/proofs/inclusion?release=snack-api-1.1.0");
        assertThat(proofs.json().path("checkpoint").asText()).isEqualTo(checkpoint.body());
        assertThat(proofs.json().at("/inclusions/0/treeSize").asLong()).isEqualTo(size);
        assertThat(rest.get("auditor", "/api/evidence/proofs/consistency?from=1&to=" + size)
                        .json()
                        .path("hashes"))
                .isNotEmpty();
        assertThat(rest.get("auditor", "/api/evidence/proofs/consistency?from=1&to=" + (size + 1))
                        .status())
                .isEqualTo(422);
        assertThat(rest.get("auditor", "/api/evidence/log").body().lines()).hasSize((int) size + 1);
    }

    @Test
    @Order(11)
    @DisplayName("VER-05, RULE-06: PostgreSQL refuses to change what was released, for the application's own role")
    void theDatabaseKeepsWhatWasReleased() {
        for (String statement : List.of(
                "update release set summary = 'other' where key = 'canteen-api-1.5.0'",
                "delete from release where key = 'canteen-api-1.5.0'",
                "update ledger_record set payload = '{}' where release_key = 'canteen-api-1.5.0'",
                "delete from ledger_record where release_key = 'canteen-api-1.5.0'",
                "truncate ledger_record")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update())
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching("(?s).*(refused|permission denied).*");
        }
    }

    @Test
    @Order(11)
    @DisplayName(
            "a refused call about a release whose ledger is sealed is recorded with what was done around all releases")
    void recordsARefusedCallAboutASealedRelease() {
        Rest.Answer refused = rest.post(
                "admin",
                "/engine-rest/message",
                Map.of("messageName", "release.withdrawn", "businessKey", "canteen-api-1.5.0"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("REL-PRC-070");
        Rest.Answer recorded = rest.get("auditor", "/api/administration?limit=5");
        assertThat(recorded.body()).contains("engineCallRefused", "CorrelateMessage", "canteen-api-1.5.0");
    }

    @Test
    @Order(12)
    @DisplayName("POST-02, POST-04, RB-08: the faulty version is rolled back and the old one serves again")
    void rollsTheFaultyVersionBack() throws Exception {
        Map<String, Object> request = Walk.request("1.6.0", "minor", "feature", "release/1.6.0");
        request.put("service", "canteen-api");
        request.put("maintenanceMode", true);
        Walk walk = Walk.start(rest, request);
        String decision = walk.until("userTask_decideOnFailedChecks");
        assertThat(target("/health").body()).contains("\"1.6.0\"");
        Rest.Answer accepted =
                rest.submit("deployer", decision, Map.of("decision", "accept", "reason", "We live with it"));
        assertThat(accepted.body()).contains("critical");
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(target("/health").body()).contains("\"1.5.0\"").doesNotContain("\"maintenance\":true");
        assertThat(walk.kinds())
                .containsSubsequence("maintenanceEntered", "rollbackDecided", "maintenanceLeft", "rolledBack");
    }

    @Test
    @Order(13)
    @DisplayName("the overview counts both releases, and the one that was rolled back among those that failed")
    void countsWhatHappened() {
        Rest.Answer overview = rest.get("owner", "/api/overview?service=canteen-api");
        assertThat(overview.status()).as(overview.body()).isEqualTo(200);
        Map<String, JsonNode> all = new HashMap<>();
        overview.json().path("figures").forEach(row -> {
            if (row.path("by").asText().equals("all")) {
                all.put(row.path("figure").asText(), row);
            }
        });
        assertThat(all.get("deployments").path("count").asInt()).isEqualTo(1);
        assertThat(all.get("lead-time").path("median").asLong()).isPositive();
        assertThat(all.get("change-failures").path("of").asInt()).isEqualTo(2);
        assertThat(all.get("change-failures").path("count").asInt()).isEqualTo(1);
        assertThat(all.get("time-to-restore").path("count").asInt()).isEqualTo(1);
        assertThat(all.get("approval-waiting").path("count").asInt()).isPositive();

        Rest.Answer csv = rest.get("owner", "/api/overview?service=canteen-api&figure=change-failures", "text/csv");
        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.body())
                .startsWith("figure,by,name,of,count,median_seconds,p90_seconds\r\n")
                .contains("change-failures,all,,2,1,,\r\n", "change-failures,part,rolled-back,1,1,,\r\n");
    }

    @Test
    @Order(13)
    @DisplayName("an auditor finds what is suspicious and notes what came of it, and nobody else reads or writes that")
    void auditorsNoteWhatIsSuspicious() {
        String asked = "/api/suspicions?kind=approved-in-seconds&service=canteen-api";
        Rest.Answer found = rest.get("auditor", asked);
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        JsonNode suspicion = found.json().path("suspicions").path(0);
        assertThat(suspicion.path("text").asText()).contains(" after it was asked for.");
        assertThat(suspicion.path("records")).hasSize(2);
        assertThat(rest.get("auditor", "/api/suspicions", "text/csv").body())
                .startsWith("id,kind,release,at,found,why,records,notes\r\n")
                .contains(suspicion.path("id").asText());
        String release = suspicion.path("release").asText();
        Map<String, Object> note = Map.of(
                "release", release, "suspicion", suspicion.path("id").asText(), "text", "It is a test, tech says");
        for (String user : List.of("admin", "manager", "process", "security", "owner")) {
            assertThat(rest.get(user, asked).status()).as(user).isEqualTo(403);
            assertThat(rest.post(user, "/api/suspicions/notes", note).status())
                    .as(user)
                    .isEqualTo(403);
        }

        Rest.Answer kept = rest.post("auditor", "/api/suspicions/notes", note);
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
        Rest.Answer again = rest.get("auditor", asked);
        assertThat(again.json().path("suspicions"))
                .filteredOn(s -> s.path("id").equals(suspicion.path("id")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.path("notes").path(0).path("text").asText()).isEqualTo("It is a test, tech says");
                    assertThat(s.path("notes").path(0).path("by").asText()).isEqualTo("auditor");
                });
        assertThat(rest.get("auditor", "/api/administration?limit=1").body()).contains("suspicionNoted", release);
        Rest.Answer unknown = rest.post(
                "auditor", "/api/suspicions/notes", Map.of("release", release, "suspicion", "0", "text", "Nothing"));
        assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
        assertThat(unknown.body()).contains("REL-SUS-005");
    }

    @Test
    @Order(14)
    @DisplayName(
            "what a legal hold is on is taken out of the clean-up of the engine's history until it is lifted; the administration ledger that says so verifies")
    void keepsTheHistoryOfWhatIsHeld() throws IOException {
        TestService service = fresh();
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Held.php", "<?php // held\n"));
        Map<String, Object> request = Walk.request("1.0.1", "patch", "fix", "release/1.0.1");
        request.put("service", service.name());
        Walk walk = Walk.start(rest, request);
        String release = walk.key();
        assertThat(rest.get("auditor", "/api/releases/" + release + "/vsa").body())
                .contains("REL-API-191 " + release + " has not ended");
        rest.post("owner", "/api/releases/" + release + "/withdrawal", Map.of("reason", "Only to be held"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> walk.status().equals("withdrawn"));
        Map<String, Object> asked = Map.of("release", release, "reason", "Complaint 4711");
        for (String user : List.of("admin", "process", "security", "owner")) {
            assertThat(rest.get(user, "/api/retention").status()).as(user).isEqualTo(403);
            assertThat(rest.post(user, "/api/retention/holds", asked).status())
                    .as(user)
                    .isEqualTo(403);
        }
        Rest.Answer hold = rest.post("manager", "/api/retention/holds", asked);
        assertThat(hold.status()).as(hold.body()).isEqualTo(201);
        Rest.Answer overview = rest.get("auditor", "/api/retention");
        assertThat(overview.json().path("holds").path(0).path("release").asText())
                .isEqualTo(release);
        assertThat(overview.json().path("rules"))
                .anyMatch(rule -> rule.path("kind").asText().equals("engine-history")
                        && rule.path("keptFor").asText().equals("P3650D"));

        String instance = jdbc.sql(
                        "UPDATE act_hi_procinst SET removal_time_ = now() WHERE business_key_ = ? AND super_process_instance_id_ IS NULL RETURNING id_")
                .param(release)
                .query(String.class)
                .single();
        assertThat(engineHistory.hold()).isPositive();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> removalTimes(instance) == 0);
        Rest.Answer lifted = rest.post(
                "auditor",
                "/api/retention/holds/" + hold.json().path("id").asLong() + "/lift",
                Map.of("reason", "Settled"));
        assertThat(lifted.status()).as(lifted.body()).isEqualTo(204);
        assertThat(engineHistory.hold()).isPositive();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> removalTimes(instance) > 0);

        later.seal();
        EvidenceVerifier.Verification verified = EvidenceVerifier.with(rest.get("auditor", "/api/evidence/keys")
                        .json()
                        .path(0)
                        .path("publicKey")
                        .asText())
                .ofRelease("administration")
                .verify(new ByteArrayInputStream(rest.get("auditor", "/api/administration/evidence")
                        .body()
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.sealed() && verified.logged()).isTrue();
    }

    /** How many visits of elements of a process will be removed at some time. */
    private int removalTimes(String instance) {
        return jdbc.sql(
                        "SELECT count(*) FROM act_hi_actinst WHERE root_proc_inst_id_ = ? AND removal_time_ IS NOT NULL")
                .param(instance)
                .query(Integer.class)
                .single();
    }

    @Test
    @Order(20)
    @DisplayName("Promise 1: a token moved past the approvals does not reach production, and the attempt is recorded")
    void aMovedTokenGainsNothing() {
        SERVICE.branch("release/2.0.0", "v1.0.0", Map.of("app/New.php", "<?php // new module\n"));
        Walk walk = Walk.start(rest, Walk.request("2.0.0", "major", "breaking", "release/2.0.0"));
        walk.until("userTask_writeReleaseNotes");
        int runs = SERVICE.runs("take-code");
        String instance = walk.dossier().path("processInstanceId").asText();
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("callActivity_releasePreparation")
                .startBeforeActivity("callActivity_productionDeployment")
                .execute();
        walk.complete("userTask_startDeployment", "deployer", Map.of("start", "start"));
        // Refused by the gate, it goes back to where the work is.
        walk.until("userTask_writeReleaseNotes");
        assertThat(SERVICE.runs("take-code")).isEqualTo(runs);
        assertThat(walk.status()).isEqualTo("preparing");
        assertThat(walk.kinds()).contains("engineIntervention", "gateEvaluated");

        // Even straight to the step, past the gate itself.
        runtime.createProcessInstanceModification(instance)
                .cancelAllForActivity("callActivity_releasePreparation")
                .startBeforeActivity("callActivity_productionDeployment")
                .execute();
        walk.until("userTask_startDeployment");
        String deployment = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(walk.key())
                .processDefinitionKey("production-deployment")
                .unfinished()
                .singleResult()
                .getId();
        runtime.setVariable(deployment, "steps", new ArrayList<>(List.of("take-code")));
        runtime.setVariable(deployment, "deployable", true);
        runtime.createProcessInstanceModification(deployment)
                .cancelAllForActivity("userTask_startDeployment")
                .startBeforeActivity("callActivity_deploymentStep#multiInstanceBody")
                .execute();
        eventually(() -> assertThat(walk.kinds()).contains("deploymentRefused"));
        assertThat(SERVICE.runs("take-code")).isEqualTo(runs);
        assertThatThrownBy(() -> runtime.setVariable(deployment, "approvedByMe", true))
                .hasMessageContaining("not declared");
    }

    @Test
    @Order(30)
    @DisplayName("CVE-2026-109432: expressions in queries are refused at every level, for REST and the engine")
    void refusesExpressionsInQueries() {
        for (String query : List.of(
                "{\"orQueries\":[{\"assigneeExpression\":\"${now()}\"}]}",
                "{\"assigneeExpression\":\"${now()}\"}",
                "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}")) {
            Rest.Answer answer = rest.post("qa", "/engine-rest/task", query);
            // The engine itself judges the first level only.
            refused(
                    answer,
                    400,
                    query.contains("orQueries") ? "REL-PRC-020" : "Expressions are forbidden in adhoc queries");
        }
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${now()}")
                        .endOr()
                        .list())
                .hasStackTraceContaining("not evaluated in queries");
    }

    @Test
    @Order(31)
    @DisplayName("CVE-2026-77226: nobody creates an administrator without a login")
    void hasNoSetupPage() {
        String user =
                "{\"profile\":{\"id\":\"evil\",\"firstName\":\"e\",\"lastName\":\"v\"},\"credentials\":{\"password\":\"Evil12345!\"}}";
        for (String path : List.of(
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/SETUP/default/user/create",
                "/camunda/app/admin/default/setup/",
                "/camunda/api/admin/%73etup/default/user/create")) {
            assertThat(rest.post("", path, user).status()).as(path).isEqualTo(404);
        }
        assertThat(rest.get("admin", "/engine-rest/user/evil/profile").status()).isEqualTo(404);
    }

    @Test
    @Order(32)
    void restAsksWhoIsCalling() {
        for (String path : List.of(
                "/api/releases",
                "/engine-rest/task",
                "/engine-rest/process-definition",
                "/engine-rest//task",
                "/actuator/prometheus",
                "/v3/api-docs")) {
            assertThat(rest.get("", path).status()).as(path).isEqualTo(path.contains("//") ? 400 : 401);
        }
        assertThat(rest.get("", "/actuator/health").status()).isEqualTo(200);
    }

    @Test
    @Order(33)
    void processesAreNotStartedPastTheDoor() {
        for (String process : List.of("standard-release", "production-deployment", "deployment-step")) {
            Rest.Answer answer =
                    rest.post("admin", "/engine-rest/process-definition/key/" + process + "/start", Map.of());
            refused(answer, 400, "REL-FRM-012");
        }
    }

    @Test
    @Order(34)
    @DisplayName("Promise 1: a model that skips the approvals is refused when somebody deploys it")
    void refusesAModelThatSkipsApprovals() throws IOException {
        String model = new String(getClass()
                        .getResourceAsStream("/bpmn/standard-release.bpmn")
                        .readAllBytes())
                .replace("${approvalOutcome == 'approved'}", "${true}");
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("standard-release.bpmn", model)
                        .deploy())
                .hasMessageContaining("REL-MOD-001")
                .hasMessageContaining("standard-release.bpmn");
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    @Order(35)
    void completesADeploymentOfOneFileWithTheRestOfTheSet() throws IOException {
        String form = new String(getClass()
                        .getResourceAsStream("/forms/pre-release-checklist.form")
                        .readAllBytes())
                .replace("Checklist", "Checklist before production");
        repository
                .createDeployment()
                .addString("pre-release-checklist.form", form)
                .deploy();
        var latest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("release-preparation")
                .latestVersion()
                .singleResult();
        assertThat(latest.getVersion()).isEqualTo(2);
        assertThat(repository.getDeploymentResourceNames(latest.getDeploymentId()))
                .contains("pre-release-checklist.form", "standard-release.bpmn", "required-approvals.dmn");
    }

    @Test
    @Order(36)
    @DisplayName("OPEN-01 to OPEN-08: readiness is computed")
    void tellsWhetherAServiceIsReady() {
        JsonNode ready = rest.get("ci", "/api/services/canteen-api/readiness").json();
        assertThat(ready.path("ready").asBoolean()).as(ready.toString()).isTrue();
        assertThat(ready.findValuesAsText("item"))
                .containsExactly(
                        "OPEN-01", "OPEN-02", "OPEN-03", "OPEN-04", "OPEN-05", "OPEN-06", "OPEN-07", "OPEN-08");
        assertThat(ready.findValuesAsText("answer"))
                .anySatisfy(a -> assertThat(a).startsWith("Process hotfix-release, version"));
        assertThat(rest.get("ci", "/api/services/ghost/readiness")
                        .json()
                        .path("ready")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @Order(37)
    @DisplayName("a service whose settings are wrong is disabled alone, and readiness and a start say why")
    void disablesAServiceWithMistakesAlone() {
        JsonNode answer = rest.get("ci", "/api/services/misspelt-api/readiness").json();
        assertThat(answer.path("ready").asBoolean()).isFalse();
        assertThat(answer.path("mistakes").toString())
                .contains("releases.services.misspelt-api.source.repositry is no setting: write"
                        + " releases.services.misspelt-api.source.repository")
                .contains("releases.services.misspelt-api.hotfix.review-due is 5 without a unit: write 5s");
        Map<String, Object> request = minor();
        request.put("service", "misspelt-api");
        JsonNode refused = rest.post("ci", "/api/releases", request).json();
        assertThat(refused.path("violations").toString())
                .contains("misspelt-api is not ready for releases. REL-SET-010")
                .contains("hotfix.review-due is 5 without a unit")
                .doesNotContain("No repository is configured");
        assertThat(rest.get("ci", "/api/services/snack-api/readiness")
                        .json()
                        .path("mistakes")
                        .isEmpty())
                .isTrue();
    }

    @Test
    @Order(38)
    @DisplayName("a service is tried out by those who answer for it, and nothing of it is touched")
    void triesOutAService() {
        String path = "/api/services/snack-api/check";
        int runs = SERVICE.runs("take-code");
        JsonNode tried = rest.post("deployer", path, "").json();
        assertThat(tried.path("ok").asBoolean()).as(tried.toPrettyString()).isTrue();
        assertThat(tried.path("checks").findValuesAsText("what"))
                .contains("repository", "working directory", "place of the backup", "check health (http)");
        assertThat(tried.path("checks").findValuesAsText("outcome")).doesNotContain("failed");
        assertThat(SERVICE.runs("take-code")).isEqualTo(runs);
        for (String user : List.of("tech", "process", "admin")) {
            assertThat(rest.post(user, path, "").status()).as(user).isEqualTo(200);
        }
        for (String user : List.of("ci", "owner", "developer", "auditor")) {
            assertThat(rest.post(user, path, "").status()).as(user).isEqualTo(403);
        }
        assertThat(rest.post("deployer", "/api/services/ghost/check", "").status())
                .isEqualTo(404);
        JsonNode disabled =
                rest.post("deployer", "/api/services/misspelt-api/check", "").json();
        assertThat(disabled.path("ok").asBoolean()).isFalse();
        assertThat(disabled.path("checks").findValuesAsText("setting"))
                .contains("releases.services.misspelt-api.source.repositry");
    }

    private HttpResponse<String> target(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(environment.getRequiredProperty("demo.target-url") + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Row counts of everything that a start could leave behind. */
    /** What is kept of a service's releases; those of earlier tests may go on meanwhile. */
    private List<Long> kept(TestService service) {
        List<Long> counts = new ArrayList<>();
        for (String rows : List.of(
                "release WHERE service = :service",
                "ledger_record WHERE starts_with(release_key, :service || '-')",
                "ledger_head WHERE starts_with(release_key, :service || '-')",
                "idempotency_key",
                "act_hi_procinst WHERE starts_with(business_key_, :service || '-')",
                "act_ru_execution WHERE starts_with(business_key_, :service || '-')")) {
            counts.add(jdbc.sql("SELECT count(*) FROM " + rows)
                    .param("service", service.name())
                    .query(Long.class)
                    .single());
        }
        return counts;
    }

    /** After the start of the application work of its own still adds rows for a while. */
    private List<Long> countsAtRest() {
        List<Long> last = new ArrayList<>();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.SECONDS)
                .until(() -> {
                    List<Long> now = counts();
                    boolean rests = now.equals(last);
                    last.clear();
                    last.addAll(now);
                    return rests;
                });
        return last;
    }

    private List<Long> counts() {
        List<Long> counts = new ArrayList<>();
        for (String table : List.of(
                "release",
                "ledger_record",
                "ledger_head",
                "idempotency_key",
                "act_ru_execution",
                "act_ru_variable",
                "act_hi_procinst",
                "act_hi_varinst")) {
            counts.add(
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        return counts;
    }

    private static void eventually(Runnable assertion) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
            }
        }
    }

    private static void refused(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }
}
