package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.BackupTaken;
import com.maqsafy.releases.policy.RequiredTestsDetermined;
import org.junit.jupiter.api.Test;

/** Of several events that answer the same question, the last one counts. */
class ReleaseHistoryTest {

    private final ReleaseHistory history = new ReleaseHistory(new ReleaseStory()
            .add("requiredTestsDetermined", "system:policy", "{commit: 'a', tests: []}")
            .add("neverHeardOf", "tech", "{}")
            .add("requiredTestsDetermined", "system:policy", "{commit: 'b', tests: []}")
            .add("requiredTestsDetermined", "system:policy", "{commit: 'a', tests: [{test: 'TEST-06', reason: ''}]}")
            .add("deploymentStarted", "deployer", "{attempt: 1}")
            .records());

    @Test
    void theLastOneIsFound() {
        assertThat(history.last(RequiredTestsDetermined.class)).hasValueSatisfying(last -> {
            assertThat(last.sequence()).isEqualTo(4);
            assertThat(last.actor()).isEqualTo("system:policy");
            assertThat(last.time()).isEqualTo(last.record().time());
            assertThat(last.items()).isEqualTo(last.record().items());
        });
        assertThat(history.last(RequiredTestsDetermined.class, e -> e.tests().isEmpty()))
                .hasValueSatisfying(last -> assertThat(last.sequence()).isEqualTo(3));
        assertThat(history.last(RequiredTestsDetermined.class, e -> e.commit().equals("c")))
                .isEmpty();
        assertThat(history.last(BackupTaken.class)).isEmpty();
    }

    @Test
    void allOfAKindOrOfAnInterfaceAreInOrder() {
        assertThat(history.all(RequiredTestsDetermined.class))
                .extracting(r -> r.event().commit())
                .containsExactly("a", "b", "a");
        assertThat(history.all(DecidedByTable.class)).hasSize(3);
    }

    @Test
    void positionsAreThoseOfTheLedger() {
        assertThat(history.lastSequence(RequiredTestsDetermined.class)).isEqualTo(4);
        assertThat(history.lastSequence(BackupTaken.class)).isZero();
        assertThat(history.has(RequiredTestsDetermined.class)).isTrue();
        assertThat(history.has(BackupTaken.class)).isFalse();
        assertThat(history.since(3).records())
                .extracting(LedgerRecord::sequence)
                .containsExactly(4L, 5L);
    }
}
