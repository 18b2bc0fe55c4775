package com.maqsafy.releases.notification;

import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** This node's threads: one that turns events into messages, and one for each channel, so that none waits for another. */
@Component
class Senders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Dispatcher dispatcher;
    private final Sending sending;
    private final Channels channels;
    private final EventOutbox outbox;
    private final Deliveries deliveries;
    private final NotificationSettings settings;
    private final SafeMode safeMode;
    private final OnOneNode onOneNode;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Senders(
            Dispatcher dispatcher,
            Sending sending,
            Channels channels,
            EventOutbox outbox,
            Deliveries deliveries,
            NotificationSettings settings,
            SafeMode safeMode,
            OnOneNode onOneNode) {
        this.dispatcher = dispatcher;
        this.sending = sending;
        this.channels = channels;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.settings = settings;
        this.safeMode = safeMode;
        this.onOneNode = onOneNode;
    }

    @Override
    public synchronized void start() {
        if (running || channels.all().isEmpty()) {
            return;
        }
        running = true;
        thread("notification-dispatch", dispatcher::dispatchNext);
        channels.all()
                .forEach(channel ->
                        thread("notification-" + channel.name().replace(':', '-'), () -> sending.sendNext(channel)));
    }

    /** What is being sent may end; nothing more begins. */
    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(LockSupport::unpark);
        for (Thread thread : threads) {
            try {
                thread.join(Deliveries.CLAIM.toMillis() / 8);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Every hour by itself: gives up on what has waited too long, and forgets what was sent long ago. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void forget() {
        if (!channels.all().isEmpty()) {
            onOneNode.run("notification-retention", () -> {
                deliveries.giveUp(settings.giveUpAfter());
                deliveries.forget(settings.retention());
                outbox.forget(settings.retention());
            });
        }
    }

    private void thread(String name, BooleanSupplier work) {
        Thread thread = new Thread(() -> work(name, work), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void work(String name, BooleanSupplier work) {
        Duration pause = settings.pollInterval();
        boolean told = false;
        while (running) {
            try {
                boolean more = !safeMode.on() && work.getAsBoolean();
                pause = settings.pollInterval();
                told = false;
                if (more) {
                    continue;
                }
            } catch (RuntimeException e) {
                if (!told) {
                    LOG.warn(
                            "REL-NTF-025 {} does not get on, as a rule because the database is away; it goes on by itself. {}",
                            name,
                            String.valueOf(e.getMessage()));
                    told = true;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            if (running) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
    }
}
