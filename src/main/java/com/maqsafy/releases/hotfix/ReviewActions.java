package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.People;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What follows from a review: actions, each with somebody who does it (HOT-06). */
@Component
public class ReviewActions {

    /** Something that is done about it. */
    public record Action(
            @Means("what is done") String action,
            @Means("user id of who does it") String owner) {}

    private final People people;

    ReviewActions(People people) {
        this.people = people;
    }

    /**
     * Reads actions as people write them.
     *
     * @param lines {@code action | owner}
     * @param violations gets what is wrong with them
     * @return the action of each line that is right
     */
    public List<Action> of(List<String> lines, List<Violation> violations) {
        List<Action> actions = new ArrayList<>();
        for (String line : lines) {
            int bar = line.lastIndexOf('|');
            String action = bar < 0 ? "" : line.substring(0, bar).strip();
            String owner = bar < 0 ? "" : line.substring(bar + 1).strip();
            if (action.isEmpty() || owner.isEmpty()) {
                violations.add(violation("'" + line + "' has no owner or no action. Write it as: action | owner."));
            } else if (!people.exists(owner)) {
                violations.add(violation("'" + line + "': there is no user '" + owner + "'. Name an existing one."));
            } else {
                actions.add(new Action(action, owner));
            }
        }
        if (lines.isEmpty()) {
            violations.add(violation("Nothing to do is no lesson. Write at least one line: action | owner."));
        }
        return actions;
    }

    private static Violation violation(String message) {
        return new Violation("HOT-06", "actions", message);
    }
}
