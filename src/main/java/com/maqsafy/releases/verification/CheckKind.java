package com.maqsafy.releases.verification;

import com.maqsafy.releases.settings.SettingsKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sort of question a check asks; in settings by its {@link #word}. */
public enum CheckKind implements SettingsKind {
    /** An address answers with the expected status and content (POST-01, POST-04, POST-10, POST-12..14). */
    HTTP(VerificationSettings.Http.class),
    /** A user can log in (POST-02). */
    LOGIN(VerificationSettings.Login.class),
    /** An address refuses the anonymous and serves the user of a login check (POST-03). */
    PROTECTED(VerificationSettings.Protected.class),
    /** A worker takes a job from the queue and processes it (POST-05). */
    QUEUE(VerificationSettings.Queue.class),
    /** A database answers (POST-07). */
    JDBC(VerificationSettings.Jdbc.class),
    /** A Redis server answers (POST-06). */
    REDIS(VerificationSettings.Redis.class),
    /** A command ends with exit code 0 and the expected output, such as {@code nginx -t} (POST-08). */
    COMMAND(VerificationSettings.Command.class),
    /** A log has no new lines that match a pattern (POST-09). */
    LOG(VerificationSettings.Log.class),
    /** The monitoring has no critical alert (POST-11). */
    ALERTS(VerificationSettings.Alerts.class),
    /** The target tells the version that must run; every service that can be asked has one, no settings name it. */
    RUNNING_VERSION(null);

    private final @Nullable Class<? extends Record> settings;

    CheckKind(@Nullable Class<? extends Record> settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Class<? extends Record>> settings() {
        return Optional.ofNullable(settings);
    }
}
