package com.maqsafy.releases.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(AdministrationLedger.class);

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

    /** The record with which somebody else last set an account's password; empty when nobody did. */
    public Optional<LedgerRecord> passwordGiven(String account) {
        return ledger.passwordGiven(account);
    }

    /** The records with which an account was put into a group and taken out of it, in order, as far as there are records. */
    public <E extends LedgerEvent> List<Recorded<E>> memberships(String account, String role, Class<E> type) {
        return typed(ledger.memberships(account, role), type);
    }

    /**
     * The records of a kind of which a member has one of some values, in order; a partial index finds them.
     *
     * @param member name of the member, a word of the product
     */
    public <E extends LedgerEvent> List<Recorded<E>> naming(Class<E> type, String member, Collection<String> values) {
        return values.isEmpty()
                ? List.of()
                : typed(ledger.naming(SUBJECT, EventKinds.kind(type), member, values), type);
    }

    /**
     * What was done around a release, in order: refusals and holds that name it, what was changed in its process instances, and
     * which of its people were put into groups or taken out of them, and signed in or failed to, meanwhile.
     *
     * @param instances ids of its process instances
     * @param people accounts that did something in it
     * @param from from when on memberships and sign-ins count
     * @param until the first instant from which on they do not
     */
    public List<LedgerRecord> about(
            String release, Collection<String> instances, Collection<String> people, Instant from, Instant until) {
        return ledger.aboutRelease(release, instances, people, from, until);
    }

    /** All records of a kind that is rare, in order. */
    public <E extends LedgerEvent> List<Recorded<E>> all(Class<E> type) {
        return typed(ledger.ofKind(SUBJECT, EventKinds.kind(type)), type);
    }

    private static <E extends LedgerEvent> List<Recorded<E>> typed(List<LedgerRecord> records, Class<E> type) {
        return records.stream().flatMap(r -> readable(r, type).stream()).toList();
    }

    /** What is none of its kind is found by whoever verifies, and keeps nobody from reading the others. */
    private static <E extends LedgerEvent> Optional<Recorded<E>> readable(LedgerRecord record, Class<E> type) {
        try {
            return record.as(type);
        } catch (InvalidEvidenceException e) {
            LOG.warn("Record {} of the administration ledger is passed over.", record.sequence(), e);
            return Optional.empty();
        }
    }
}
