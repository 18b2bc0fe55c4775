package com.maqsafy.releases.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees what earlier starts of this node reserved and can no longer do, so that nothing waits for their locks to run out.
 * What another node reserved, or one that is alive, is left alone.
 */
@Component
class AbandonedLocks {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedLocks.class);

    private final JdbcClient jdbc;
    private final ExternalTaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;
    private final WorkerId own;

    AbandonedLocks(
            JdbcClient jdbc,
            ExternalTaskService tasks,
            ProcessEngineConfigurationImpl engine,
            Clock clock,
            OwnWorkerId own) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.engine = engine;
        this.clock = clock;
        this.own = own.id();
    }

    /** Frees jobs and external tasks of workers that are gone. */
    void release() {
        int jobs = jobs();
        int work = work();
        if (jobs + work > 0) {
            LOG.info(
                    "REL-PRC-043 {} jobs and {} pieces of work that an earlier start of this node had reserved are free again.",
                    jobs,
                    work);
        }
    }

    /**
     * Frees what is reserved for longer than anybody reserves anything: the clock was set back since. It would stand still
     * for as long as the clock was set back.
     *
     * @param lockDuration how long work is reserved
     */
    void releaseImpossible(Duration lockDuration) {
        int jobs = jdbc.sql("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL, rev_ = rev_ + 1"
                        + " WHERE lock_owner_ LIKE 'worker-%' AND lock_exp_time_ > ?")
                .param(latest(Duration.ofMillis(engine.getJobExecutor().getLockTimeInMillis())))
                .update();
        List<String> work = jdbc.sql(
                        "SELECT id_ FROM act_ru_ext_task WHERE worker_id_ LIKE 'worker-%' AND lock_exp_time_ > ?")
                .param(latest(lockDuration))
                .query(String.class)
                .list();
        work.forEach(tasks::unlock);
        if (jobs + work.size() > 0) {
            LOG.warn(
                    "REL-PRC-044 {} jobs and {} pieces of work were reserved for longer than possible and are free again:"
                            + " the clock was set back, or the clocks of the nodes differ. Keep them together with NTP.",
                    jobs,
                    work.size());
        }
    }

    private Timestamp latest(Duration lock) {
        return Timestamp.from(clock.instant().plus(lock.multipliedBy(2)).plusSeconds(1));
    }

    private int jobs() {
        // The engine has no call for it; the revision makes a late update of the former owner fail.
        return owners("SELECT DISTINCT lock_owner_ FROM act_ru_job WHERE lock_owner_ IS NOT NULL").stream()
                .mapToInt(owner -> jdbc.sql(
                                "UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL, rev_ = rev_ + 1 WHERE lock_owner_ = ?")
                        .param(owner)
                        .update())
                .sum();
    }

    private int work() {
        List<String> owners = owners("SELECT DISTINCT worker_id_ FROM act_ru_ext_task WHERE worker_id_ IS NOT NULL");
        int freed = 0;
        for (String owner : owners) {
            for (var task :
                    tasks.createExternalTaskQuery().workerId(owner).locked().list()) {
                tasks.unlock(task.getId());
                freed++;
            }
        }
        return freed;
    }

    private List<String> owners(String sql) {
        Predicate<WorkerId> gone = worker -> own.standing(worker) == WorkerId.Standing.GONE;
        return jdbc.sql(sql).query(String.class).list().stream()
                .filter(text ->
                        Optional.of(text).flatMap(WorkerId::parse).filter(gone).isPresent())
                .toList();
    }
}
