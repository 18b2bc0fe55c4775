package com.maqsafy.releases.process;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Whether whoever sent a request is still signed in, for answers that last long after it. */
@FunctionalInterface
public interface StillSignedIn {

    /**
     * Asked in the thread of the request.
     *
     * @param account who sent it
     * @return answers later, in any thread: false once the account was deleted, deactivated or signed out everywhere, its session
     *     has ended, or its token counts no longer
     */
    BooleanSupplier of(String account, HttpServletRequest request);
}
