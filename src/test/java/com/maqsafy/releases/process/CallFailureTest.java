package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a failure is for its caller")
class CallFailureTest {

    private static final SubmissionRefusedException REFUSED =
            new SubmissionRefusedException(List.of(new Violation("PRIN-01", "assignee", "Let somebody else do it.")));

    @Test
    void isJudgedByTypeCodeAndState() {
        Map<Throwable, CallFailure> judged = Map.ofEntries(
                Map.entry(new BadUserRequestException("no"), CallFailure.INVALID),
                Map.entry(REFUSED, CallFailure.INVALID),
                Map.entry(new ProcessEngineException("ENGINE-03051 TaskListener", REFUSED), CallFailure.NOT_ALLOWED),
                Map.entry(new AuthorizationException("no"), CallFailure.NOT_ALLOWED),
                Map.entry(new NotFoundException("no"), CallFailure.ABSENT),
                Map.entry(new NullValueException("Cannot find task with id 1: task is null"), CallFailure.ABSENT),
                Map.entry(new NullValueException("taskId is null"), CallFailure.INVALID),
                Map.entry(
                        new ProcessEngineException(
                                "ENGINE-03083 Cannot get it because it belongs to no authenticated tenant."),
                        CallFailure.ABSENT),
                Map.entry(new OptimisticLockingException("no"), CallFailure.CONFLICT),
                Map.entry(new TaskAlreadyClaimedException("1", "qa"), CallFailure.CONFLICT),
                Map.entry(new ProcessEngineException("ENGINE-03025 Cannot do it"), CallFailure.INVALID),
                Map.entry(new ProcessEngineException("ENGINE-02004 No outgoing sequence flow"), CallFailure.FAULT),
                Map.entry(
                        new ProcessEnginePersistenceException("no", new SQLException("x", "22021")),
                        CallFailure.INVALID),
                Map.entry(
                        new ProcessEnginePersistenceException("no", new SQLException("x", "23505")),
                        CallFailure.CONFLICT),
                Map.entry(
                        new ProcessEnginePersistenceException("no", new SQLException("x", "08006")), CallFailure.FAULT),
                Map.entry(new ProcessEngineException("no", new IllegalStateException("bug")), CallFailure.FAULT),
                Map.entry(new NullPointerException(), CallFailure.FAULT));

        judged.forEach((failure, kind) ->
                assertThat(CallFailure.of(failure)).as(failure.toString()).isEqualTo(kind));
    }

    @Test
    @DisplayName(
            "SEC-01: a hidden thing and an absent one are told in the same words, and nothing that the database said")
    void tellsNothingThatIsNotTheCallers() {
        assertThat(CallFailure.ABSENT.words(new ProcessEngineException("Cannot get canteen-api-1.4.2")))
                .isEqualTo(CallFailure.ABSENT.words(new NullValueException("Cannot find it")))
                .doesNotContain("canteen");
        assertThat(CallFailure.INVALID.words(
                        new ProcessEnginePersistenceException("INSERT INTO x", new SQLException("x", "22021"))))
                .startsWith("REL-PRC-082")
                .doesNotContain("INSERT");
        assertThat(CallFailure.FAULT.words(new IllegalStateException("secret"))).doesNotContain("secret");
    }
}
