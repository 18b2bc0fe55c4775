package com.maqsafy.releases.process;

import java.lang.ref.WeakReference;
import java.util.List;
import org.slf4j.Logger;

/** A fault is one entry in the log, although the engine, its REST and ours each see it pass. */
public final class FailureLog {

    private static final ThreadLocal<WeakReference<Throwable>> TOLD = new ThreadLocal<>();

    private FailureLog() {}

    /** Logs a fault with its stack trace, unless this thread has just logged it or its cause. */
    public static void error(Logger log, String message, Throwable fault) {
        WeakReference<Throwable> last = TOLD.get();
        Throwable told = last == null ? null : last.get();
        List<Throwable> chain = CallFailure.chain(fault);
        if (told == null || chain.stream().noneMatch(cause -> cause == told)) {
            log.error(message, fault);
            TOLD.set(new WeakReference<>(fault));
        }
    }
}
