package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.Deliveries.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits and what failed, for those who look after it. Whoever may not know of restricted releases sees and counts
 * everything else, as if there were no others.
 */
@Component
public class Notifications {

    /** States in which a message can be. */
    public static final Set<String> STATES = Set.of("waiting", "sent", "failed", "dropped");

    private final Deliveries deliveries;
    private final EventOutbox outbox;
    private final Channels channels;

    Notifications(Deliveries deliveries, EventOutbox outbox, Channels channels) {
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.channels = channels;
    }

    /**
     * How a channel is.
     *
     * @param name {@code email}, {@code chat:<name>} or {@code webhook:<name>}
     * @param configured whether the settings still name it
     * @param waiting messages that wait, digests included
     * @param failed messages that nobody tries again by itself
     * @param failingSince since when nothing gets through, absent while it works
     * @param nextTryAt when it is tried again by itself
     * @param error why the last attempt failed
     * @param lastSentAt when it last took a message
     */
    public record ChannelState(
            String name,
            boolean configured,
            long waiting,
            long failed,
            @Nullable Instant failingSince,
            @Nullable Instant nextTryAt,
            @Nullable String error,
            @Nullable Instant lastSentAt) {}

    /**
     * One message.
     *
     * @param id its Message-ID or webhook-id
     * @param recipient user id, blank for a channel that has one recipient
     * @param events types of what it tells, oldest first
     * @param releases keys of the releases it is about
     */
    public record Message(
            UUID id,
            String channel,
            String recipient,
            String state,
            int attempts,
            Instant createdAt,
            Instant nextTryAt,
            @Nullable String error,
            List<String> events,
            List<String> releases) {}

    /**
     * All channels, by name.
     *
     * @param all whether messages about restricted releases count
     */
    public List<ChannelState> channels(boolean all) {
        Map<String, Map<String, Long>> counts = deliveries.counts(all);
        Map<String, State> states = deliveries.states();
        Set<String> names = new TreeSet<>(channels.names());
        names.addAll(counts.keySet());
        List<ChannelState> answer = new ArrayList<>();
        for (String name : names) {
            Map<String, Long> count = counts.getOrDefault(name, Map.of());
            State known = states.getOrDefault(name, State.UNTRIED);
            // That it is away shows that something was to be sent: who sees nothing that waits is not told.
            State state = all || count.containsKey("waiting") ? known : State.sent(known.lastSentAt());
            answer.add(new ChannelState(
                    name,
                    channels.names().contains(name),
                    count.getOrDefault("waiting", 0L),
                    count.getOrDefault("failed", 0L),
                    state.failingSince(),
                    state.nextTryAt(),
                    state.error(),
                    state.lastSentAt()));
        }
        return answer;
    }

    /** Events that are no messages yet. */
    public long undispatched() {
        return outbox.waiting();
    }

    /**
     * Messages in a state, newest first.
     *
     * @param all whether those about restricted releases are among them
     */
    public List<Message> messages(String state, boolean all, int limit) {
        return deliveries.list(state, all, limit).stream()
                .map(row -> new Message(
                        row.id(),
                        row.channel(),
                        row.recipient(),
                        row.state(),
                        row.attempts(),
                        row.createdAt(),
                        row.nextTryAt(),
                        row.error(),
                        row.events(),
                        row.releases()))
                .toList();
    }

    /**
     * Has a message that failed or waits tried again at once.
     *
     * @return whether there is one
     */
    public boolean retry(UUID id, boolean all) {
        return deliveries.retry(id, all);
    }
}
