package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordAppended;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.GateAnswer;
import com.maqsafy.releases.policy.GateAnswers;
import com.maqsafy.releases.policy.GateAnswers.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.context.request.async.DeferredResult;

@DisplayName("Waiting for the gate")
@ExtendWith(OutputCaptureExtension.class)
class GateWatchTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String KEY = "canteen-api-1.5.0";
    private static final GateAnswer MAY = new GateAnswer(true, GateAnswer.When.NOW, List.of(), List.of());

    private final GateAnswers gate = mock(GateAnswers.class);
    private @Nullable GateWatch watch;

    @AfterEach
    void stop() {
        if (watch != null) {
            watch.destroy();
        }
    }

    @Test
    void answersAtOnceWhenNobodyWants() {
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(null));

        assertThat(watch(Duration.ofHours(1))
                        .answer(KEY, Purpose.DEPLOY, Duration.ZERO)
                        .getResult())
                .isEqualTo(later(null));
    }

    @Test
    @DisplayName("what is final or may go on is told at once: nobody waits for the end of it")
    void holdsOnlyWhatIsLater() {
        GateAnswer never = new GateAnswer(false, GateAnswer.When.NEVER, List.of(), List.of());
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(MAY, never);
        GateWatch waiting = watch(Duration.ofHours(1));

        assertThat(waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30)).getResult())
                .isEqualTo(MAY);
        assertThat(waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30)).getResult())
                .isEqualTo(never);
        assertThat(waiting.waiting()).isZero();
    }

    @Test
    @DisplayName("a record of the release wakes all who wait for it, and the gate is judged once for them")
    void aRecordWakesThem() throws Exception {
        GateWatch waiting = watch(Duration.ofHours(1));
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(null), later(null), MAY);
        DeferredResult<GateAnswer> one = waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30));
        DeferredResult<GateAnswer> other = waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30));
        CompletableFuture<Object> answer = result(one);
        CompletableFuture<Object> second = result(other);
        assertThat(waiting.waiting()).isEqualTo(2);
        assertThat(one.hasResult()).isFalse();

        waiting.recorded(record("canteen-api-9.9.9", "checklistAnswered"));
        waiting.recorded(record(KEY, "approvalDecided"));
        waiting.recorded(record(KEY, "statusChanged"));

        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(MAY);
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(MAY);
        assertThat(waiting.waiting()).isZero();
        verify(gate, times(3)).of(KEY, Purpose.DEPLOY);
    }

    @Test
    void anAnswerThatStaysTheSameIsHeld() throws Exception {
        GateWatch waiting = watch(Duration.ofHours(1));
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(null));
        DeferredResult<GateAnswer> one = waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30));

        waiting.recorded(record(KEY, "testReported"));
        verify(gate, org.mockito.Mockito.timeout(5000).times(2)).of(KEY, Purpose.DEPLOY);

        assertThat(one.hasResult()).isFalse();
        assertThat(waiting.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("a gate that cannot tell now is told to the log, and whoever waits goes on waiting")
    void aGateThatCannotTellEndsNoWaiting(CapturedOutput output) throws Exception {
        GateWatch waiting = watch(Duration.ofHours(1));
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(null)).thenThrow(new IllegalStateException("away"));
        DeferredResult<GateAnswer> one = waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30));

        waiting.recorded(record(KEY, "testReported"));

        await().atMost(Duration.ofSeconds(5))
                .until(() -> output.getOut()
                        .contains("REL-API-030 The gate's answer for " + KEY + " could not be looked at again"));
        assertThat(one.hasResult()).isFalse();
        assertThat(waiting.waiting()).isEqualTo(1);
    }

    @Test
    @DisplayName("what another node brought, or time alone, is found too")
    void looksAgainByItself() throws Exception {
        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(null), MAY);
        assertThat(result(watch(Duration.ofMillis(50)).answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30)))
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo(MAY);
        stop();

        when(gate.of(KEY, Purpose.DEPLOY)).thenReturn(later(NOW.plusMillis(50)), MAY);
        assertThat(result(watch(Duration.ofHours(1)).answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30)))
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo(MAY);
    }

    @Test
    @DisplayName("a change while the answer was being judged is not missed")
    void missesNothingInBetween() throws Exception {
        GateWatch waiting = watch(Duration.ofHours(1));
        when(gate.of(KEY, Purpose.DEPLOY))
                .thenAnswer(call -> {
                    waiting.recorded(record(KEY, "approvalDecided"));
                    return later(null);
                })
                .thenReturn(MAY);

        assertThat(result(waiting.answer(KEY, Purpose.DEPLOY, Duration.ofSeconds(30)))
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo(MAY);
    }

    private GateWatch watch(Duration slowly) {
        watch = new GateWatch(gate, Clock.fixed(NOW, ZoneOffset.UTC), slowly);
        return watch;
    }

    private static CompletableFuture<Object> result(DeferredResult<GateAnswer> deferred) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        deferred.setResultHandler(result::complete);
        return result;
    }

    private static GateAnswer later(@Nullable Instant until) {
        return new GateAnswer(
                false,
                GateAnswer.When.LATER,
                List.of(new GateAnswer.Wait("window", "the next maintenance window", until)),
                List.of(new Finding("OPEN-08", "It is no maintenance window.")));
    }

    private static RecordAppended record(String release, String kind) {
        return new RecordAppended(new LedgerRecord(
                release, 1, NOW, "tech", kind, List.of(), null, null, JsonNodeFactory.instance.objectNode(), "", ""));
    }
}
