package com.maqsafy.releases.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The preferences in PostgreSQL. */
@Repository
class PreferenceStore {

    private final JdbcClient jdbc;
    private final NotificationSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    PreferenceStore(JdbcClient jdbc, NotificationSettings settings, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** The person's, or the defaults. */
    Preference of(String account) {
        return jdbc.sql("SELECT * FROM notification_preference WHERE account = ?")
                .param(account)
                .query(this::preference)
                .optional()
                .orElseGet(this::defaults);
    }

    Preference defaults() {
        return new Preference(
                settings.language(),
                settings.zone(),
                null,
                null,
                settings.digestTime(),
                Map.of(),
                List.of(),
                List.of());
    }

    /** Accounts that watch a release or its service. */
    List<String> watching(@Nullable String release, @Nullable String service) {
        return jdbc.sql("SELECT account FROM notification_preference WHERE ? = ANY (releases) OR ? = ANY (services)")
                .param(String.valueOf(release))
                .param(String.valueOf(service))
                .query(String.class)
                .list();
    }

    void put(String account, Preference preference) {
        Map<String, String> modes = new TreeMap<>();
        preference.modes().forEach((category, mode) -> modes.put(category.word(), mode.word()));
        try {
            jdbc.sql("""
                            INSERT INTO notification_preference (account, language, zone, quiet_from, quiet_until, digest_at, modes,
                                services, releases, changed_at)
                            VALUES (?, ?, ?, ?::time, ?::time, ?::time, ?, ?, ?, ?)
                            ON CONFLICT (account) DO UPDATE SET language = excluded.language, zone = excluded.zone,
                                quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                                digest_at = excluded.digest_at, modes = excluded.modes, services = excluded.services,
                                releases = excluded.releases, changed_at = excluded.changed_at""")
                    .param(account)
                    .param(preference.language().word())
                    .param(preference.zone().getId())
                    .param(text(preference.quietFrom()))
                    .param(text(preference.quietUntil()))
                    .param(text(preference.digestAt()))
                    .param(json.writeValueAsString(modes))
                    .param(preference.services().toArray(String[]::new))
                    .param(preference.releases().toArray(String[]::new))
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 Preferences cannot be written as JSON.", e);
        }
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    private Preference preference(ResultSet rs, int row) throws SQLException {
        Map<Category, Mode> modes = new EnumMap<>(Category.class);
        try {
            json.readValue(rs.getString("modes"), new TypeReference<Map<String, String>>() {})
                    .forEach((category, mode) -> Category.ofWord(category)
                            .ifPresent(c -> Mode.ofWord(mode).ifPresent(m -> modes.put(c, m))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-NTF-011 Preferences cannot be read as JSON.", e);
        }
        return new Preference(
                Language.ofWord(rs.getString("language")).orElse(settings.language()),
                ZoneId.of(rs.getString("zone")),
                rs.getObject("quiet_from", LocalTime.class),
                rs.getObject("quiet_until", LocalTime.class),
                rs.getObject("digest_at", LocalTime.class),
                modes,
                List.of((String[]) rs.getArray("services").getArray()),
                List.of((String[]) rs.getArray("releases").getArray()));
    }
}
