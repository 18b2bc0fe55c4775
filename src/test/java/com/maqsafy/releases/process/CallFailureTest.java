package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.SealedReleaseException;
import jakarta.ws.rs.core.Response;
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
import org.camunda.bpm.engine.rest.exception.RestException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

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
                Map.entry(mock(InvalidEvidenceException.class), CallFailure.INVALID),
                Map.entry(mock(SealedReleaseException.class), CallFailure.CONFLICT),
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
                Map.entry(new ProcessEngineException("ENGINE-14026 No job found with id '1'"), CallFailure.ABSENT),
                Map.entry(new NullPointerException(), CallFailure.FAULT),
                Map.entry(new ObjectOptimisticLockingFailureException("release", 1), CallFailure.CONFLICT),
                Map.entry(
                        new ProcessEngineException("ENGINE-03051", new CannotAcquireLockException("no")),
                        CallFailure.CONFLICT),
                Map.entry(new IllegalStateException("no", new SQLException("x", "40001")), CallFailure.CONFLICT),
                Map.entry(new IllegalStateException("no", new SQLException("x", "40P01")), CallFailure.CONFLICT),
                Map.entry(new IllegalStateException("no", new SQLException("x", "55P03")), CallFailure.CONFLICT));

        judged.forEach((failure, kind) ->
                assertThat(CallFailure.of(failure)).as(failure.toString()).isEqualTo(kind));
    }

    @Test
    @DisplayName("what Camunda stumbles over in a call is what the call lacks, and a fault anywhere else")
    void judgesWhatCamundaDidNotLookFor() {
        String rest = "org.camunda.bpm.engine.rest.impl.TaskRestServiceImpl";
        String task = "Cannot invoke \"org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.getId()\""
                + " because \"task\" is null";

        assertThat(CallFailure.of(missing("x", "java.util.Objects", rest))).isEqualTo(CallFailure.INVALID);
        assertThat(CallFailure.of(missing("x", "org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd", rest)))
                .isEqualTo(CallFailure.INVALID);
        assertThat(CallFailure.of(missing(task, "org.camunda.bpm.engine.impl.cfg.auth.Checker", rest)))
                .isEqualTo(CallFailure.ABSENT);
        assertThat(CallFailure.of(missing(task, "org.camunda.bpm.engine.impl.cfg.auth.Checker")))
                .isEqualTo(CallFailure.FAULT);
        assertThat(CallFailure.of(
                        missing(task, "org.camunda.bpm.engine.impl.cmd.X", "org.camunda.bpm.engine.impl.pvm.Y", rest)))
                .isEqualTo(CallFailure.FAULT);
        assertThat(CallFailure.of(missing("x", "com.maqsafy.releases.process.TaskGuard", rest)))
                .isEqualTo(CallFailure.FAULT);
        assertThat(CallFailure.INVALID.words(
                        missing("because the return value of \"a.RetriesDto.getRetries()\" is null")))
                .endsWith("needs: retries.");
    }

    private static NullPointerException missing(String message, String... classes) {
        NullPointerException failure = new NullPointerException(message);
        failure.setStackTrace(java.util.Arrays.stream(classes)
                .map(name -> new StackTraceElement(name, "m", null, 1))
                .toArray(StackTraceElement[]::new));
        return failure;
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

    @Test
    @DisplayName("whoever notices that somebody else was quicker, it is told in the same words and without theirs")
    void tellsThatSomebodyElseWasQuicker() {
        for (Throwable lost : List.of(
                new OptimisticLockingException("ENGINE-03005 Execution of 'DELETE TaskEntity[1]' failed."),
                new ObjectOptimisticLockingFailureException("canteen-api-1.4.2", 1),
                new ProcessEnginePersistenceException("INSERT INTO x", new SQLException("deadlock", "40P01")))) {
            assertThat(CallFailure.of(lost)).as(lost.toString()).isEqualTo(CallFailure.CONFLICT);
            assertThat(CallFailure.CONFLICT.words(lost))
                    .isEqualTo("REL-PRC-230 Somebody else was quicker with the same thing, and nothing of this call was"
                            + " done. Read it again and repeat.");
        }
        RestException rest = new RestException(
                Response.Status.BAD_REQUEST,
                new TaskEndedException(new NullPointerException("execution")),
                "Cannot submit task form fd25f8f8: no");
        assertThat(CallFailure.of(rest)).isEqualTo(CallFailure.CONFLICT);
        assertThat(RestFailures.dto(CallFailure.CONFLICT, rest).getMessage())
                .startsWith("REL-PRC-081 The task has ended");
    }

    @Test
    @DisplayName("a refusal is told in its own words, whatever the engine put before it on its way")
    void tellsARefusalWithoutTheEnginesIds() {
        var refused = new SubmissionRefusedException(new Violation("VER-03", "version", "It is 1.5.0."));
        var listener = new ProcessEngineException(
                "ENGINE-03051 There was an exception while invoking the TaskListener. Message: '...'", refused);
        var rest = new RestException(
                Response.Status.BAD_REQUEST, listener, "Cannot submit task form fd25f8f8: " + refused.getMessage());

        assertThat(CallFailure.of(listener)).isEqualTo(CallFailure.NOT_ALLOWED);
        assertThat(CallFailure.NOT_ALLOWED.words(listener)).isEqualTo("version (VER-03): It is 1.5.0.");
        assertThat(RestFailures.dto(CallFailure.INVALID, rest).getMessage())
                .isEqualTo("version (VER-03): It is 1.5.0.");
    }
}
