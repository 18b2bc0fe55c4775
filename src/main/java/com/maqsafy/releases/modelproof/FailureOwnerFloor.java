package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.person.Roles;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Every failure has an owner, whatever failed: groups of people who decide, and a due date within the working day, within
 * the hour once production is touched. What touches production is resolved by those who answer for it.
 */
final class FailureOwnerFloor extends TableRule {

    private static final String ITEM = Reasons.OWNED;
    private static final String TABLE = "failure-owner";

    /** Groups that do no work on releases: those who write models, read, or are machines. */
    private static final Set<String> NO_OWNERS = Set.of(Roles.PROCESS_OWNER, Roles.AUDITOR, Roles.CI);

    private static final Set<String> TOUCHES_PRODUCTION = Set.of("deployment-step", "maintenance-mode");
    private static final Set<String> OF_PRODUCTION = Set.of(Roles.DEPLOYMENT_OWNER, Roles.ROLLBACK_OWNER);
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration LONGEST_IN_PRODUCTION = Duration.ofHours(1);

    private final PolicyForms forms;

    FailureOwnerFloor(DecisionAnswers answers, PolicyForms forms) {
        super(TABLE, answers);
        this.forms = forms;
    }

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (String work : works()) {
            for (boolean production : new boolean[] {false, true}) {
                List<Map<String, Object>> rows =
                        ask.apply(Map.of("failure", Map.of("work", work, "production", production)));
                if (rows.size() != 1) {
                    object(model, work, production, "must have exactly one owner; it has " + rows, objections);
                } else {
                    checkRow(model, work, production, rows.get(0), objections);
                }
            }
        }
    }

    /** All that can fail: known work, the forms of tasks, what stands still, and anything else. */
    private Set<String> works() {
        Set<String> works = new TreeSet<>(forms.names());
        ProcessContracts.work().stream()
                .filter(mark -> mark.kind() != StepPattern.Kind.CALL)
                .forEach(mark -> works.add(mark.what().split(" ")[0]));
        works.add("standing-still");
        works.add("other");
        return works;
    }

    private static void checkRow(
            DecisionModel model, String work, boolean production, Map<String, Object> row, List<String> objections) {
        Set<String> known = new TreeSet<>(ProcessContracts.GROUPS);
        known.removeAll(NO_OWNERS);
        Set<String> owners = new HashSet<>();
        Arrays.stream(String.valueOf(row.get("owner")).split(",", -1))
                .map(String::strip)
                .forEach(owners::add);
        if (!known.containsAll(owners)) {
            object(model, work, production, "must belong to some of %s, not %s".formatted(known, owners), objections);
        }
        if (TOUCHES_PRODUCTION.contains(work) && owners.stream().noneMatch(OF_PRODUCTION::contains)) {
            object(
                    model,
                    work,
                    production,
                    "touches production and must belong to %s too".formatted(new TreeSet<>(OF_PRODUCTION)),
                    objections);
        }
        Duration longest = production ? LONGEST_IN_PRODUCTION : LONGEST;
        if (!isWithin(String.valueOf(row.get("due")), longest)) {
            object(
                    model,
                    work,
                    production,
                    "must be due within %s, like PT15M, not %s".formatted(longest, row.get("due")),
                    objections);
        }
    }

    private static boolean isWithin(String due, Duration longest) {
        try {
            Duration time = Duration.parse(due);
            return !time.isZero() && !time.isNegative() && time.compareTo(longest) <= 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static void object(
            DecisionModel model, String work, boolean production, String text, List<String> objections) {
        objections.add(model.objection(
                TABLE,
                ITEM,
                "a failure of %s, production %s, %s".formatted(work, production ? "touched" : "untouched", text)));
    }
}
