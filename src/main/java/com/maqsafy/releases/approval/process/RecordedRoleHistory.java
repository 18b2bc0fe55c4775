package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.evidence.AdministrationLedger;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Since when people hold their roles, as the ledger of the administration recorded it. Whoever sets another one's password
 * can act as that person, so all roles of the account are given anew by that.
 */
@Component
class RecordedRoleHistory implements RoleHistory {

    private final AdministrationLedger administration;

    RecordedRoleHistory(AdministrationLedger administration) {
        this.administration = administration;
    }

    @Override
    public Optional<Given> given(String account, String role) {
        return Stream.of(administration.membership(account, role), administration.passwordGiven(account))
                .flatMap(Optional::stream)
                .map(r -> new Given(r.time(), r.actor()))
                .max(Comparator.comparing(Given::at));
    }
}
