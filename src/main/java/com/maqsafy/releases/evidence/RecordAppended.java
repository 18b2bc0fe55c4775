package com.maqsafy.releases.evidence;

/** Published by the ledger in the transaction of the append; what listens must not fail for reasons of its own. */
public record RecordAppended(LedgerRecord record) {}
