package com.maqsafy.releases.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches one release, or all. Until it has begun, what happens is put aside, because the present state has to
 * be read and sent first.
 */
final class Watcher {

    private static final Duration ASKED_AGAIN = Duration.ofSeconds(3);

    private final String user;
    private final @Nullable String release;
    private final BooleanSupplier signedIn;
    private @Nullable Instant signedInAt;
    private @Nullable EventStream stream;
    private @Nullable List<byte[]> aside = new ArrayList<>();
    private @Nullable String ended;
    private volatile Instant since = Instant.MAX;

    /**
     * @param release key of the only release that is watched, absent for all
     * @param signedIn whether the person is still signed in
     */
    Watcher(String user, @Nullable String release, BooleanSupplier signedIn) {
        this.user = user;
        this.release = release;
        this.signedIn = signedIn;
    }

    /** Whether the person is still signed in, a few seconds ago at most. */
    synchronized boolean signedIn(Instant now) {
        if (signedInAt == null || Duration.between(signedInAt, now).abs().compareTo(ASKED_AGAIN) >= 0) {
            if (!signedIn.getAsBoolean()) {
                return false;
            }
            signedInAt = now;
        }
        return true;
    }

    String user() {
        return user;
    }

    void joined(Instant now) {
        since = now;
    }

    Instant since() {
        return since;
    }

    boolean watches(String key) {
        return release == null || release.equals(key);
    }

    boolean watchesOne() {
        return release != null;
    }

    /** Begins to send: first these frames, then what happened meanwhile. */
    synchronized void begin(EventStream connected, List<byte[]> first) {
        stream = connected;
        first.forEach(connected::send);
        List<byte[]> meanwhile = aside == null ? List.of() : aside;
        aside = null;
        meanwhile.forEach(connected::send);
        if (ended != null) {
            connected.end(ended);
        }
        connected.start();
    }

    synchronized void send(byte[] frame) {
        if (aside != null) {
            aside.add(frame);
        } else if (stream != null) {
            stream.send(frame);
        }
    }

    synchronized void end(String reason) {
        if (stream == null) {
            ended = reason;
        } else {
            stream.end(reason);
        }
    }
}
