package com.maqsafy.releases.policy.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The questions that the policy asks of people, by form: what may be answered, and when a question may stay hidden. */
final class PolicyForms {

    private static final List<String> YES_NO = List.of("yes", "no");
    private static final List<String> YES_NO_NOT_APPLICABLE = List.of("yes", "no", "not-applicable");

    /**
     * A question that must be asked and answered.
     *
     * @param options the choices, in any order; empty for a free answer
     * @param hide the only condition under which it may be hidden; empty for never
     */
    record Question(String key, String item, List<String> options, String hide) {}

    private PolicyForms() {}

    static Set<String> names() {
        return all().keySet();
    }

    static Map<String, List<Question>> all() {
        Map<String, List<Question>> forms = new LinkedHashMap<>();
        forms.put("pull-request-checklist", pullRequest());
        forms.put("pre-release-checklist", preRelease());
        forms.put("migration-review", migrationReview());
        forms.put(
                "rollback-plan",
                List.of(
                        text("codeCommand", "RB-02"),
                        choice("database", "RB-03", "safe", "not-safe", "not-applicable"),
                        new Question(
                                "databaseInstructions",
                                "RB-03",
                                List.of(),
                                "=database = null or database = \"not-applicable\""),
                        text("configuration", "RB-04"),
                        text("files", "RB-05"),
                        text("owner", "RB-06"),
                        text("approverRole", "RB-07"),
                        text("verification", "RB-08")));
        forms.put(
                "release-notes",
                List.of(
                        text("impactedAreas", "NOTE-04"),
                        new Question(
                                "databaseRollbackSafe",
                                "NOTE-05",
                                List.of("Yes", "No", "Needs confirmation"),
                                "=count(dossier.databaseChanges) = 0"),
                        choice("rbac", "NOTE-06", "yes", "no"),
                        choice("tenantIsolation", "NOTE-06", "yes", "no"),
                        choice("sensitiveData", "NOTE-06", "yes", "no")));
        forms.put(
                "test-evidence",
                List.of(
                        choice("outcome", "TEST-01..09", "passed", "failed"),
                        text("link", "TEST-01..09"),
                        text("statement", "TEST-01..09")));
        forms.put("approve-release", decision("APR-01..07", "approve", List.of("approve", "rework", "reject")));
        forms.put("approve-rollback", decision("RB-07", "approve", List.of("approve", "refuse")));
        forms.put("backup-confirmation", decision("PRIN-08", "confirm", List.of("confirm", "reject")));
        forms.put("destructive-operations", decision("MIG-06", "", List.of("approved", "rejected")));
        forms.put("failed-checks", decision("POST-01..14", "", List.of("again", "accept", "roll-back")));
        forms.put("failed-step", decision("promise 4", "", List.of("repeat", "done", "roll-back")));
        forms.put("peak-deployment", decision("RULE-07", "", List.of("approve", "wait")));
        forms.put("recover-by-hand", decision("RB-06", "", List.of("again", "recovered", "failed")));
        List<Question> findings = new ArrayList<>(decision("RULE-01", "", List.of("rework", "withdraw")));
        String onlyForRework = "=decision = null or decision = \"withdraw\"";
        findings.add(new Question(
                "parts",
                "RULE-01",
                List.of(
                        "source",
                        "hotfix-assessment",
                        "security-assessment",
                        "pull-request",
                        "pre-release",
                        "tests",
                        "migration-review",
                        "rollback-plan",
                        "notes"),
                onlyForRework));
        findings.add(new Question("newCommit", "promise 3", List.of("keep", "latest"), onlyForRework));
        forms.put("resolve-findings", findings);
        forms.put("start-deployment", List.of(choice("start", "promise 1", "start")));
        forms.put("start-release", startRelease());
        forms.put("start-hotfix", startHotfix());
        forms.put("start-security", whatIsReleased());
        hotfixForms(forms);
        securityForms(forms);
        return forms;
    }

