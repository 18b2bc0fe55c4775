package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.TaskDeadline.Escalation;
import com.maqsafy.releases.process.TaskDeadlines.Asked;
import com.maqsafy.releases.release.ReleaseType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("When tasks are due, who is told, and what comes first")
@ExtendWith(OutputCaptureExtension.class)
class TaskDeadlinesTest {

    private static final List<String> TYPES = Stream.concat(
                    ReleaseType.words().stream(), Stream.of(TaskDeadlines.UNKNOWN))
            .toList();
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final RepositoryService repository = mock(RepositoryService.class, RETURNS_DEEP_STUBS);
    private final WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
    private final TaskDeadlines deadlines = new TaskDeadlines(new DeployedTables(repository, withoutAuthorization));

    /** Process and form of each task of the shipped models. */
    static Stream<Object[]> tasks() throws IOException {
        List<Object[]> tasks = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                String process = model.getModelElementsByType(Process.class)
                        .iterator()
                        .next()
                        .getId();
                model.getModelElementsByType(UserTask.class)
                        .forEach(task -> tasks.add(new Object[] {process, task.getCamundaFormRef()}));
            }
        }
        assertThat(tasks).hasSizeGreaterThan(25);
        return tasks.stream();
    }

    @Test
    void everyTaskOfEveryModelHasADeadlineAndSomebodyWhoIsTold() throws IOException {
        tasks().forEach(task -> {
            for (String type : TYPES) {
                for (String risk : TaskDeadlines.RISKS) {
                    Asked asked = new Asked((String) task[0], (String) task[1], type, risk);
                    TaskDeadline deadline = deadlines.of(asked);
                    assertThat(deadline.due()).as("%s", asked).matches("PT(15M|30M|[1248]H)|[a-z]+[A-Za-z]*At");
                    assertThat(deadline.remindBefore()).as("%s", asked).isNotEmpty();
                    assertThat(deadline.escalations())
                            .as("%s", asked)
                            .extracting(Escalation::role)
                            .containsExactly("management");
                    assertThat(deadline.priority()).as("%s", asked).isBetween(40, TaskDeadline.HIGHEST);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "deployment-step, failed-step, minor, unknown, PT15M, 90",
        "post-deployment-verification, failed-checks, patch, unknown, PT15M, 90",
        "service-reopening, bring-online, minor, unknown, PT15M, 90",
        "release-publication, refused-publication, minor, unknown, PT15M, 90",
        "release-rollback, approve-rollback, minor, unknown, PT15M, 88",
        "technical-failure, technical-failure, unknown, unknown, failureDueAt, 85",
        "security-completion, fix-verification, security, unknown, PT1H, 80",
        "security-assessment, exploit-risk, security, critical, PT1H, 80",
        "security-assessment, exploit-risk, security, high, PT2H, 75",
        "hotfix-assessment, risk-review, hotfix, unknown, riskReviewDueAt, 75",
        "hotfix-assessment, hotfix-scope, hotfix, unknown, PT30M, 75",
        "release-approval, approve-release, hotfix, unknown, PT4H, 70",
        "release-approval, approve-release, security, unknown, PT4H, 70",
        "release-approval, approve-release, minor, unknown, PT4H, 55",
        "production-deployment, start-deployment, minor, high, PT4H, 68",
        "production-deployment, start-deployment, minor, low, PT4H, 65",
        "production-deployment, backup-confirmation, minor, low, PT1H, 68",
        "release-preparation, hotfix-checklist, hotfix, unknown, PT1H, 60",
        "release-preparation, test-evidence, hotfix, unknown, PT8H, 60",
        "release-preparation, test-evidence, minor, unknown, PT8H, 50",
        "post-release-review, hotfix-review, hotfix, unknown, reviewDueAt, 40",
        "security-disclosure, disclosure, security, unknown, disclosureAt, 40",
        "a process that nobody knows yet, some-form, minor, unknown, PT8H, 50",
    })
    void saysTheShippedTable(String process, String form, String type, String risk, String due, int priority) {
        TaskDeadline deadline = deadlines.of(new Asked(process, form, type, risk));
        assertThat(deadline.due()).isEqualTo(due);
        assertThat(deadline.priority()).isEqualTo(priority);
    }

    @Test
    @DisplayName("failed checks and steps in production stand first, approvals of urgent releases before others")
    void putsProductionFirst() throws IOException {
        Map<String, Integer> priorities = tasks().collect(Collectors.toMap(
                task -> (String) task[1],
                task -> deadlines
                        .of(new Asked((String) task[0], (String) task[1], "minor", TaskDeadlines.UNKNOWN))
                        .priority()));
        assertThat(priorities.entrySet().stream()
                        .filter(task -> task.getValue() == TaskDeadline.HIGHEST)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "failed-step", "failed-checks", "close-service", "bring-online", "refused-publication");
    }

    @Test
    void readsTypeAndRiskWhereTheProcessKnowsThem() {
        assertThat(Asked.of("p", "f", Map.of("releaseType", "hotfix", "risk", "high")))
                .isEqualTo(new Asked("p", "f", "hotfix", "high"));
        assertThat(Asked.of("p", "f", Map.of("vulnerability", Map.of("severity", "critical"))))
                .isEqualTo(new Asked("p", "f", TaskDeadlines.UNKNOWN, "critical"));
        assertThat(Asked.of("p", "f", Map.of("risk", "none that we know")))
                .isEqualTo(new Asked("p", "f", TaskDeadlines.UNKNOWN, TaskDeadlines.UNKNOWN));
    }

    @Test
    void isDueAfterATimeOrAtAnInstantOfItsProcess() {
        assertThat(deadlines
                        .of(new Asked("release-approval", "approve-release", "minor", "low"))
                        .dueAt(Map.of(), NOON))
                .isEqualTo(NOON.plus(Duration.ofHours(4)));
        TaskDeadline review = deadlines.of(new Asked("post-release-review", "hotfix-review", "hotfix", "unknown"));
        assertThat(review.dueAt(Map.of("reviewDueAt", "2026-03-09T12:00:00Z"), NOON))
                .isEqualTo("2026-03-09T12:00:00Z");
        assertThatIllegalStateException()
                .isThrownBy(() -> review.dueAt(Map.of(), NOON))
                .withMessageStartingWith("REL-PRC-094 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a table", "<definitions/>"})
    void aTableThatCannotBeReadLeavesNoTaskWithoutDeadline(String content, CapturedOutput output) {
        deployed(content);
        TaskDeadline deadline = deadlines.of(new Asked("deployment-step", "failed-step", "minor", "low"));
        assertThat(deadline.due()).isEqualTo("PT8H");
        assertThat(deadline.escalations()).containsExactly(new Escalation(Duration.ofHours(1), "management"));
        assertThat(output).contains("REL-PRC-095 The table task-deadlines gave no deadline for ");
    }

    @Test
    void aNewTableIsAskedFromThenOn() throws IOException {
        deployed(shipped().replace("\"PT4H\"", "\"P1D\""));
        assertThat(deadlines
                        .of(new Asked("release-approval", "approve-release", "minor", "low"))
                        .due())
                .isEqualTo("P1D");
    }

    @BeforeEach
    void deployShipped() throws IOException {
        when(withoutAuthorization.call(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
        deployed(shipped());
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("bpmn/task-deadlines.dmn"));
    }

    private void deployed(String content) {
        String id = "task-deadlines:" + content.hashCode();
        DecisionDefinition definition = mock(DecisionDefinition.class);
        when(definition.getId()).thenReturn(id);
        when(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("task-deadlines")
                        .withoutTenantId()
                        .latestVersion()
                        .singleResult())
                .thenReturn(definition);
        when(repository.getDecisionModel(id))
                .thenAnswer(call -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
