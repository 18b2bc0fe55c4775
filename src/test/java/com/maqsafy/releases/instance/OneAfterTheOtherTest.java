package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@DisplayName("Work of all nodes that collides with something else")
class OneAfterTheOtherTest {

    private final OneAfterTheOther work =
            new OneAfterTheOther(mock(JdbcClient.class, RETURNS_DEEP_STUBS), mock(PlatformTransactionManager.class));
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void leave() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void isDoneAgain() {
        work.run("accounts", () -> failing(2, new OptimisticLockingException("A task ended.")));
        assertThat(tries).hasValue(3);
    }

    @Test
    void isGivenUpWhenItAlwaysCollides() {
        assertThatThrownBy(() -> work.run("accounts", () -> failing(9, new CannotAcquireLockException("deadlock"))))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    @DisplayName("is not done again for another reason, nor in a transaction of the caller's, which is lost")
    void isDoneOnce() {
        assertThatThrownBy(() -> work.run("accounts", () -> failing(1, new IllegalStateException("a fault"))))
                .isInstanceOf(IllegalStateException.class);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        assertThatThrownBy(
                        () -> work.run("accounts", () -> failing(2, new OptimisticLockingException("A task ended."))))
                .isInstanceOf(OptimisticLockingException.class);
        assertThat(tries).hasValue(2);
    }

    private void failing(int times, RuntimeException failure) {
        if (tries.incrementAndGet() <= times) {
            throw failure;
        }
    }
}
