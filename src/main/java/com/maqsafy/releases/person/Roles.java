package com.maqsafy.releases.person;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The roles of the organisation; each is a Camunda group. The one place where their names are written. */
public final class Roles {

    /** Answers for a release from its request to its log (PRIN-01). */
    public static final String RELEASE_OWNER = "release-owner";

    /** Writes and reviews code. */
    public static final String DEVELOPER = "developer";

    /** Tests. */
    public static final String QA = "qa";

    /** Approves every release. */
    public static final String TECHNICAL_OWNER = "technical-owner";

    /** Approves what changes the product. */
    public static final String PRODUCT_OWNER = "product-owner";

    /** Approves what changes the business. */
    public static final String BUSINESS_OWNER = "business-owner";

    /** Approves and discloses security releases. */
    public static final String SECURITY_OWNER = "security-owner";

    /** Approves what is dangerous or unusual. */
    public static final String MANAGEMENT = "management";

    /** Starts deployments and answers failed checks. */
    public static final String DEPLOYMENT_OWNER = "deployment-owner";

    /** Decides about a way back. */
    public static final String ROLLBACK_OWNER = "rollback-owner";

    /** Changes models. */
    public static final String PROCESS_OWNER = "process-owner";

    /** Reads everything and changes nothing. */
    public static final String AUDITOR = "auditor";

    /** A pipeline. */
    public static final String CI = "ci";

    /** Administrators of the engine: they run the installation, and have no part in releases by that. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** The group that reads the metrics and nothing else; it has no part in releases and knows of no restricted one. */
    public static final String MONITORING = "monitoring";

    /** Group id to name, in the order in which people appear in a release's life. */
    public static final Map<String, String> NAMES = names();

    /** Groups whose members may know of restricted releases before disclosure; administrators are not among them. */
    public static final Set<String> CONFIDANTS =
            Collections.unmodifiableSet(new TreeSet<>(Set.of(TECHNICAL_OWNER, SECURITY_OWNER, MANAGEMENT, AUDITOR)));

    /** Groups that are asked to decide whether something may be done: releases, backups, rollbacks, what destroys data. */
    public static final Set<String> DECIDERS = Collections.unmodifiableSet(
            new TreeSet<>(Set.of(TECHNICAL_OWNER, PRODUCT_OWNER, BUSINESS_OWNER, SECURITY_OWNER, MANAGEMENT)));

    /** The id of a group in a sentence: of two words, and no part of a name or an address. */
    private static final Pattern SAID = Pattern.compile("(?<![\\w./-])("
            + NAMES.keySet().stream().filter(id -> id.contains("-")).collect(Collectors.joining("|"))
            + ")(?![\\w/@-]|\\.\\w)");

    private Roles() {}

    /** A sentence with the roles in it by their names, not by the ids of their groups: {@code technical owner}. */
    public static String spoken(String sentence) {
        return SAID.matcher(sentence).replaceAll(found -> found.group().replace('-', ' '));
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(RELEASE_OWNER, "Release owner");
        names.put(DEVELOPER, "Developer");
        names.put(QA, "QA");
        names.put(TECHNICAL_OWNER, "Technical owner");
        names.put(PRODUCT_OWNER, "Product owner");
        names.put(BUSINESS_OWNER, "Business owner");
        names.put(SECURITY_OWNER, "Security owner");
        names.put(MANAGEMENT, "Management");
        names.put(DEPLOYMENT_OWNER, "Deployment owner");
        names.put(ROLLBACK_OWNER, "Rollback owner");
        names.put(PROCESS_OWNER, "Process owner");
        names.put(AUDITOR, "Auditor");
        names.put(CI, "CI pipeline");
        return Collections.unmodifiableMap(names);
    }
}
