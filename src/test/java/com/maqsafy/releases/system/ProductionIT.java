package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What runs in production is known: to the start, the gate, the rollback and everybody who asks (promise 8). */
class ProductionIT extends SystemTest {

    @Test
    @DisplayName(
            "RB-01: a release below what production runs is refused, as a patch and as a hotfix, whatever it names")
    void refusesADowngrade() {
        TestService service = freshObserved();
        released(service, "1.1.0");
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/Old.php", "<?php // old line\n"));
        service.branch("hotfix/1.0.1", "v1.0.0", Map.of("app/Old.php", "<?php // old line\n"));

        for (String previous : List.of("", "1.0.0")) {
            Map<String, Object> patch = request(service, "1.0.1", "patch", "fix", "release/1.0.1");
            patch.put("previousVersion", previous);
            Rest.Answer refused = rest.post("owner", "/api/releases", patch);
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(refused.violations()).containsExactly("RB-01 version");
            assertThat(refused.body()).contains("Production runs 1.1.0", "source.line");
        }
        Map<String, Object> hotfix = request(service, "1.0.1", "hotfix", "fix", "hotfix/1.0.1");
        hotfix.put("whatBroke", "Snacks without a price cannot be sold");
        hotfix.put("brokenSince", "2026-01-01T10:00:00Z");
        hotfix.put("incident", "https://status.example.com/7");
        assertThat(rest.post("owner", "/api/releases", hotfix).violations()).contains("RB-01 version");
        assertThat(service.running()).isEqualTo("1.1.0");
    }

    @Test
    @DisplayName(
            "RB-01, RB-02, LOG-06, VER-05: a rollback runs what is shown, returns to what ran, and tag and log say so")
    void returnsToWhatRan() {
        TestService service = freshObserved();
        released(service, "1.1.0");
        service.branch("release/1.2.0", "v1.1.0", Map.of("app/Next.php", "<?php // next\n"));
        Walk walk = Walk.start(rest, request(service, "1.2.0", "minor", "feature", "release/1.2.0"));
        walk.until("userTask_startDeployment");
        service.sick();
        String approval = walk.until("userTask_approveRollback");
        JsonNode form = rest.get("tech", "/engine-rest/task/" + approval + "/form-variables?deserializeValues=false")
                .json()
                .path("dossier")
                .path("value");
        assertThat(form.toString())
                .contains("from 1.2.0 to 1.1.0, which ran before this deployment")
                .contains("sh step.sh undo-code 1.1.0");
        assertThat(production(service).path("version").asText()).isEqualTo("1.2.0");
        service.healthy();

        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.running()).isEqualTo("1.1.0");
        assertThat(production(service).path("version").asText()).isEqualTo("1.1.0");
        assertThat(production(service).path("release").asText()).isEqualTo(service.name() + "-1.1.0");
        assertThat(rest.get("auditor", "/api/releases?service=" + service.name())
                        .body())
                .contains("Version 1.1.0, which ran before, is back in production");
        eventually(() -> assertThat(service.tags()).contains("v1.2.0", "rolled-back/v1.2.0"));
        eventually(() -> assertThat(
                        walk.dossier().path("rolledBack").path("marker").asText())
                .isEqualTo("rolled-back/v1.2.0"));
        assertThat(walk.dossier().path("rolledBack").path("keptVersion").asText())
                .isEqualTo("1.1.0");

