package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormSubmissionParseListener.TaskSettings;
import com.maqsafy.releases.process.FormSubmissionParseListener.ValidatedTaskFormHandler;
import com.maqsafy.releases.release.Commented;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Each branch of form submissions: who is let through, who is not, and that nothing is kept of who is not. */
class FormSubmissionsTest {

    private static final String RELEASE = "canteen-api-1.5.0";
    private static final String FORM = """
            {"type": "default", "id": "say", "components": [
              {"type": "textfield", "id": "a", "key": "text", "label": "Text", "validate": {"required": true}},
              {"type": "checklist", "id": "b", "key": "parts", "label": "Parts",
               "values": [{"label": "One", "value": "one"}, {"label": "Two", "value": "two"}]}]}
            """;

    private final IdentityService identity = mock();
    private final Ledger ledger = mock();
    private final TaskAudience audience = mock();
    private final Substitutes substitutes = mock();
    private final HiddenInstances hidden = mock();
    private final ExecutionEntity execution = mock();
    private final TaskEntity task = mock();
    private final ResourceManager resources = mock();
    private final Map<String, List<String>> roles =
            new HashMap<>(Map.of("qa", List.of("qa"), "dev", List.of("developer")));
    private final List<TaskGuard> guards = new ArrayList<>();
    private final List<TaskOpening> openings = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Object> submitted = new HashMap<>();
    private final TaskDeadlines deadlines = mock();
    private String content = "";

    @BeforeEach
    void anEngineInATransaction() {
        TransactionSynchronizationManager.initSynchronization();
        GroupQuery query = mock(RETURNS_SELF);
        when(identity.createGroupQuery()).thenReturn(query);
        when(query.groupMember(anyString())).thenAnswer(asked -> {
            List<Group> held = roles.getOrDefault(asked.<String>getArgument(0), List.of()).stream()
                    .map(FormSubmissionsTest::group)
                    .toList();
            when(query.list()).thenReturn(held);
            return query;
        });
        ProcessDefinitionEntity definition = mock();
        when(definition.getKey()).thenReturn("release-preparation");
        when(definition.getVersion()).thenReturn(3);
        when(definition.getDeploymentId()).thenReturn("deployment");
        when(execution.getProcessBusinessKey()).thenReturn(RELEASE);
        when(execution.getProcessDefinition()).thenReturn(definition);
        when(execution.getProcessInstanceId()).thenReturn("instance");
        when(execution.getProcessInstance()).thenReturn(execution);
        when(execution.getId()).thenReturn("instance");
        when(task.getExecution()).thenReturn(execution);
        when(task.getId()).thenReturn("task");
        when(task.getTaskDefinitionKey()).thenReturn("userTask_say");
        when(task.getProcessDefinition()).thenReturn(definition);
        CommandContext command = mock();
        when(command.getResourceManager()).thenReturn(resources);
        form("say.form");
        Context.setCommandContext(command);
        as("qa");
    }

    @AfterEach
    void endTheTransaction() {
        Context.removeCommandContext();
        TransactionSynchronizationManager.clear();
        List.copyOf(TransactionSynchronizationManager.getResourceMap().keySet())
                .forEach(TransactionSynchronizationManager::unbindResourceIfPossible);
    }

    @Test
    void aCandidateSubmitsAndTheLedgerSaysIt() {
        submit(Map.of("text", "Fine"));

        ArgumentCaptor<Attestation> kept = ArgumentCaptor.captor();
        verify(ledger).append(kept.capture());
        assertThat(kept.getValue())
                .isEqualTo(new Attestation(
                        RELEASE,
                        "qa",
                        new Commented("Fine"),
                        List.of("LOG-06"),
                        "userTask_say",
                        new DefinitionVersion("release-preparation", 3)));
        verify(task).setVariable("outcome", "said");
    }

    @Test
    void whoSubmitsATaskOfNobodyHasItFromThenOn() {
        submit(Map.of("text", "Fine"));
        verify(task).setAssignee("qa");
    }

    @Test
    void whoHasClaimedItSubmits() {
        when(task.getAssignee()).thenReturn("qa");
        submit(Map.of("text", "Fine"));
        verify(ledger).append(any());
        verify(task, never()).setAssignee(any());
    }

    @Test
    void anothersTaskIsNotSubmitted() {
        when(task.getAssignee()).thenReturn("dev");
        assertRefused("PRIN-01", "assignee", "The task is assigned to dev. Let them release it first.");
    }

