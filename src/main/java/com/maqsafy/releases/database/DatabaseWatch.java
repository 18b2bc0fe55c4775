package com.maqsafy.releases.database;

import com.maqsafy.releases.evidence.CheckpointWitnesses;
import com.maqsafy.releases.instance.OnOneNode;
import java.sql.Array;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the database before the engine starts, and every hour on one node. A difference stops the start
 * ({@code REL-DBO-003}); later it is an error in the log, a metric, the health {@code database}, and a row for auditors.
 */
@Component(DatabaseWatch.NAME)
@DependsOnDatabaseInitialization
public class DatabaseWatch implements InitializingBean {

    static final String NAME = "databaseWatch";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** So many differences are named in one message; all are in the table {@code database_look}. */
    private static final int NAMED = 5;

    /**
     * One look at the database.
     *
     * @param at when
     * @param findings what was not as it must be, coded; empty when all was well
     */
    public record Look(Instant at, List<String> findings) {

        public Look {
            findings = List.copyOf(findings);
        }
    }

    private final JdbcClient jdbc;
    private final DatabaseLook look;
    private final CheckpointWitnesses witnesses;
    private final DatabaseSettings settings;
    private final ObjectProvider<OnOneNode> onOneNode;
    private final Clock clock;

    DatabaseWatch(
            JdbcClient jdbc,
            DatabaseLook look,
            CheckpointWitnesses witnesses,
            DatabaseSettings settings,
            ObjectProvider<OnOneNode> onOneNode,
            Clock clock) {
        this.jdbc = jdbc;
        this.look = look;
        this.witnesses = witnesses;
        this.settings = settings;
        this.onOneNode = onOneNode;
        this.clock = clock;
    }

    /** @throws DatabaseRefusedException when the role is too mighty, or the database is not what it must be */
    @Override
    public void afterPropertiesSet() {
        DatabaseRole.requireApart(jdbc);
        List<String> findings = look.findings();
        if (!findings.isEmpty() && settings.refuseStart()) {
            throw new DatabaseRefusedException(
                    "REL-DBO-003 Not started: the database is not what it must be. %s Find out who changed it, and mend it as the owner of the tables. Evidence that was changed stays as it is: when it was looked into, start with releases.database.refuse-start=false."
                            .formatted(named(findings)));
        }
        keep(findings);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void takeTurn() {
        onOneNode.ifAvailable(turn -> turn.run("database-look", this::lookAgain));
    }

    /** Looks now, asks the witnesses of the log of seals too, tells, and keeps what was found. */
    public Look lookAgain() {
        List<String> findings = new ArrayList<>(look.findings());
        witnesses.faults().forEach(findings::add);
        return keep(findings);
    }

    private Look keep(List<String> findings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!findings.isEmpty()) {
            LOG.error("REL-DBO-020 The database is not what it must be. {}", named(findings));
        }
        jdbc.sql("INSERT INTO database_look (looked_at, findings) VALUES (?, ?)")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(findings.toArray(String[]::new))
                .update();
        return new Look(now, findings);
    }

    /** The last look, whichever node took it. */
    public Optional<Look> last() {
        return looks(1).stream().findFirst();
    }

    /** The last looks, newest first. */
    public List<Look> looks(int limit) {
        return jdbc.sql("SELECT looked_at, findings FROM database_look ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query((rs, row) -> {
                    Array findings = rs.getArray("findings");
                    return new Look(
                            rs.getObject("looked_at", OffsetDateTime.class).toInstant(),
                            List.of((String[]) findings.getArray()));
                })
                .list();
    }

    private static String named(List<String> findings) {
        String first = findings.stream()
                .limit(NAMED)
                .map(finding -> finding.endsWith(".") ? finding : finding + ".")
                .collect(Collectors.joining(" "));
        return findings.size() <= NAMED ? first : first + " And " + (findings.size() - NAMED) + " more.";
    }
}
