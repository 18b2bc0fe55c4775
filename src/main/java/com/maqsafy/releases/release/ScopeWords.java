package com.maqsafy.releases.release;

import java.util.List;
import java.util.Map;

/** The words of the start fields {@code contains} and {@code changedAspects}. */
public final class ScopeWords {

    /** What a release can contain, with the policy item of each (SCOPE-01 to SCOPE-09). */
    public static final Map<String, String> CONTAINS = Map.of(
            "backend", "SCOPE-01",
            "frontend", "SCOPE-02",
            "dashboard", "SCOPE-03",
            "mobile-app", "SCOPE-04",
            "database-migration", "SCOPE-05",
            "infrastructure", "SCOPE-06",
            "security-patch", "SCOPE-07",
            "configuration", "SCOPE-08",
            "integration", "SCOPE-09");

    /** What a release can change, as far as tests and checks depend on it (TEST-01 to TEST-09, POST-12 to POST-14). */
    public static final List<String> CHANGED_ASPECTS = List.of(
            "code-logic",
            "workflow",
            "api",
            "permissions",
            "scoped-data",
            "auth",
            "finance",
            "credentials",
            "input",
            "reports",
            "exports",
            "heavy-queries",
            "high-risk-database");

    private ScopeWords() {}
}
