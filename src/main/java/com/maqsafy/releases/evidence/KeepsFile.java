package com.maqsafy.releases.evidence;

import org.jspecify.annotations.Nullable;

/** An event of which a file is kept: what was handed in, or what was printed, as redacted. */
public interface KeepsFile extends LedgerEvent {

    /** The file; null where there is none, and in records of before files were kept. */
    @Nullable
    KeptFile kept();
}
