package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;

/** After it another thing may run: results of checks from before speak of another state. */
public interface ChangesWhatRuns extends LedgerEvent {}
