package com.maqsafy.releases.signin;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;

/** When the person of a session of the web applications signed in. */
public final class SignInTime {

    private static final String SIGNED_IN = SignInTime.class.getName();

    private SignInTime() {}

    /** The moment of authentication; empty in a session in which nobody is signed in. */
    public static Optional<Instant> of(HttpSession session) {
        return session.getAttribute(SIGNED_IN) instanceof Instant time ? Optional.of(time) : Optional.empty();
    }

    /** Remembers the moment. */
    public static void remember(HttpSession session, Instant at) {
        session.setAttribute(SIGNED_IN, at);
    }
}
