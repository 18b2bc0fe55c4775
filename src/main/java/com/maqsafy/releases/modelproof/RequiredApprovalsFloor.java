package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.ReleaseType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The approvals that the policy asks for at least; more may be asked. */
final class RequiredApprovalsFloor extends TableRule {

    /** A role that must approve, or one of several, by a policy item. */
    record Approval(String item, Set<String> groups) {}

    private static final List<Approval> DESTRUCTIVE =
            List.of(approval("APR-06", Roles.TECHNICAL_OWNER), approval("APR-06", Roles.MANAGEMENT));

    RequiredApprovalsFloor(DecisionAnswers answers) {
        super("required-approvals", answers);
    }

    @Override
    public List<String> items() {
        return List.of("APR-01", "APR-02", "APR-03", "APR-04", "APR-05", "APR-06", "APR-07");
    }

    /** What the policy asks for. */
    static List<Approval> floor(ReleaseType type, boolean destructive) {
        List<Approval> floor = new ArrayList<>();
        ApprovalFloor.items(type, false).forEach((role, item) -> floor.add(approval(item, role.split(","))));
        if (destructive) {
            floor.addAll(DESTRUCTIVE);
        }
        return floor;
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (ReleaseType type : ReleaseType.values()) {
            for (boolean destructive : new boolean[] {false, true}) {
                List<Map<String, Object>> rows = ask.apply(release(type.word(), destructive, List.of(), List.of()));
                for (Approval approval : floor(type, destructive)) {
                    if (rows.stream().noneMatch(row -> meets(row, approval))) {
                        objections.add(model.objection(
                                "required-approvals",
                                approval.item(),
                                "a%s %s release needs a row with the role %s and the item %s"
                                        .formatted(
                                                destructive ? " destructive" : "",
                                                type.word(),
                                                String.join(
                                                        ",",
                                                        approval.groups().stream()
                                                                .sorted()
                                                                .toList()),
                                                approval.item())));
                    }
                }
                for (Map<String, Object> row : rows) {
                    if (!ProcessContracts.GROUPS.containsAll(groups(row))) {
                        objections.add(model.objection(
                                "required-approvals",
                                Reasons.AS_SHOWN,
                                "the role '%s' is no known group; nobody could approve".formatted(row.get("role"))));
                    }
                }
            }
        }
    }

    /** Fewer alternatives are stricter, and allowed. */
    private static boolean meets(Map<String, Object> row, Approval approval) {
        return approval.item().equals(row.get("item")) && approval.groups().containsAll(groups(row));
    }

    private static List<String> groups(Map<String, Object> row) {
        return Arrays.stream(String.valueOf(row.get("role")).split(",", -1)).toList();
    }

    private static Approval approval(String item, String... groups) {
        return new Approval(item, Set.of(groups));
    }
}
