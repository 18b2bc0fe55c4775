package com.maqsafy.releases.retention.process;

import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.retention.EngineHistory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks Camunda: what is held has no removal time, and gets the one that it would have had when the hold is over. */
@Component
class CamundaEngineHistory implements EngineHistory {

    /** The clean-up comes every night; what is held is taken out of it well before. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private static final int AT_ONCE = 500;

    private final HistoryService history;
    private final RepositoryService repository;
    private final WithoutAuthorization withoutAuthorization;
    private final JdbcClient jdbc;
    private final Clock clock;

    CamundaEngineHistory(
            @Lazy HistoryService history,
            @Lazy RepositoryService repository,
            @Lazy WithoutAuthorization withoutAuthorization,
            JdbcClient jdbc,
            Clock clock) {
        this.history = history;
        this.repository = repository;
        this.withoutAuthorization = withoutAuthorization;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String keptFor() {
        TreeSet<Integer> days =
                withoutAuthorization
                        .call(() -> repository
                                .createProcessDefinitionQuery()
                                .latestVersion()
                                .list())
                        .stream()
                        .map(ProcessDefinition::getHistoryTimeToLive)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (days.isEmpty()) {
            return Period.ZERO.toString();
        }
        String shortest = Period.ofDays(days.first()).toString();
        return days.size() == 1 ? shortest : shortest + " to " + Period.ofDays(days.last());
    }

    @Override
    public int hold() {
        List<String> held = jdbc.sql("""
                        SELECT id_ FROM act_hi_procinst
                        WHERE super_process_instance_id_ IS NULL AND removal_time_ < ? AND release_is_held(business_key_)
                        LIMIT ?""")
                .params(Timestamp.from(clock.instant().plus(AHEAD)), AT_ONCE)
                .query(String.class)
                .list();
        List<String> free = jdbc.sql("""
                        SELECT id_ FROM act_hi_procinst
                        WHERE super_process_instance_id_ IS NULL AND removal_time_ IS NULL AND end_time_ IS NOT NULL
                            AND business_key_ IS NOT NULL AND NOT release_is_held(business_key_)
                        LIMIT ?""").param(AT_ONCE).query(String.class).list();
        withoutAuthorization.call(() -> {
            if (!held.isEmpty()) {
                history.setRemovalTimeToHistoricProcessInstances()
                        .clearedRemovalTime()
                        .byIds(held.toArray(String[]::new))
                        .hierarchical()
                        .executeAsync();
            }
            if (!free.isEmpty()) {
                history.setRemovalTimeToHistoricProcessInstances()
                        .calculatedRemovalTime()
                        .byIds(free.toArray(String[]::new))
                        .hierarchical()
                        .executeAsync();
            }
            return held;
        });
        return held.size() + free.size();
    }
}
