package com.maqsafy.releases.evidence;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of the administration: what was changed, or was tried to be changed, around all releases. Its records are of
 * the same kind, in the same table and of the same chain as those of a release, under a key that no release can have.
 */
@Service
public class AdministrationLedger {

    /** In place of a release's key; those end in a version. */
    public static final String SUBJECT = "administration";

    /** The longest page. */
    public static final int LONGEST_PAGE = 500;

    private final JdbcLedger ledger;

    AdministrationLedger(JdbcLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Appends a record, in the caller's transaction (one is required).
     *
     * @param actor user id, or {@code system:} and a name
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LedgerRecord append(String actor, LedgerEvent event) {
        return ledger.append(Attestation.of(SUBJECT, actor, event).serving(List.of()));
    }

    /**
     * A page of records, newest first.
     *
     * @param before sequence that the page ends before; {@link Long#MAX_VALUE} for the newest
     * @param limit at most {@link #LONGEST_PAGE}
     */
    public List<LedgerRecord> page(long before, int limit) {
        return ledger.page(SUBJECT, before, Math.min(limit, LONGEST_PAGE));
    }

    /** The record with which an account was last put into a group; empty when that was before records began. */
    public Optional<LedgerRecord> membership(String account, String role) {
        return ledger.membership(account, role);
    }
}
