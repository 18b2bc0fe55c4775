package com.maqsafy.releases.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The roles of the organisation; each is a Camunda group. */
public final class Roles {

    /** Group id to name, in the order in which people appear in a release's life. */
    public static final Map<String, String> NAMES = names();

    /** Groups whose members may know of restricted releases before disclosure; administrators are not among them. */
    public static final Set<String> CONFIDANTS = Collections.unmodifiableSet(
            new TreeSet<>(Set.of("technical-owner", "security-owner", "management", "auditor")));

    /** Groups that are asked to decide whether something may be done: releases, backups, rollbacks, what destroys data. */
    static final Set<String> DECIDERS = Collections.unmodifiableSet(new TreeSet<>(
            Set.of("technical-owner", "product-owner", "business-owner", "security-owner", "management")));

    /** The group that reads the metrics and nothing else; it has no part in releases and knows of no restricted one. */
    public static final String MONITORING = "monitoring";

    private Roles() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("release-owner", "Release owner");
        names.put("developer", "Developer");
        names.put("qa", "QA");
        names.put("technical-owner", "Technical owner");
        names.put("product-owner", "Product owner");
        names.put("business-owner", "Business owner");
        names.put("security-owner", "Security owner");
        names.put("management", "Management");
        names.put("deployment-owner", "Deployment owner");
        names.put("rollback-owner", "Rollback owner");
        names.put("process-owner", "Process owner");
        names.put("auditor", "Auditor");
        names.put("ci", "CI pipeline");
        return Collections.unmodifiableMap(names);
    }
}