    @Test
    void aDelegatedTaskIsNotSubmittedByWhoWasAsked() {
        when(task.getAssignee()).thenReturn("qa");
        when(task.getDelegationState()).thenReturn(DelegationState.PENDING);
        assertRefused(
                "PRIN-01", "assignee", "A delegated task only returns to its owner. Let the owner take it back first.");
    }

    @Test
    void aDelegatedTaskThatWasGivenBackIsSubmitted() {
        when(task.getAssignee()).thenReturn("qa");
        when(task.getDelegationState()).thenReturn(DelegationState.RESOLVED);
        submit(Map.of("text", "Fine"));
        verify(ledger).append(any());
    }

    @Test
    void whoIsNoCandidateIsRefusedAndThatIsRecorded() {
        as("dev");
        assertRefused("PRIN-01", "assignee", "dev is not in qa. Somebody in that role must do this.");
        assertThat(refused).containsExactly("dev dev PRIN-01");
    }

    @Test
    void whoHasNoRoleAtAllIsRefused() {
        as("stranger");
        assertRefused("PRIN-01", "assignee", "stranger is not in qa. Somebody in that role must do this.");
    }

    @Test
    void aClaimedTaskIsRefusedToWhoHasLostTheRole() {
        when(task.getAssignee()).thenReturn("qa");
        roles.remove("qa");
        assertRefused("PRIN-01", "assignee", "qa is not in qa. Somebody in that role must do this.");
    }

    @Test
    void anOpeningLetsOthersIn() {
        openings.add(context -> Set.of("developer"));
        as("dev");
        submit(Map.of("text", "Fine"));
        verify(ledger).append(any());
    }

    @Test
    void aGuardsObjectionRefusesAndIsRecorded() {
        guards.add((context, user) -> Optional.of(new Violation("RULE-04", "assignee", "Not " + user + ".")));
        assertRefused("RULE-04", "assignee", "Not qa.");
        assertThat(refused).containsExactly("qa qa RULE-04");
    }

    @Test
    void itIsAssignedToACandidateOnly() {
        FormSubmissions submissions = submissions();
        when(task.getAssignee()).thenReturn("dev");
        assertThatThrownBy(() -> submissions.assigned(task, settings()))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("dev is not in qa");
        assertThat(refused).containsExactly("qa dev PRIN-01");

        when(task.getAssignee()).thenReturn("qa");
        assertThatCode(() -> submissions.assigned(task, settings())).doesNotThrowAnyException();
    }

    @Test
    void itIsGivenBackByAnybodyWhoMay() {
        guards.add((context, user) -> Optional.of(new Violation("RULE-04", "assignee", "Nobody.")));
        when(task.getAssignee()).thenReturn(null);
        assertThatCode(() -> submissions().assigned(task, settings())).doesNotThrowAnyException();
    }

    @Test
    void aGuardJudgesWhoeverIsAssigned() {
        guards.add((context, user) -> Optional.of(new Violation("RULE-04", "assignee", "Not " + user + ".")));
        when(task.getAssignee()).thenReturn("qa");
        assertThatThrownBy(() -> submissions().assigned(task, settings()))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("RULE-04");
    }

    @Test
    void itIsNotCompletedPastItsForm() {
        assertThatThrownBy(() -> submissions().completed(task))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("REL-FRM-010 ");
    }

    @Test
    void itIsCompletedInTheTransactionInWhichItsFormWasAccepted() {
        FormSubmissions submissions = submissions();
        submissions.submit(task, settings(), values(Map.of("text", "Fine")));
        assertThatCode(() -> submissions.completed(task)).doesNotThrowAnyException();

        TransactionSynchronizationManager.getSynchronizations().forEach(s -> s.afterCompletion(0));
        assertThatThrownBy(() -> submissions.completed(task)).hasMessageStartingWith("REL-FRM-010 ");
    }

    @Test
    void anotherTaskIsNotCompletedWithIt() {
        FormSubmissions submissions = submissions();
        submissions.submit(task, settings(), values(Map.of("text", "Fine")));
        TaskEntity other = mock();
        when(other.getId()).thenReturn("other");
        assertThatThrownBy(() -> submissions.completed(other)).hasMessageStartingWith("REL-FRM-010 ");
    }

    @Test
    void whatTheFormDoesNotAllowIsRefused() {
        assertThatThrownBy(() -> submit(Map.of()))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("text");
        verify(ledger, never()).append(any());
    }

