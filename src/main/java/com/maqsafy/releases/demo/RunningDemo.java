package com.maqsafy.releases.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the demonstration started, stopped in reverse order, once. */
final class RunningDemo implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // The others must stop nevertheless.
                if (failure == null) {
                    failure = new DemoException(
                            "REL-DEM-009 A part of the demonstration did not stop; look for its process.", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
