package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PRIN-01: what somebody did in another person's place is told, and judged, as of both. */
class SubstituteActedTest {

    private final List<LedgerRecord> records = new ReleaseStory()
            .add("deploymentStarted", "deployer", "{attempt: 1}")
            .add("deploymentStarted", "deputy", "{attempt: 2}")
            .add("substituteActed", "deputy", "{principal: 'tech', role: 'deployment-owner', record: 2}")
            .records();

    @Test
    void bothPeopleMadeTheRecord() {
        var people = SubstituteActed.people(records);

        assertThat(people.apply(recorded(0))).containsExactly("deployer");
        assertThat(people.apply(recorded(1))).containsExactly("deputy", "tech");
        assertThat(SubstituteActed.principals(records)).hasSize(1).containsEntry(2L, "tech");
    }

    @Test
    void isReadAsDoneForAnother() {
        assertThat(SubstituteActed.by("deputy", "tech")).isEqualTo("deputy for tech");
        assertThat(SubstituteActed.by("deployer", null)).isEqualTo("deployer");
    }

    private Recorded<?> recorded(int index) {
        LedgerRecord record = records.get(index);
        return new Recorded<>(record, record.event().orElseThrow());
    }
}
