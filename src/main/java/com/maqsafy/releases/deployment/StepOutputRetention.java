package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.FilesDeleted;
import com.maqsafy.releases.evidence.RecordAppended;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What steps printed stands in the journal too: it goes in the transaction in which the files of the release go. */
@Component
class StepOutputRetention {

    private final JdbcClient jdbc;

    StepOutputRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void recorded(RecordAppended appended) {
        if (appended.record().is(FilesDeleted.class)) {
            jdbc.sql(
                            "UPDATE step_journal SET output = NULL WHERE release_key = ? AND ended_at IS NOT NULL AND output IS NOT NULL")
                    .param(appended.record().release())
                    .update();
        }
    }
}
