package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stands in the log after a command failed. */
@ExtendWith(OutputCaptureExtension.class)
class CommandFailuresTest {

    @Test
    @DisplayName("promise 7: a refused submission is one line without what was typed")
    void tellsARefusedSubmissionInOneLine(CapturedOutput output) {
        var refused = new SubmissionRefusedException(List.of(
                new Violation("VER-03", "version", "After 1.4.1 comes 1.5.0, not hunter2."),
                new Violation("PRIN-06", "risks", "Document the risks.")));
        var wrapped = new ProcessEngineException("There was an exception while invoking the TaskListener.", refused);

        assertThat(catchThrowable(() -> run(wrapped))).isSameAs(wrapped);

        assertThat(output.getAll().lines().filter(l -> l.contains("refused")))
                .singleElement()
                .asString()
                .contains(
                        "INFO",
                        "A submission was refused and nothing of it is kept: version (VER-03), risks (PRIN-06)");
        assertThat(output.getAll()).doesNotContain("hunter2", "\tat ", "ERROR");
    }

    @Test
    void keepsWhatIsNobodysMistakeLoud(CapturedOutput output) {
        var broken = new ProcessEngineException("no connection", new IllegalStateException("pool is closed"));

        assertThat(catchThrowable(() -> run(broken))).isSameAs(broken);

        assertThat(output.getAll())
                .contains("ERROR", "REL-PRC-022", "no connection", "Caused by: java.lang.IllegalStateException: pool");
    }

    @Test
    void isQuietWhereTheEngineIs(CapturedOutput output) {
        for (RuntimeException e : List.of(
                new BadUserRequestException("no such field"),
                new MismatchingMessageCorrelationException("nobody waits for it"),
                new OptimisticLockingException("somebody was faster"))) {
            assertThat(catchThrowable(() -> run(e))).isSameAs(e);
        }

        assertThat(output.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @Test
    @DisplayName("CVE-2026-109432: the refusal of a query's expression reaches the caller as their mistake")
    void unwrapsARefusedExpression(CapturedOutput output) {
        var wrapped = new ProcessEngineException("Unable to resolve expression", new RefusedExpressionException());

        assertThatThrownBy(() -> run(wrapped))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("REL-PRC-020 Expressions are not evaluated in queries. Give the value itself.");
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @Test
    @DisplayName("what stumbles because what it is about has ended lost a race, and nobody's mistake is loud")
    void tellsOfWhatHasEndedMeanwhile(CapturedOutput output) {
        var stumbled = new NullPointerException("execution is null");

        assertThatThrownBy(() -> run(stumbled, false))
                .isInstanceOf(OptimisticLockingException.class)
                .hasMessageStartingWith("REL-PRC-231 What this is about has ended at the same moment")
                .hasCause(stumbled);
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    private static void run(RuntimeException failure) {
        run(failure, true);
    }

    private static void run(RuntimeException failure, boolean isThere) {
        var interceptor = new CommandFailures(task -> false, call -> isThere);
        interceptor.setNext(new CommandExecutor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        });
        interceptor.execute(context -> null);
    }
}
