package com.maqsafy.releases.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * All who watch at this node. Events come from the log when it is read, once for all of them; while nobody watches it is
 * not read at all.
 */
@Component
class EventHub {

    private static final int PAGE = 500;

    private final EventLog log;
    private final EventAudience audience;
    private final RunningStepsReader running;
    private final EventIds ids;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private long position;
    private boolean closed;

    EventHub(EventLog log, EventAudience audience, RunningStepsReader running, EventIds ids, Clock clock) {
        this.log = log;
        this.audience = audience;
        this.running = running;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds somebody; answers the place of the last event that is not sent to them. */
    synchronized long join(Watcher watcher) {
        if (watchers.isEmpty()) {
            log.number();
            position = log.last();
            running.forget();
        } else {
            advance();
        }
        watchers.add(watcher);
        watcher.joined(clock.instant());
        if (closed) {
            watcher.end("shutdown");
        }
        return position;
    }

    void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    boolean deserted() {
        return watchers.isEmpty();
    }

    /** Shows every client that its stream lives, and ends those that have lasted long enough. */
    void beat(Duration longest) {
        Instant oldest = clock.instant().minus(longest);
        for (Watcher watcher : watchers) {
            // Whoever was signed out is asked to sign in again by the answer to the next stream.
            if (watcher.since().isBefore(oldest) || !watcher.signedIn(clock.instant())) {
                watcher.end("come-again");
            } else {
                watcher.send(EventFrame.HEARTBEAT);
            }
        }
    }

    /** Ends all streams and takes no more. */
    synchronized void close() {
        closed = true;
        watchers.forEach(watcher -> watcher.end("shutdown"));
    }

    long watching(String user) {
        return watchers.stream().filter(w -> w.user().equals(user)).count();
    }

    int size() {
        return watchers.size();
    }

    /** Tells what has been committed since the last time, by whatever node. */
    synchronized void advance() {
        if (deserted()) {
            return;
        }
        log.number();
        List<ReleaseEvent> events;
        do {
            events = log.after(position, PAGE);
            BiPredicate<String, String> mayKnow = audience.now();
            for (ReleaseEvent event : events) {
                position = event.position();
                tell(event, mayKnow);
            }
        } while (events.size() == PAGE);
    }

    /** Tells what running steps have written since the last time. */
    synchronized void progress() {
        if (!deserted()) {
            // What a step wrote comes after its start.
            advance();
            BiPredicate<String, String> mayKnow = audience.now();
            running.changed(position).forEach(event -> tell(event, mayKnow));
        }
    }

    private void tell(ReleaseEvent event, BiPredicate<String, String> mayKnow) {
        byte[] frame = EventFrame.of(ids.of(event.position()), event);
        for (Watcher watcher : watchers) {
            if (watcher.watches(event.release())) {
                if (!watcher.signedIn(clock.instant())) {
                    watcher.end("come-again");
                } else if (mayKnow.test(event.release(), watcher.user())) {
                    watcher.send(frame);
                    if (event.endsRelease() && watcher.watchesOne()) {
                        watcher.end("release-ended");
                    }
                } else if (watcher.watchesOne()) {
                    watcher.end("not-allowed");
                }
            }
        }
    }
}
