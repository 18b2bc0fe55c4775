package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

class RetryOnConflictInterceptorTest {

    private static final Command<Void> MESSAGE = context -> null;

    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "23503, 'update or delete on table \"act_ru_execution\" violates foreign key constraint \"act_fk_exe_super\"'",
        "40P01, deadlock detected",
    })
    void tellsWhatTheDatabaseRefusedForAnotherTransactionAsAConflict(String state, String message) {
        assertThatThrownBy(() -> failing(failure(message, state), 1).execute(MESSAGE))
                .isInstanceOf(OptimisticLockingException.class)
                .hasMessage("REL-PRC-024 Something else happened to the same release at the same moment. Try again.")
                .hasRootCauseMessage(message);
        assertThat(tries).as("a message is correlated by whoever asked for it").hasValue(1);
    }

    @Test
    void repeatsACompletionThatTheDatabaseRefusedForAnotherTransaction() {
        failing(failure("violates foreign key constraint", "23503"), 2).execute(new CompleteTaskCmd("id", null));

        assertThat(tries).hasValue(3);
    }

    @Test
    @DisplayName(
            "what a listener writes of our own rows collides in the words of Spring, also where the engine wraps them")
    void repeatsACompletionWhoseOwnRowsCollided() {
        List<RuntimeException> lost = List.of(
                new ObjectOptimisticLockingFailureException("release", 1),
                new ProcessEngineException("ENGINE-03051", new CannotAcquireLockException("deadlock detected")),
                new IllegalStateException(new SQLException("could not serialize access", "40001")));

        lost.forEach(failure -> failing(failure, tries.get() + 1).execute(new CompleteTaskCmd("id", null)));

        assertThat(tries).hasValue(6);
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        RuntimeException failure = failure("value too long", "22001");

        assertThatThrownBy(() -> failing(failure, 1).execute(new CompleteTaskCmd("id", null)))
                .isSameAs(failure);
        assertThat(tries).hasValue(1);
    }

    private static RuntimeException failure(String message, String state) {
        return new ProcessEnginePersistenceException(
                "An exception occurred in the persistence layer.",
                new PersistenceException("flush", new SQLException(message, state)));
    }

    /** Fails so often, then does nothing. */
    private RetryOnConflictInterceptor failing(RuntimeException failure, int times) {
        RetryOnConflictInterceptor interceptor = new RetryOnConflictInterceptor();
        interceptor.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (tries.incrementAndGet() <= times) {
                    throw failure;
                }
                return null;
            }
        });
        return interceptor;
    }
}
