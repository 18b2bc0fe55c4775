package com.maqsafy.releases.process;

import com.maqsafy.releases.person.Roles;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * When a task is to be done, and what happens when it is not: one answer of the table {@code task-deadlines}.
 *
 * @param due how long after its creation it is due, an ISO 8601 duration of days, hours and minutes such as {@code PT4H}; or
 *     the name of a process variable that holds the instant, such as {@code reviewDueAt}
 * @param remindBefore how long before the due date whoever is asked is reminded
 * @param remindAfter how long after the due date they are reminded again
 * @param escalations who is told how long after the due date; never empty
 * @param priority 0 to {@link #HIGHEST}, the greater the earlier in every list
 */
public record TaskDeadline(
        String due,
        List<Duration> remindBefore,
        List<Duration> remindAfter,
        List<Escalation> escalations,
        int priority) {

    /** Greater priorities are for what is raised later: a risk review, a service held closed, an escalated failure. */
    public static final int HIGHEST = 90;

    /** What comes later than this is no deadline. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final Pattern DURATION =
            Pattern.compile("P(?=[0-9T])([0-9]{1,4}D)?(T(?=[0-9])([0-9]{1,4}H)?([0-9]{1,4}M)?)?");
    private static final Pattern INSTANT = Pattern.compile("[a-z][A-Za-z]*");

    /**
     * Somebody is told of a task that nobody does.
     *
     * @param after how long after its due date
     * @param role the group that is told
     */
    public record Escalation(Duration after, String role) {}

    public TaskDeadline {
        remindBefore = List.copyOf(remindBefore);
        remindAfter = List.copyOf(remindAfter);
        escalations = List.copyOf(escalations);
    }

    /**
     * Reads a row.
     *
     * @param row the answers by the names of the table's outputs
     * @throws IllegalArgumentException when it is no deadline; says what is wrong and how it is written
     */
    public static TaskDeadline of(Map<String, Object> row) {
        String due = text(row, "due");
        if (!INSTANT.matcher(due).matches()) {
            duration("due", due);
        }
        List<Duration> before = durations("remindBefore", text(row, "remindBefore"));
        if (!INSTANT.matcher(due).matches() && before.stream().anyMatch(b -> b.compareTo(Duration.parse(due)) >= 0)) {
            throw new IllegalArgumentException(
                    "remindBefore " + text(row, "remindBefore") + " is before the task is there; it is due in " + due);
        }
        List<Escalation> escalations = Arrays.stream(text(row, "escalate").split(",", -1))
                .map(String::strip)
                .map(TaskDeadline::escalation)
                .toList();
        if (!(row.get("priority") instanceof Number priority)
                || priority.intValue() < 0
                || priority.intValue() > HIGHEST) {
            throw new IllegalArgumentException("priority must be a number from 0 to " + HIGHEST + ", not "
                    + row.get("priority") + "; greater ones are for what is raised later");
        }
        return new TaskDeadline(
                due, before, durations("remindAfter", text(row, "remindAfter")), escalations, priority.intValue());
    }

    /** Whether it is due at an instant that the process has worked out. */
    public boolean atInstant() {
        return INSTANT.matcher(due).matches();
    }

    /**
     * When a task is due.
     *
     * @param facts the process variables that it sees
     * @param created when it was created
     * @throws IllegalStateException {@code REL-PRC-094} when the process has not worked out the instant
     */
    public Instant dueAt(Map<String, Object> facts, Instant created) {
        if (!atInstant()) {
            return created.plus(Duration.parse(due));
        }
        if (facts.get(due) instanceof String instant) {
            return Instant.parse(instant);
        }
        throw new IllegalStateException("REL-PRC-094 The table task-deadlines says that the task is due at '" + due
                + "', and its process has no such instant. Write a duration such as PT4H.");
    }

    private static Escalation escalation(String text) {
        String[] words = text.split(" +");
        if (words.length != 2) {
            throw new IllegalArgumentException(
                    "escalate '" + text + "' does not say after how long and to whom; write e.g. PT1H management");
        }
        if (words[1].equals(Roles.CI) || !Roles.NAMES.containsKey(words[1])) {
            throw new IllegalArgumentException("escalate '" + text + "': the role '" + words[1]
                    + "' is no known group of people; nobody could be told");
        }
        return new Escalation(duration("escalate", words[0]), words[1]);
    }

    private static List<Duration> durations(String column, String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(one -> duration(column, one))
                        .toList();
    }

    private static Duration duration(String column, String text) {
        if (DURATION.matcher(text).matches()) {
            Duration time = Duration.parse(text);
            if (!time.isZero() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        }
        throw new IllegalArgumentException(column + " '" + text
                + "' is no time of days, hours and minutes up to " + LONGEST.toDays()
                + " days; write e.g. PT4H or P1DT4H");
    }

    private static String text(Map<String, Object> row, String column) {
        return String.valueOf(row.getOrDefault(column, "")).strip();
    }
}