        // The number is used for good, and the next one follows what production kept.
        assertThat(rest.post("owner", "/api/releases", request(service, "1.2.0", "minor", "feature", "release/1.2.0"))
                        .status())
                .isEqualTo(409);
        service.branch("release/1.3.0", "v1.1.0", Map.of("app/Better.php", "<?php // better\n"));
        Walk next = Walk.start(rest, request(service, "1.3.0", "minor", "feature", "release/1.3.0"));
        assertThat(next.dossier().path("previousVersion").asText()).isEqualTo("1.1.0");
    }

    @Test
    @DisplayName("RB-01: what was changed outside of a release stops the deployment until it is put back or accepted")
    void refusesToDeployOverDrift() {
        TestService service = freshObserved();
        service.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, "1.1.0", "minor", "feature", "release/1.1.0"));
        String start = walk.until("userTask_startDeployment");
        String tagged = service.untag("1.0.0");
        assertThat(findings(walk)).contains("Version 1.0.0, to which a rollback returns, has no tag any more");
        service.tag(tagged, "1.0.0");
        service.deployByHand("1.0.9");
        eventually(
                () -> assertThat(production(service).path("drift").path("found").asText())
                        .isEqualTo("1.0.9"));

        assertThat(production(service).path("version").asText()).isEqualTo("1.0.0");
        assertThat(findings(walk)).contains("Production runs 1.0.9, but 1.0.0 is recorded");
        assertThat(rest.get("admin", "/actuator/prometheus").body())
                .contains("releases_production_drift{service=\"" + service.name() + "\"} 1.0");
        Rest.Answer refused = rest.submit("deployer", start, Map.of("start", "start"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("Production runs 1.0.9, but 1.0.0 is recorded");

        // Nobody accepts what nothing could go back to, and not everybody accepts.
        Map<String, Object> drifted = Map.of("version", "1.0.9", "reason", "Somebody helped out");
        assertThat(accept("owner", service, drifted).status()).isEqualTo(403);
        assertThat(accept("deployer", service, drifted).body()).contains("Version 1.0.9 has no tag");
        assertThat(accept("deployer", service, Map.of("version", "1.0.0", "reason", "No"))
                        .body())
                .contains("Production runs 1.0.9 now, not 1.0.0");
        service.deployByHand("1.0.0");
        Rest.Answer putBack = accept("deployer", service, Map.of("version", "1.0.0", "reason", "It is put back"));
        assertThat(putBack.status()).as(putBack.body()).isEqualTo(200);
        assertThat(putBack.json().path("drift").isNull()).isTrue();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(service.running()).isEqualTo("1.1.0");
    }

    @Test
    @DisplayName("RB-01: after drift was accepted a release is made from what runs, and a rollback returns to it")
    void returnsToWhatWasAccepted() {
        TestService service = freshObserved();
        service.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk overtaken = Walk.start(rest, request(service, "1.1.0", "minor", "feature", "release/1.1.0"));
        service.branch("release/1.0.1", "v1.0.0", Map.of("app/ByHand.php", "<?php // by hand\n"));
        service.tag("release/1.0.1", "1.0.1");
        service.deployByHand("1.0.1");
        Rest.Answer accepted = accept("tech", service, Map.of("version", "1.0.1", "reason", "An emergency at night"));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(accepted.json().path("version").asText()).isEqualTo("1.0.1");
        assertThat(accepted.json().path("changes").path(0).path("reason").asText())
                .isEqualTo("An emergency at night");
        assertThat(accepted.json().path("changes").path(0).path("actor").asText())
                .isEqualTo("tech");
        assertThat(findings(overtaken)).contains("Production runs 1.0.1, but the release was made from 1.0.0");

        service.branch("release/1.2.0", "v1.0.1", Map.of("app/Next.php", "<?php // next\n"));
        rest.post("owner", "/api/releases/" + overtaken.key() + "/withdrawal", Map.of("reason", "Overtaken"));
        Walk walk = Walk.start(rest, request(service, "1.2.0", "minor", "feature", "release/1.2.0"));
        walk.until("userTask_startDeployment");
        service.sick();
        walk.until("userTask_approveRollback");
        service.healthy();
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
        assertThat(service.running()).isEqualTo("1.0.1");
    }

    @Test
    @DisplayName(
            "DEP-01, RB-08: a target that does not run the version that was deployed is a failed check that nobody accepts")
    void findsThatTheTargetRunsSomethingElse() {
        TestService service = freshObserved();
        service.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, "1.1.0", "minor", "feature", "release/1.1.0"));
        walk.until("userTask_startDeployment");
        service.stuck();

        String decision = walk.until("userTask_decideOnFailedChecks");
        assertThat(rest.get("deployer", "/engine-rest/task/" + decision + "/form-variables?deserializeValues=false")
                        .body())
                .contains("version 1.0.0 runs, 1.1.0 must run");
        assertThat(rest.submit("deployer", decision, Map.of("decision", "accept", "reason", "It will come"))
                        .body())
                .contains("'running-version' is critical");
        assertThat(walk.toTheEnd()).isEqualTo("rolled-back");
    }

    @Test
    void tellsWhatRunsToThoseWithARole() {
        JsonNode production =
                rest.get("auditor", "/api/services/canteen-api/production").json();
        assertThat(production.path("service").asText()).isEqualTo("canteen-api");
        assertThat(production.path("version").asText()).isNotEmpty();
        assertThat(production.has("maintenance")).isTrue();
        eventually(() -> assertThat(rest.get("ci", "/api/services/canteen-api/production")
                        .json()
                        .path("observed")
                        .path("version")
                        .asText())
                .isNotEmpty());
        assertThat(rest.get("owner", "/api/services/none/production").status()).isEqualTo(404);
        assertThat(rest.get("", "/api/services/canteen-api/production").status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("Promise 9: a form shows the moment at which it is opened, and facts are refused to be contradicted")
    void showsTheMomentAtWhichAFormIsOpened() {
        TestService service = freshObserved();
        service.branch("release/1.1.0", "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Map<String, Object> request = request(service, "1.1.0", "minor", "feature", "release/1.1.0");
        request.put("changedAspects", List.of("code-logic", "finance"));
        Walk walk = Walk.start(rest, request);

        // All of it is open at once: what one form brings is seen in the other, which was made before.
        String checklist = walk.await("userTask_completePreReleaseChecklist");
        String notes = walk.await("userTask_writeReleaseNotes");
        assertThat(known(checklist, "PRE-10")).isEqualTo("no");
        assertThat(shown("owner", notes).toString()).contains("as the rollback plan will name");
        assertThat(rest.put(
                                "owner",
                                "/engine-rest/task/" + checklist + "/localVariables/dossier",
                                Map.of("value", "{}", "type", "Json"))
                        .status())
                .isEqualTo(403);
        String plan = walk.await("userTask_documentRollbackPlan");
        assertThat(rest.submit("owner", plan, walk.usual("userTask_documentRollbackPlan"))
                        .status())
                .isEqualTo(204);
        assertThat(known(checklist, "PRE-10")).isEqualTo("yes");
        assertThat(rest.get("owner", "/engine-rest/task/" + checklist + "/localVariables?deserializeValues=false")
                        .json()
                        .path("dossier")
                        .path("value")
                        .asText())
                .contains("The rollback plan is complete.", "Shown as of");

        // The scope says finance, so the notes propose it, and nobody denies it.
        JsonNode opened = rest.get("owner", "/engine-rest/task/" + notes + "/form-variables?deserializeValues=false")
                .json();
        assertThat(opened.path("sensitiveData").path("value").asText()).isEqualTo("yes");
        Map<String, Object> denied =
                new HashMap<>(with(walk.usual("userTask_writeReleaseNotes"), "sensitiveData", "no"));
        Rest.Answer refused = rest.submit("owner", notes, denied);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("sensitiveData (NOTE-06): The release declares finance");
        walk.answering("userTask_writeReleaseNotes", with(denied, "sensitiveData", "yes"));

        // Who opens the approval after a colleague has approved sees that.
        walk.until("userTask_approveRelease");
        String product = approvalOf(walk, "product-owner");
        assertThat(shown("product", product).path("approvals").toString()).doesNotContain("\"tech\"");
        rest.submit("tech", approvalOf(walk, "technical-owner"), Map.of("decision", "approve"));
        assertThat(shown("product", product).path("approvals").toString()).contains("\"tech\"");

        // Nothing of it is stored, so opening leaves no trace.
        assertThat(jdbc.sql("select count(*) from act_hi_varinst where name_ = 'dossier'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(walk.toTheEnd()).isEqualTo("released");
        assertThat(rest.get("auditor", "/api/releases/" + walk.key() + "/notes").body())
                .contains("Rollback owner: rollback", "Sensitive data: Yes");
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private String approvalOf(Walk walk, String group) {
        for (JsonNode task : walk.dossier().path("openTasks")) {
            if (task.path("groups").toString().contains('"' + group + '"')) {
                return task.path("id").asText();
            }
        }
        throw new AssertionError(group + " is not asked");
    }

    private JsonNode shown(String user, String task) {
        Rest.Answer variables = rest.get(user, "/engine-rest/task/" + task + "/form-variables?deserializeValues=false");
        String dossier = variables.json().path("dossier").path("value").asText();
        assertThat(dossier).as(variables.body()).isNotEmpty();
        try {
            return new ObjectMapper().readTree(dossier);
        } catch (JsonProcessingException e) {
            throw new AssertionError(dossier, e);
        }
    }

    private String known(String task, String item) {
        for (JsonNode row : shown("owner", task).path("known")) {
            if (row.path("item").asText().equals(item)) {
                return row.path("answer").asText();
            }
        }
        return "";
    }

    private void released(TestService service, String version) {
        service.branch("release/" + version, "v1.0.0", Map.of("app/Size.php", "<?php // sizes\n"));
        Walk walk = Walk.start(rest, request(service, version, "minor", "feature", "release/" + version));
        assertThat(walk.toTheEnd()).isEqualTo("released");
    }

    private static Map<String, Object> request(
            TestService service, String version, String type, String changeType, String branch) {
        Map<String, Object> request = new HashMap<>(Walk.request(version, type, changeType, branch));
        request.put("service", service.name());
        return request;
    }

    private JsonNode production(TestService service) {
        return rest.get("auditor", "/api/services/" + service.name() + "/production")
                .json();
    }

    private Rest.Answer accept(String person, TestService service, Map<String, Object> body) {
        return rest.post(person, "/api/services/" + service.name() + "/production", body);
    }

    private String findings(Walk walk) {
        return rest.get("owner", "/api/releases/" + walk.key() + "/gate").body();
    }

    private static void eventually(Runnable fact) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                fact.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }
}
