package com.maqsafy.releases.notification;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the e-mails about one release refer to. */
@Repository
class Threads {

    private final JdbcClient jdbc;

    Threads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same for all e-mails about a release, and no other. */
    @Transactional
    public UUID of(String release) {
        jdbc.sql("INSERT INTO notification_thread (release_key, id) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(release)
                .param(UUID.randomUUID())
                .update();
        return jdbc.sql("SELECT id FROM notification_thread WHERE release_key = ?")
                .param(release)
                .query(UUID.class)
                .single();
    }
}
