package com.maqsafy.releases.approval;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The approvals that the policy asks for at least (APR-01 to APR-07), whatever a decision table says. */
public final class ApprovalFloor {

    /** Either the security owner or management (APR-05). */
    public static final String SECURITY_OWNER_OR_MANAGEMENT = ReleaseType.Approvals.SECURITY_OWNER_OR_MANAGEMENT;

    private ApprovalFloor() {}

    /** The roles that must approve. */
    public static Set<String> roles(ReleaseType type, boolean destructive) {
        return items(type, destructive).keySet();
    }

    /** The roles that must approve, each with the policy item that asks for it; an item of the type wins over APR-06. */
    public static Map<String, String> items(ReleaseType type, boolean destructive) {
        Map<String, String> items = new LinkedHashMap<>();
        type.approvals().roles().forEach(role -> items.put(role, item(type)));
        if (destructive) {
            items.putIfAbsent(Roles.MANAGEMENT, "APR-06");
        }
        return Collections.unmodifiableMap(items);
    }

    /** The policy item that speaks about approvals of a release type. */
    public static String item(ReleaseType type) {
        return type.approvals().item();
    }
}
