package com.maqsafy.releases.approval;

import com.maqsafy.releases.approval.ApprovalRoundOpened.AskedRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose approval is asked for (APR-01 to APR-07): what the decision table asks for, and never less than the policy. */
public final class AskedRoles {

    private AskedRoles() {}

    /**
     * The roles of a round, each once.
     *
     * @param table rows of the table {@code required-approvals} that match, in its order
     * @param floor roles that are asked whatever the table says, each with the policy item that asks for it
     */
    public static List<AskedRole> of(List<AskedRole> table, Map<String, String> floor) {
        Map<String, AskedRole> roles = new LinkedHashMap<>();
        table.forEach(asked -> roles.putIfAbsent(asked.role(), asked));
        floor.forEach((role, item) -> roles.putIfAbsent(role, new AskedRole(role, "the policy asks for it", item)));
        return List.copyOf(roles.values());
    }
}
