package com.maqsafy.releases.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one client. Bytes are written only when the client takes them, so no thread ever waits for it; what it
 * has not taken lies in a queue, and a client that leaves too much there is told to come again as soon as it reads.
 */
final class EventStream implements WriteListener, AsyncListener {

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final long limit;
    private final Runnable whenOver;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean open;
    private boolean unsent;
    private byte @Nullable [] farewell;
    private boolean over;

    /**
     * @param limit most bytes that may wait for the client
     * @param whenOver called once when the connection has ended, however it ended
     */
    EventStream(AsyncContext connection, long limit, Runnable whenOver) throws IOException {
        this.connection = connection;
        this.out = connection.getResponse().getOutputStream();
        this.limit = limit;
        this.whenOver = whenOver;
    }

    /** Begins to write; the container calls back when it can. */
    void start() {
        connection.addListener(this);
        out.setWriteListener(this);
    }

    /** Sends something, now or when the client takes it; nothing any more once the stream ends. */
    void send(byte[] frame) {
        synchronized (waiting) {
            if (over || farewell != null) {
                return;
            }
            if (waitingBytes + frame.length > limit && !waiting.isEmpty()) {
                // What it missed is sent when it comes again with the last id that it has.
                waiting.clear();
                waitingBytes = 0;
                farewell = EventFrame.end("slow");
            } else {
                waiting.add(frame);
                waitingBytes += frame.length;
            }
        }
        write();
    }

    /** Ends the stream after what waits, with a last word. */
    void end(String reason) {
        synchronized (waiting) {
            if (farewell == null) {
                farewell = EventFrame.end(reason);
            }
        }
        write();
    }

    @Override
    public void onWritePossible() {
        synchronized (waiting) {
            open = true;
        }
        write();
    }

    private void write() {
        synchronized (waiting) {
            if (!open || over) {
                return;
            }
            try {
                while (out.isReady()) {
                    byte[] next = waiting.poll();
                    if (next != null) {
                        waitingBytes -= next.length;
                        out.write(next);
                        unsent = true;
                    } else if (farewell != null && farewell.length > 0) {
                        out.write(farewell);
                        farewell = new byte[0];
                        unsent = true;
                    } else if (unsent) {
                        out.flush();
                        unsent = false;
                    } else if (farewell != null) {
                        close();
                        return;
                    } else {
                        return;
                    }
                }
            } catch (IOException | RuntimeException gone) {
                close();
            }
        }
    }

    private void close() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        whenOver.run();
        try {
            connection.complete();
        } catch (IllegalStateException ended) {
            // The container was faster.
        }
    }

    @Override
    public void onError(Throwable gone) {
        synchronized (waiting) {
            close();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (waiting) {
            if (!over) {
                over = true;
                whenOver.run();
            }
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(new IOException("timeout"));
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(new IOException("error"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Happens once only.
    }
}
