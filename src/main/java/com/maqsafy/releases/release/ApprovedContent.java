package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.LedgerEvent;

/** What is said before anybody approves and is, as it was said last, part of what approvers put their name to. */
public interface ApprovedContent extends LedgerEvent {}
