package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that would run for a release, in the order of the plan, as people see it: what approvers put their name to.
 *
 * @param commands the commands of all parts
 */
public record ResolvedPlan(List<Command> commands) {

    /** Part of the steps of the deployment and of the maintenance mode around them. */
    public static final String DEPLOYMENT = "deployment";

    /** Part of the backup. */
    public static final String BACKUP = "backup";

    /** Part of the steps of the rollback. */
    public static final String ROLLBACK = "rollback";

    public ResolvedPlan {
        commands = List.copyOf(commands);
    }

    /** One command. */
    public record Command(
            @Means("`deployment`, `backup`, `rollback`") String part,
            @Means("id of the step, unique in its part") String step,
            @Means("policy item that it serves") String item,
            @Means("what it does, for people") String title,

            @Means("program and arguments with placeholders put in as far as they are known, secrets removed")
            List<String> command,

            @Means("ISO 8601 duration") String timeout,

            @Means("whether it is repeated after an interruption without asking anybody")
            boolean repeatable) {

        public Command {
            part = Members.text(part);
            step = Members.text(step);
            item = Members.text(item);
            title = Members.text(title);
            command = Members.list(command);
            timeout = Members.text(timeout);
        }

        private String name() {
            return part + " step '" + step + "'";
        }

        private String difference(Command before) {
            List<String> what = new ArrayList<>();
            if (!command.equals(before.command)) {
                what.add("command");
            }
            if (!timeout.equals(before.timeout)) {
                what.add("timeout");
            }
            if (repeatable != before.repeatable) {
                what.add("whether it is repeatable");
            }
            if (!title.equals(before.title) || !item.equals(before.item)) {
                what.add("title");
            }
            return name() + " has another " + String.join(" and another ", what);
        }
    }

    /**
     * The first thing in which this plan differs from one of before, in words that begin with its part; empty when
     * nothing does.
     *
     * @param parts only these are compared, all when empty
     */
    public Optional<String> difference(ResolvedPlan before, Set<String> parts) {
        List<Command> now = of(parts);
        List<Command> then = before.of(parts);
        for (int i = 0; i < Math.max(now.size(), then.size()); i++) {
            if (i >= now.size()) {
                return Optional.of(then.get(i).name() + " is gone");
            }
            if (i >= then.size()) {
                return Optional.of(now.get(i).name() + " is new");
            }
            if (!now.get(i).equals(then.get(i))) {
                return Optional.of(
                        now.get(i).name().equals(then.get(i).name())
                                ? now.get(i).difference(then.get(i))
                                : now.get(i).name() + " stands where "
                                        + then.get(i).name() + " was");
            }
        }
        return Optional.empty();
    }

    private List<Command> of(Set<String> parts) {
        return commands.stream()
                .filter(c -> parts.isEmpty() || parts.contains(c.part()))
                .toList();
    }
}
