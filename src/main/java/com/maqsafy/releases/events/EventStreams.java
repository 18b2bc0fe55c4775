package com.maqsafy.releases.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.process.StillSignedIn;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VisibleReleases;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Streams of events for those who watch: first the present state as event {@code snapshot}, then what happens. A client that
 * comes again with the last id that it has is sent what it missed, each event once, and no snapshot unless too much is
 * missing.
 */
@Component
public class EventStreams {

    /** More than this is not sent one by one: the present state says it all. */
    private static final int MOST_MISSED = 1_000;

    private final EventHub hub;
    private final EventLog log;
    private final EventAudience audience;
    private final LiveState state;
    private final RunningStepsReader running;
    private final VisibleReleases releases;
    private final EventIds ids;
    private final EventSettings settings;
    private final StillSignedIn signedIn;
    private final ObjectMapper json;

    EventStreams(
            EventHub hub,
            EventLog log,
            EventAudience audience,
            LiveState state,
            RunningStepsReader running,
            VisibleReleases releases,
            EventIds ids,
            EventSettings settings,
            StillSignedIn signedIn,
            ObjectMapper json) {
        this.hub = hub;
        this.log = log;
        this.audience = audience;
        this.state = state;
        this.running = running;
        this.releases = releases;
        this.ids = ids;
        this.settings = settings;
        this.signedIn = signedIn;
        this.json = json;
    }

    /**
     * Streams one release until it ends, or answers 204 to somebody who comes again and has missed nothing of its end.
     *
     * @param lastEventId what the client sent as {@code Last-Event-ID}
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the caller may know
     * @throws TooManyStreamsException when there are too many streams
     */
    public void ofRelease(
            String key,
            String user,
            @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        releases.get(key);
        Watcher watcher = new Watcher(user, key, signedIn.of(user, request));
        boolean begun = false;
        long upTo = join(watcher);
        try {
            Optional<List<byte[]>> missed =
                    missed(lastEventId, upTo, last -> log.between(key, last, upTo, MOST_MISSED + 1));
            ReleaseDetails release = releases.get(key);
            List<byte[]> first = new ArrayList<>();
            if (missed.isPresent()) {
                first.addAll(missed.get());
                running.of(key, upTo).stream().map(this::frame).forEach(first::add);
            } else {
                first.add(snapshot(upTo, () -> state.of(key, user)));
            }
            if (release.status().isFinal()) {
                if (first.isEmpty()) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                    return;
                }
                watcher.end("release-ended");
            }
            open(watcher, first, request, response);
            begun = true;
        } finally {
            if (!begun) {
                hub.leave(watcher);
            }
        }
    }

    /** Streams all releases of which the caller may know, in the same way; the snapshot lists those that are open. */
    public void ofAll(
            String user, @Nullable String lastEventId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ofAll(user, lastEventId, state::ofAll, request, response);
    }

    /**
     * Streams all releases of which the caller may know for a page that reads by itself what it shows: its snapshot is
     * empty, however many releases are open.
     */
    public void changes(
            String user, @Nullable String lastEventId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ofAll(user, lastEventId, Map::of, request, response);
    }

    private void ofAll(
            String user,
            @Nullable String lastEventId,
            Supplier<Map<String, Object>> present,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Watcher watcher = new Watcher(user, null, signedIn.of(user, request));
        boolean begun = false;
        long upTo = join(watcher);
        try {
            BiPredicate<String, String> mayKnow = audience.now();
            Optional<List<byte[]>> missed = missed(
                    lastEventId,
                    upTo,
                    last -> readable(last, upTo, MOST_MISSED + 1, log::after, release -> mayKnow.test(release, user)));
            open(watcher, missed.orElseGet(() -> List.of(snapshot(upTo, present))), request, response);
            begun = true;
        } finally {
            if (!begun) {
                hub.leave(watcher);
            }
        }
    }

    /** The present state of a release, for those who ask once. */
    public Map<String, Object> state(String key, String user) {
        return state.of(key, user);
    }

    private long join(Watcher watcher) {
        synchronized (hub) {
            if (hub.size() >= settings.maxStreams()) {
                throw new TooManyStreamsException("REL-EVT-005 " + settings.maxStreams()
                        + " streams of events are open here already (releases.events.max-streams). Try again later.");
            }
            if (hub.watching(watcher.user()) >= settings.maxStreamsPerUser()) {
                throw new TooManyStreamsException("REL-EVT-006 " + watcher.user() + " has "
                        + settings.maxStreamsPerUser()
                        + " streams of events open here already (releases.events.max-streams-per-user). Close one.");
            }
            return hub.join(watcher);
        }
    }

    private interface Reader {
        List<ReleaseEvent> after(long last);
    }

    /** Reads the next events behind a place, at most so many. */
    interface Page {
        List<ReleaseEvent> after(long position, int most);
    }

    /**
     * The events of which somebody may know, behind a place and up to another, at most so many. Reads on until there are so
     * many or no more: what is left out neither makes a gap nor shows by one that it is there.
     */
    static List<ReleaseEvent> readable(long last, long upTo, int most, Page events, Predicate<String> mayKnow) {
        List<ReleaseEvent> readable = new ArrayList<>();
        long from = last;
        List<ReleaseEvent> page;
        do {
            page = events.after(from, most);
            page.stream()
                    .filter(e -> e.position() <= upTo && mayKnow.test(e.release()))
                    .limit(most - readable.size())
                    .forEach(readable::add);
            from = page.isEmpty() ? upTo : page.get(page.size() - 1).position();
        } while (page.size() == most && readable.size() < most && from < upTo);
        return readable;
    }

    /** What a client missed; empty when it is new here, or missed more than is kept or sensible. */
    private Optional<List<byte[]>> missed(@Nullable String lastEventId, long upTo, Reader events) {
        OptionalLong place = lastEventId == null ? OptionalLong.empty() : ids.position(lastEventId);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        long last = place.getAsLong();
        if (last > upTo || !log.reachesBackTo(last)) {
            return Optional.empty();
        }
        List<ReleaseEvent> missed = events.after(last);
        return missed.size() > MOST_MISSED
                ? Optional.empty()
                : Optional.of(missed.stream().map(this::frame).toList());
    }

    private byte[] frame(ReleaseEvent event) {
        return EventFrame.of(ids.of(event.position()), event);
    }

    private byte[] snapshot(long position, Supplier<Map<String, Object>> read) {
        try {
            return EventFrame.of(ids.of(position), "snapshot", json.writeValueAsString(read.get()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Watcher watcher, List<byte[]> first, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // Nginx would collect events before it hands them on.
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext connection = request.startAsync(request, response);
        connection.setTimeout(0);
        long atFirst = first.stream().mapToLong(frame -> frame.length).sum();
        watcher.begin(
                new EventStream(connection, settings.buffer().toBytes() + atFirst, () -> hub.leave(watcher)), first);
    }
}
