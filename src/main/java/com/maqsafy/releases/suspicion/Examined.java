package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.deployment.ProductionChange;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.process.AdministrationChanged;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * All that is looked at of one release.
 *
 * @param key of the release
 * @param service its service
 * @param records its whole ledger, in order
 * @param history what of it can be read
 * @param unreadable the other records: their payload is none of their kind
 * @param seals its seals in order
 * @param runs process instances of it that the engine's history still has
 * @param jobs what accounts did to jobs of these, from the administration ledger
 * @param memberships by account and role, when the account was put into the role's group and taken out, in order
 * @param production changes of what is known of its service's production, oldest first, as far as they are looked at
 * @param person account to the person behind it
 * @param now when it is looked at
 */
record Examined(
        String key,
        String service,
        List<LedgerRecord> records,
        ReleaseHistory history,
        List<LedgerRecord> unreadable,
        List<Seal> seals,
        int runs,
        List<Recorded<AdministrationChanged>> jobs,
        BiFunction<String, String, List<Recorded<AdministrationChanged>>> memberships,
        List<ProductionChange> production,
        UnaryOperator<String> person,
        Instant now) {

    Examined {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
        seals = List.copyOf(seals);
        jobs = List.copyOf(jobs);
        production = List.copyOf(production);
    }
}
