package com.maqsafy.releases.approval.process;

import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.evidence.AdministrationLedger;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Since when people hold their roles, as the ledger of the administration recorded it. */
@Component
class RecordedRoleHistory implements RoleHistory {

    private final AdministrationLedger administration;

    RecordedRoleHistory(AdministrationLedger administration) {
        this.administration = administration;
    }

    @Override
    public Optional<Given> given(String account, String role) {
        return administration.membership(account, role).map(r -> new Given(r.time(), r.actor()));
    }
}