    private static List<Question> pullRequest() {
        List<Question> questions = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            List<String> options = i == 6 || i == 8 ? YES_NO_NOT_APPLICABLE : YES_NO;
            row(questions, "PR_0" + i, options, "");
        }
        return questions;
    }

    private static List<Question> preRelease() {
        List<Question> questions = new ArrayList<>();
        for (String number : List.of("06", "07", "09", "11", "12", "13", "14")) {
            row(questions, "PRE_" + number, YES_NO, number.equals("09") ? "dossier.databaseChanges" : "");
        }
        return questions;
    }

    private static List<Question> migrationReview() {
        List<Question> questions = new ArrayList<>();
        for (String number : List.of("01", "02", "04", "05", "06", "07", "08")) {
            row(questions, "MIG_" + number, YES_NO, number.equals("02") ? "dossier.stagingTested" : "");
        }
        questions.add(text("executionTime", "MIG-07"));
        questions.addAll(decision("MIG-01", "reviewed", List.of("reviewed", "rejected")));
        return questions;
    }

    private static void hotfixForms(Map<String, List<Question>> forms) {
        List<Question> checklist = new ArrayList<>(pullRequest());
        checklist.addAll(preRelease());
        forms.put("hotfix-checklist", checklist);
        forms.put("hotfix-scope", decision("HOT-01", "", List.of("agree", "refuse")));
        forms.put("root-cause", List.of(text("rootCause", "HOT-02"), choice("finding", "HOT-02", "first", "final")));
        List<Question> risk = new ArrayList<>(decision("HOT-03", "", List.of("acceptable", "not-acceptable")));
        risk.add(text("risk", "HOT-03"));
        forms.put("risk-review", risk);
        forms.put(
                "hotfix-review",
                List.of(
                        text("timeline", "HOT-06"),
                        text("rootCause", "HOT-02, HOT-06"),
                        text("whyTestsMissedIt", "HOT-06"),
                        text("actions", "HOT-06")));
    }

    private static void securityForms(Map<String, List<Question>> forms) {
        forms.put(
                "vulnerability",
                List.of(
                        text("identifier", "SEC-01"),
                        text("description", "SEC-01"),
                        text("cvssVector", "SEC-01"),
                        text("component", "SEC-01"),
                        text("exploit", "SEC-01"),
                        text("affectedSystems", "SEC-02"),
                        text("affectedVersions", "SEC-02")));
        forms.put(
                "exploit-risk",
                List.of(
                        choice("exploitation", "SEC-03", "none-known", "proof-of-concept", "exploited"),
                        choice("exposure", "SEC-03", "internal", "authenticated", "public"),
                        text("reasoning", "SEC-03")));
        forms.put(
                "fix-verification",
                List.of(choice("decision", "SEC-08", "closed", "again", "roll-back"), text("statement", "SEC-08")));
        List<Question> checklist = new ArrayList<>();
        for (String key : List.of("SEC_05", "SEC_06", "SEC_07")) {
            String item = key.replace('_', '-');
            checklist.add(choice(key, item, "done", "not-needed"));
            checklist.add(
                    new Question(key + "_reason", item, List.of(), "=%s = null or %s = \"done\"".formatted(key, key)));
        }
        forms.put("security-checklist", checklist);
        forms.put("disclosure", List.of(choice("disclose", "SEC-07", "yes"), text("reason", "SEC-07")));
    }

    private static List<Question> startHotfix() {
        List<Question> questions = new ArrayList<>(whatIsReleased());
        questions.add(text("whatBroke", "HOT-02"));
        questions.add(text("brokenSince", "HOT-02"));
        questions.add(text("incident", "HOT-02"));
        return questions;
    }

    private static List<Question> startRelease() {
        List<Question> questions = new ArrayList<>(whatIsReleased());
        questions.add(text("type", "TYPE-01..06"));
        questions.add(choice("changeType", "VER-02..04", "breaking", "feature", "fix"));
        return questions;
    }

    /** What every start asks. */
    private static List<Question> whatIsReleased() {
        return List.of(
                text("service", "PRIN-01"),
                text("branch", "BR-01..06"),
                text("version", "VER-01..05"),
                text("summary", "PRIN-02"),
                text("changes", "PRIN-02"),
                text("requirements", "PRE-03"),
                text("risks", "PRIN-06"),
                choice(
                        "contains",
                        "SCOPE-01..09",
                        "backend",
                        "frontend",
                        "dashboard",
                        "mobile-app",
                        "database-migration",
                        "infrastructure",
                        "security-patch",
                        "configuration",
                        "integration"),
                choice(
                        "changedAspects",
                        "TEST-01..09",
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
                        "high-risk-database"));
    }

    /** A checklist row and the reason that every other answer than yes needs; the system may know the answer already. */
    private static void row(List<Question> questions, String key, List<String> options, String known) {
        String item = key.replace('_', '-');
        String answered = "%s = null or %s = \"yes\"".formatted(key, key);
        questions.add(new Question(key, item, options, known.isEmpty() ? "" : "=" + known));
        questions.add(new Question(
                key + "_reason",
                item,
                List.of(),
                known.isEmpty() ? "=" + answered : "=%s = true or %s".formatted(known, answered)));
    }

    /** A decision and its reason, which only the plain yes does without. */
    private static List<Question> decision(String item, String withoutReason, List<String> options) {
        return List.of(
                new Question("decision", item, options, ""),
                new Question(
                        "reason",
                        item,
                        List.of(),
                        withoutReason.isEmpty()
                                ? ""
                                : "=decision = null or decision = \"%s\"".formatted(withoutReason)));
    }

    private static Question text(String key, String item) {
        return new Question(key, item, List.of(), "");
    }

    private static Question choice(String key, String item, String... options) {
        return new Question(key, item, List.of(options), "");
    }
}
