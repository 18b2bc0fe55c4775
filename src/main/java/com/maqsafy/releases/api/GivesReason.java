package com.maqsafy.releases.api;

import org.jspecify.annotations.Nullable;

/** A body in which a person says why. */
interface GivesReason {

    /** In words of the person; what is absent may be null or empty. */
    @Nullable
    String reason();
}
