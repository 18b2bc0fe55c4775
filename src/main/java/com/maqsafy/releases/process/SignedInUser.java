package com.maqsafy.releases.process;

import java.util.Optional;

/** Who is signed in to Camunda's web applications in the session of the current request. */
public interface SignedInUser {

    /** The user's id; empty when nobody is signed in. */
    Optional<String> id();
}
