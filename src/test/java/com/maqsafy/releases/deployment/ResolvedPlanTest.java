package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.deployment.ResolvedPlan.Command;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DEP-01: approvers are told in which command the plan is another one than they approved. */
class ResolvedPlanTest {

    private static final Command TAKE = command("deployment", "take-code", "Take the code", "PT1M", false, "take");
    private static final Command MIGRATE = command("deployment", "migrate", "Migrate", "PT1M", false, "migrate");
    private static final Command UNDO = command("rollback", "take-code", "Take it back", "PT1M", false, "undo");

    private final ResolvedPlan approved = new ResolvedPlan(List.of(TAKE, UNDO));

    @Test
    void theSamePlanDiffersInNothing() {
        assertThat(approved.difference(new ResolvedPlan(List.of(TAKE, UNDO)), Set.of()))
                .isEmpty();
    }

    @Test
    void namesWhatIsAnotherOfACommand() {
        assertThat(difference(command("deployment", "take-code", "Take the code", "PT1M", false, "take", "--force")))
                .isEqualTo("deployment step 'take-code' has another command");
        assertThat(difference(command("deployment", "take-code", "Take the code", "PT2M", false, "take")))
                .isEqualTo("deployment step 'take-code' has another timeout");
        assertThat(difference(command("deployment", "take-code", "Take the code", "PT1M", true, "take")))
                .isEqualTo("deployment step 'take-code' has another whether it is repeatable");
        assertThat(difference(command("deployment", "take-code", "Take code", "PT2M", false, "take")))
                .isEqualTo("deployment step 'take-code' has another timeout and another title");
        assertThat(difference(new Command(
                        "deployment", "take-code", "DEP-02", "Take the code", List.of("take"), "PT1M", false)))
                .isEqualTo("deployment step 'take-code' has another title");
    }

    @Test
    void namesWhatIsNewGoneOrElsewhere() {
        ResolvedPlan longer = new ResolvedPlan(List.of(TAKE, UNDO, MIGRATE));

        assertThat(longer.difference(approved, Set.of())).hasValue("deployment step 'migrate' is new");
        assertThat(approved.difference(longer, Set.of())).hasValue("deployment step 'migrate' is gone");
        assertThat(new ResolvedPlan(List.of(MIGRATE, UNDO)).difference(approved, Set.of()))
                .hasValue("deployment step 'migrate' stands where deployment step 'take-code' was");
    }

    @Test
    @DisplayName("who approves one part is told of that one only")
    void comparesParts() {
        ResolvedPlan other = new ResolvedPlan(List.of(MIGRATE, UNDO));

        assertThat(other.difference(approved, Set.of("rollback"))).isEmpty();
        assertThat(other.difference(approved, Set.of("deployment"))).isPresent();
    }

    private String difference(Command now) {
        return new ResolvedPlan(List.of(now, UNDO))
                .difference(approved, Set.of())
                .orElseThrow();
    }

    private static Command command(
            String part, String step, String title, String timeout, boolean repeatable, String... command) {
        return new Command(part, step, "DEP-01", title, List.of(command), timeout, repeatable);
    }
}
