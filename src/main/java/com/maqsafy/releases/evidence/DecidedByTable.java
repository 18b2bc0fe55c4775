package com.maqsafy.releases.evidence;

import org.jspecify.annotations.Nullable;

/** Something that a decision table decided. */
public interface DecidedByTable extends LedgerEvent {

    /** The table and the rows that fired; null in records of before. */
    @Nullable
    TableAsked decidedBy();
}