    @Test
    void textsAreLookedAtBeforeTheyAreKept() {
        assertThatThrownBy(() -> submit(Map.of("text", "a secret")))
                .isInstanceOf(SubmissionRefusedException.class)
                .asInstanceOf(type(SubmissionRefusedException.class))
                .satisfies(e ->
                        assertThat(e.violations()).containsExactly(new Violation("PRIN-07", "text", "It is secret.")));
        verify(ledger, never()).append(any());
    }

    @Test
    void submittedValuesNeverBecomeVariables() {
        submit(Map.of("text", "Fine", "dossier", "forged"));
        verify(task, never()).setVariable("text", "Fine");
        assertThat(submitted).doesNotContainKey("dossier").containsEntry("text", "Fine");
    }

    @Test
    void aListIsTakenAsJson() {
        VariableMap values = Variables.createVariables()
                .putValue("text", "Fine")
                .putValueTyped(
                        "parts",
                        org.camunda.spin.plugin.variable.SpinValues.jsonValue("[\"one\",\"two\"]")
                                .create());
        submissions().submit(task, settings(), values);
        assertThat(submitted).containsEntry("parts", List.of("one", "two"));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        VariableMap values = Variables.createVariables()
                .putValueTyped(
                        "parts",
                        org.camunda.spin.plugin.variable.SpinValues.jsonValue("[\"one")
                                .create());
        assertThatThrownBy(() -> submissions().submit(task, settings(), values))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("REL-FRM-013 ");
    }

    @Test
    void whatWouldHaveToBeInstantiatedIsRefused() {
        VariableMap values = Variables.createVariables()
                .putValueTyped(
                        "parts",
                        Variables.serializedObjectValue("rO0ABQ==")
                                .serializationDataFormat("application/x-java-serialized-object")
                                .objectTypeName("java.util.ArrayList")
                                .create());
        assertThatThrownBy(() -> submissions().submit(task, settings(), values))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("REL-FRM-016 ");
    }

