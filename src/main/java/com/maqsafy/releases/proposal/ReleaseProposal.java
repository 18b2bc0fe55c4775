package com.maqsafy.releases.proposal;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed for a new release, what it will need, and what stands against it. Nothing of it is kept.
 *
 * @param request all fields of the start, as given or as proposed
 * @param reasons why a field is proposed as it is, by the field's name; nothing of fields that were given
 * @param risk how risky its deployment will be (RULE-07)
 * @param migrations the migrations that it brings, in execution order
 * @param tests ids of the tests that must pass (TEST-01 to TEST-09)
 * @param approvers whose approval it will need (APR-01 to APR-07)
 * @param windows when it can be deployed, the next times first (OPEN-08)
 * @param violations what a start with these fields would be refused for; empty = it would be started
 */
public record ReleaseProposal(
        ReleaseRequest request,
        Map<String, String> reasons,
        Risk risk,
        List<BroughtMigration> migrations,
        List<String> tests,
        List<Approver> approvers,
        List<Window> windows,
        List<Violation> violations) {

    /** The class of a risk that cannot be told. */
    static final String UNKNOWN = "unknown";

    public ReleaseProposal {
        reasons = new LinkedHashMap<>(reasons);
        migrations = List.copyOf(migrations);
        tests = List.copyOf(tests);
        approvers = List.copyOf(approvers);
        windows = List.copyOf(windows);
        violations = List.copyOf(violations);
    }

    /**
     * How risky the deployment will be.
     *
     * @param level {@code low}, {@code medium} or {@code high}; {@code unknown} when too little is known of the release
     * @param reasons a sentence each, the row of the table {@code deployment-risk} first
     */
    public record Risk(String level, List<String> reasons) {

        public Risk {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A migration that the release brings.
     *
     * @param path in the repository
     * @param grade the worst of its operations, e.g. {@code loses-data}
     * @param dangers what its operations that are not harmless do, a sentence each
     */
    public record BroughtMigration(String path, String grade, List<String> dangers) {

        public BroughtMigration {
            dangers = List.copyOf(dangers);
        }
    }

    /**
     * Whose approval it will need.
     *
     * @param role group id; {@code security-owner,management} = either
     * @param item policy item that asks for it
     */
    public record Approver(String role, String item, String why) {}

    /**
     * A time at which it can be deployed.
     *
     * @param to the first instant after it, null when it does not end within a year
     * @param note what it is, in a sentence
     */
    public record Window(Instant from, @Nullable Instant to, String note) {}
}
