package com.maqsafy.releases.approval;

import com.maqsafy.releases.release.ReleaseType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The approvals that the policy asks for at least (APR-01 to APR-07), whatever a decision table says. */
public final class ApprovalFloor {

    /** Either the security owner or management (APR-05). */
    public static final String SECURITY_OWNER_OR_MANAGEMENT = "security-owner,management";

    private ApprovalFloor() {}

    /** The roles that must approve. */
    public static Set<String> roles(ReleaseType type, boolean destructive) {
        return items(type, destructive).keySet();
    }

    /** The roles that must approve, each with the policy item that asks for it; an item of the type wins over APR-06. */
    public static Map<String, String> items(ReleaseType type, boolean destructive) {
        Map<String, String> items = new LinkedHashMap<>();
        String item = item(type);
        items.put("technical-owner", item);
        switch (type) {
            case MINOR -> items.put("product-owner", item);
            case MAJOR -> {
                items.put("product-owner", item);
                items.put("business-owner", item);
            }
            case SECURITY -> items.put(SECURITY_OWNER_OR_MANAGEMENT, item);
            case INFRASTRUCTURE -> items.put("management", item);
            case PATCH, HOTFIX -> {}
        }
        if (destructive) {
            items.putIfAbsent("management", "APR-06");
        }
        return Collections.unmodifiableMap(items);
    }

    /** The policy item that speaks about approvals of a release type. */
    public static String item(ReleaseType type) {
        return switch (type) {
            case PATCH -> "APR-01";
            case MINOR -> "APR-02";
            case MAJOR -> "APR-03";
            case HOTFIX -> "APR-04";
            case SECURITY -> "APR-05";
            case INFRASTRUCTURE -> "APR-07";
        };
    }
}