    @Test
    void aFormThatNothingHandlesIsRefused() {
        TaskSettings unknown = new TaskSettings("unknown", "Title", groups("qa"));
        assertThatThrownBy(() -> submissions().submit(task, unknown, values(Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-FRM-011 ");
    }

    @Test
    void aFormThatWasNotDeployedIsRefused() {
        form("other.form");
        assertThatThrownBy(() -> submit(Map.of("text", "Fine")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-FRM-014 ");
    }

    @Test
    void nobodyAttestsNothing() {
        when(identity.getCurrentAuthentication()).thenReturn(null);
        assertThatThrownBy(() -> submit(Map.of("text", "Fine")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("REL-FRM-015 ");
    }

    @Test
    void aTaskOfAnInstanceThatNamesAnothersReleaseIsRefused() {
        when(execution.getTenantId()).thenReturn("restricted-a");
        when(hidden.tenantOf(RELEASE)).thenReturn(Optional.of("restricted-b"));
        assertThatThrownBy(() -> submit(Map.of("text", "Fine")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageStartingWith("REL-PRC-072 ");

        when(execution.getTenantId()).thenReturn(null);
        when(execution.getProcessBusinessKey()).thenReturn(null);
        assertThatThrownBy(() -> submit(Map.of("text", "Fine"))).hasMessageStartingWith("REL-PRC-072 ");
    }

    @Test
    void aHiddenTaskIsForItsOwnAudience() {
        when(execution.getTenantId()).thenReturn("restricted-a");
        when(hidden.tenantOf(RELEASE)).thenReturn(Optional.of("restricted-a"));
        when(audience.of(RELEASE, Set.of("qa"))).thenReturn(new TaskAudience.Audience(Set.of(), Set.of("dev")));
        assertThatThrownBy(() -> submit(Map.of("text", "Fine"))).isInstanceOf(SubmissionRefusedException.class);

        as("dev");
        submit(Map.of("text", "Fine"));
        verify(ledger).append(any());
    }

    @Test
    void aStartFormThatNothingHandlesIsRefused() {
        assertThatThrownBy(() -> submissions().start(execution, "unknown", values(Map.of())))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("REL-FRM-011 ");
    }

    @Test
    void anInstanceIsStartedByItsFormOnly() {
        assertThatThrownBy(() -> submissions().started(execution))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("REL-FRM-012 ");
    }

    @Test
    void aCalledInstanceBelongsToTheReleaseOfItsCaller() {
        ExecutionEntity caller = mock();
        when(caller.getProcessBusinessKey()).thenReturn(RELEASE);
        when(execution.getSuperExecution()).thenReturn(caller);
        submissions().started(execution);
        verify(execution).setProcessBusinessKey(RELEASE);
    }

    @Test
    void aTasksTitleNamesTheReleaseAndWhoApproves() {
        when(execution.getVariable("approverRole")).thenReturn("security-owner,management");
        submissions().created(task, new TaskSettings("say", "{release}: {role}", groups("qa")));
        verify(task).setName("canteen-api 1.5.0: security owner or management");
        verify(task).setVariableLocal("releaseKey", RELEASE);
    }

    @Test
    void aTaskIsDueAndComesFirstAsTheTableSays() {
        when(execution.getVariable("approverRole")).thenReturn("security-owner");
        submissions().created(task, settings());
        verify(task).setDueDate(Date.from(Instant.parse("2026-03-02T16:00:00Z")));
        verify(task).setPriority(70);
    }

    @Test
    void nobodyAnswersForWhatChangedAfterTheyLooked() {
        FormSubmissions submissions = submissions();
        TaskDefinition definition = mock();
        ValidatedTaskFormHandler handler = new ValidatedTaskFormHandler(mock(), settings(), mock());
        when(definition.getTaskFormHandler()).thenReturn(handler);
        when(task.getTaskDefinition()).thenReturn(definition);
        content = "first";
        submissions.opened(task, false);
        content = "second";

        assertThatThrownBy(() -> submissions.submit(task, settings(), values(Map.of("text", "Fine"))))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageStartingWith("decision (PRIN-01): REL-FRM-018 What this is about has changed");
        verify(ledger, never()).append(any());

        submissions.opened(task, false);
        submissions.submit(task, settings(), values(Map.of("text", "Fine")));
        verify(ledger).append(any());
    }

    private void assertRefused(String item, String field, String message) {
        assertThatThrownBy(() -> submit(Map.of("text", "Fine")))
                .asInstanceOf(type(SubmissionRefusedException.class))
                .satisfies(e -> assertThat(e.violations()).containsExactly(new Violation(item, field, message)));
        verify(ledger, never()).append(any());
        verify(task, never()).setVariable(anyString(), any());
        assertThatThrownBy(() -> submissions().completed(task)).hasMessageStartingWith("REL-FRM-010 ");
    }

    private void submit(Map<String, Object> values) {
        submissions().submit(task, settings(), values(values));
    }

    private FormSubmissions submissions() {
        when(deadlines.of(any()))
                .thenReturn(TaskDeadline.of(Map.of("due", "PT4H", "escalate", "PT1H management", "priority", 70)));
        TextGuard texts = (field, text) -> text.contains("secret")
                ? Optional.of(new Violation("PRIN-07", field, "It is secret."))
                : Optional.empty();
        return new FormSubmissions(
                List.of(new Say()),
                List.of(),
                guards,
                openings,
                texts,
                audience,
                substitutes,
                ledger,
                new ObjectMapper(),
                identity,
                new WithoutAuthorization(identity),
                hidden,
                (caller, user, context, violation) -> refused.add(caller + ' ' + user + ' ' + violation.item()),
                ServiceTimes.UTC,
                deadlines,
                Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));
    }

    private void as(String user) {
        when(identity.getCurrentAuthentication()).thenReturn(new Authentication(user, List.of()));
    }

    private void form(String name) {
        ResourceEntity resource = mock();
        when(resource.getName()).thenReturn("forms/" + name);
        when(resource.getBytes()).thenReturn(FORM.getBytes(StandardCharsets.UTF_8));
        when(resources.findResourcesByDeploymentId("deployment")).thenReturn(List.of(resource));
    }

    private static TaskSettings settings() {
        return new TaskSettings("say", "Say it: {release}", groups("qa"));
    }

    private static Set<Expression> groups(String names) {
        Expression expression = mock();
        when(expression.getValue(any())).thenReturn(names);
        return Set.of(expression);
    }

    private static Group group(String id) {
        Group group = mock();
        when(group.getId()).thenReturn(id);
        return group;
    }

    private static VariableMap values(Map<String, Object> values) {
        return Variables.fromMap(values);
    }

    private class Say implements TaskForm {

        @Override
        public String form() {
            return "say";
        }

        @Override
        public Map<String, Object> context(TaskContext task) {
            return Map.of("content", content);
        }

        @Override
        public String standsFor(Map<String, Object> shown) {
            return String.valueOf(shown.get("content"));
        }

        @Override
        public TaskOutcome accept(TaskContext task, String user, FormValues values) {
            submitted.putAll(values.values());
            return TaskOutcome.of(new Commented(values.text("text"))).with(Map.of("outcome", "said"));
        }
    }
}
