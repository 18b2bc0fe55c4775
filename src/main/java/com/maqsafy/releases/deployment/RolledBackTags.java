package com.maqsafy.releases.deployment;

import com.maqsafy.releases.release.LogRemarks;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the tag of a version that was rolled back apart: a released tag is never moved (VER-05), so a second tag is put
 * beside it, for everybody who deploys or builds by tags. It is pushed after the rollback and tried again until the origin
 * has it; meanwhile the release log says so (LOG-06).
 */
@Component
public class RolledBackTags implements LogRemarks {

    private static final Logger LOG = LoggerFactory.getLogger(RolledBackTags.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SourceRepositories sources;
    private final Clock clock;

    RolledBackTags(JdbcClient jdbc, SourceRepositories sources, Clock clock) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * How a rolled-back release stands.
     *
     * @param keptVersion the version that production runs instead
     * @param marker name of the tag that tells, null while the origin does not have it
     * @param error why the last try failed, null when none has
     */
    public record RolledBack(
            String keptVersion,
            @Nullable String marker,
            @Nullable String error) {}

    /** How a release stands, empty when it was not rolled back or had no tag. */
    public Optional<RolledBack> of(String release) {
        return jdbc.sql("SELECT kept_version, marker, error FROM rolled_back_tag WHERE release_key = ?")
                .param(release)
                .query((rs, row) -> new RolledBack(rs.getString(1), rs.getString(2), rs.getString(3)))
                .optional();
    }

    @Override
    public Map<String, String> of(Collection<String> releases) {
        Map<String, String> remarks = new HashMap<>();
        if (!releases.isEmpty()) {
            jdbc.sql("""
                            SELECT release_key FROM rolled_back_tag
                            WHERE release_key IN (:keys) AND marked_at IS NULL AND error IS NOT NULL""")
                    .param("keys", releases)
                    .query(String.class)
                    .list()
                    .forEach(key -> remarks.put(key, "its tag could not be marked as rolled back"));
        }
        return remarks;
    }

    /** The tag of this release is to be told apart, from the caller's transaction on. */
    void owe(ReleaseDetails release, String keptVersion) {
        jdbc.sql("""
                        INSERT INTO rolled_back_tag (release_key, service, version, kept_version, next_try_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT (release_key) DO NOTHING""")
                .param(release.key())
                .param(release.service())
                .param(release.version())
                .param(keptVersion)
                .param(time(clock.instant()))
                .update();
    }

    /** Marks the tags that are due; of several nodes one takes each. */
    void markDue() {
        List<Due> due = jdbc.sql("""
                        SELECT release_key, service, version, kept_version, tries FROM rolled_back_tag
                        WHERE marked_at IS NULL AND (next_try_at <= ? OR next_try_at > ?)
                        ORDER BY next_try_at LIMIT 20""")
                .param(time(clock.instant()))
                // Further away than any pause: a clock was wrong.
                .param(time(clock.instant().plus(LONGEST_PAUSE)))
                .query((rs, row) ->
                        new Due(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5)))
                .list();
        due.stream().filter(this::claim).forEach(this::mark);
    }

    private record Due(String release, String service, String version, String keptVersion, int tries) {}

    private boolean claim(Due due) {
        Duration pause = Duration.ofSeconds(10L << Math.min(due.tries(), 9));
        return jdbc.sql("""
                        UPDATE rolled_back_tag SET tries = tries + 1, next_try_at = ?
                        WHERE release_key = ? AND tries = ? AND marked_at IS NULL""")
                        .param(time(clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)))
                        .param(due.release())
                        .param(due.tries())
                        .update()
                == 1;
    }

    private void mark(Due due) {
        try {
            SourceRepository source = sources.of(due.service())
                    .orElseThrow(() -> new SourceException(
                            "REL-DEP-055 " + due.service() + " has no repository any more, so its tag is not marked."));
            String marker = source.markRolledBack(
                    due.version(),
                    "Version " + due.version() + " was rolled back; production kept " + due.keptVersion());
            jdbc.sql("UPDATE rolled_back_tag SET marker = ?, marked_at = ?, error = NULL WHERE release_key = ?")
                    .param(marker)
                    .param(time(clock.instant()))
                    .param(due.release())
                    .update();
        } catch (SourceException e) {
            LOG.warn(
                    "REL-DEP-056 The tag of {} could not be marked as rolled back; it is tried again.",
                    due.release(),
                    e);
            jdbc.sql("UPDATE rolled_back_tag SET error = ? WHERE release_key = ?")
                    .param(e.getMessage())
                    .param(due.release())
                    .update();
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
