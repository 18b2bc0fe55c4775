package com.maqsafy.releases.retention;

import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is to be kept no longer, and says what will be deleted when. */
@Component
public class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final int PAGE = 200;

    /** So many releases are named whose files go next. */
    private static final int NEXT = 50;

    /** What is late by this is held, or cannot be deleted: it is not what comes next. */
    private static final Duration LATE = Duration.ofDays(7);

    private static final String WITH_FILES = """
            EXISTS (SELECT FROM ledger_record n WHERE n.release_key = r.key AND n.payload LIKE '%"kept":{%')
            AND NOT EXISTS (SELECT FROM ledger_record d WHERE d.release_key = r.key AND d.kind = 'filesDeleted')""";

    private final RetentionSettings settings;
    private final KeptFiles files;
    private final LegalHolds holds;
    private final EngineHistory engine;
    private final VisibleReleases releases;
    private final List<Retained> others;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<OnOneNode> onOneNode;
    private final Clock clock;

    Retention(
            RetentionSettings settings,
            KeptFiles files,
            LegalHolds holds,
            EngineHistory engine,
            VisibleReleases releases,
            List<Retained> others,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<OnOneNode> onOneNode,
            Clock clock) {
        this.settings = settings;
        this.files = files;
        this.holds = holds;
        this.engine = engine;
        this.releases = releases;
        this.others = List.copyOf(others);
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.onOneNode = onOneNode;
        this.clock = clock;
    }

    /**
     * What is kept how long.
     *
     * @param rules for each kind of what is kept
     * @param holds in force, as far as the caller may know of them
     * @param next the releases whose files go next, the first one first; empty when files are kept for good
     */
    public record RetentionOverview(List<Retained.Rule> rules, List<LegalHold> holds, List<Next> next) {

        public RetentionOverview {
            rules = List.copyOf(rules);
            holds = List.copyOf(holds);
            next = List.copyOf(next);
        }
    }

    /**
     * A release whose files go.
     *
     * @param release key of the release
     * @param ended when it ended
     * @param deletedAfter when its files may go
     * @param held whether a legal hold keeps them
     */
    public record Next(String release, Instant ended, Instant deletedAfter, boolean held) {}

    private record Ended(long id, String key, Instant at, boolean held) {}

    /** As it is now, for the signed-in person. */
    public RetentionOverview overview() {
        List<Retained.Rule> rules = new ArrayList<>(List.of(
                new Retained.Rule(
                        "records",
                        "Records of releases and of the administration, their seals, keys and time stamps",
                        null,
                        null,
                        true),
                new Retained.Rule(
                        "rules", "Models, tables, forms and settings by which releases were judged", null, null, true),
                new Retained.Rule(
                        "files",
                        "Files that records name: test reports, and what steps and checks printed. Counted from the end of the release; record, SHA-256 and size stay",
                        settings.files() == null ? null : settings.files().toString(),
                        "releases.retention.files",
                        true),
                new Retained.Rule(
                        "engine-history",
                        "The engine's history and operation log of releases that ended. Cleaned up between %s and %s UTC; the ledger has what happened"
                                .formatted(settings.historyFrom(), settings.historyUntil()),
                        engine.keptFor(),
                        "historyTimeToLive of the models",
                        true)));
        others.stream()
                .map(Retained::rule)
                .sorted(Comparator.comparing(Retained.Rule::kind))
                .forEach(rules::add);
        return new RetentionOverview(rules, holds.all(), next());
    }

    private List<Next> next() {
        Duration kept = settings.files();
        if (kept == null) {
            return List.of();
        }
        return jdbc
                .sql(
                        "SELECT id, key, finished_at, release_is_held(key) AS held FROM release r WHERE finished_at > ? AND "
                                + WITH_FILES + " ORDER BY finished_at, id LIMIT " + NEXT)
                .param(time(clock.instant().minus(kept).minus(LATE)))
                .query((rs, n) -> new Ended(
                        rs.getLong("id"),
                        rs.getString("key"),
                        instant(rs.getObject("finished_at", OffsetDateTime.class)),
                        rs.getBoolean("held")))
                .list()
                .stream()
                .filter(ended -> releases.find(ended.key()).isPresent())
                .map(ended -> new Next(ended.key(), ended.at(), ended.at().plus(kept), ended.held()))
                .toList();
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT20M")
    void takeTurn() {
        onOneNode.ifAvailable(turn -> turn.run("retention", () -> {
            engine.hold();
            delete();
        }));
    }

    /**
     * Deletes the files of all releases that ended long enough ago, each release in a transaction of its own. One that cannot
     * be deleted holds up no other.
     *
     * @return how many files were deleted
     */
    public int delete() {
        Duration kept = settings.files();
        if (kept == null) {
            return 0;
        }
        String rule = "releases.retention.files " + kept;
        Instant until = clock.instant().minus(kept);
        int deleted = 0;
        @Nullable Ended last = null;
        List<Ended> page;
        do {
            page = page(until, last);
            for (Ended release : page) {
                last = release;
                deleted += delete(release, rule);
            }
        } while (page.size() == PAGE);
        if (deleted > 0) {
            LOG.info("REL-RET-007 Files of ended releases were deleted by retention ({}): {}.", rule, deleted);
        }
        return deleted;
    }

    private int delete(Ended release, String rule) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> files.delete(release.key(), release.at(), rule)));
        } catch (RuntimeException e) {
            LOG.error("REL-RET-008 The files of {} were not deleted by retention.", release.key(), e);
            return 0;
        }
    }

    private List<Ended> page(Instant until, @Nullable Ended after) {
        return jdbc.sql(
                        "SELECT id, key, finished_at FROM release r WHERE finished_at < ? AND (finished_at, id) > (?, ?) AND "
                                + WITH_FILES + " AND NOT release_is_held(key) ORDER BY finished_at, id LIMIT " + PAGE)
                .params(time(until), time(after == null ? Instant.EPOCH : after.at()), after == null ? 0 : after.id())
                .query((rs, n) -> new Ended(
                        rs.getLong("id"),
                        rs.getString("key"),
                        instant(rs.getObject("finished_at", OffsetDateTime.class)),
                        false))
                .list();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
