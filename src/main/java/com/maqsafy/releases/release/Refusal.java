package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;

/** A decision that may end a release (LOG-05). */
public interface Refusal extends LedgerEvent {

    /** Whether it does. */
    boolean refuses();

    /** Why, in words of the person. */
    String reason();
}
