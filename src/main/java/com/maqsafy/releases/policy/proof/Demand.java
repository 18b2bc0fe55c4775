package com.maqsafy.releases.policy.proof;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the paths of a process must keep. */
sealed interface Demand {

    /** The policy items served, for the objection. */
    String item();

    /** What stands against it, if anything. */
    Optional<String> objection(ProcessModel process);

    /** The same demand; its objection also tells why it must be kept. */
    default Demand because(String why) {
        return new Explained(this, why);
    }

    /** The process must contain such a step, reached from its start. */
    static Demand present(String item, Mark mark) {
        return new Presence(item, mark);
    }

    /** Begins a demand on every path from one of the marks. */
    static From from(Mark... marks) {
        return new From(new LinkedHashSet<>(Arrays.asList(marks)));
    }

    /** Where a path begins. */
    record From(Set<Mark> from) {

        To to(Mark... marks) {
            return new To(from, new LinkedHashSet<>(Arrays.asList(marks)));
        }
    }

    /** Where a path begins and ends. */
    record To(Set<Mark> from, Set<Mark> to) {

        /** Every such path passes one of the marks. */
        Demand passes(String item, Mark... marks) {
            return new Passage(item, from, to, new LinkedHashSet<>(Arrays.asList(marks)));
        }

        /** There is no such path. */
        Demand never(String item) {
            return new Passage(item, from, to, Set.of());
        }
    }

    record Explained(Demand demand, String why) implements Demand {

        @Override
        public String item() {
            return demand.item();
        }

        @Override
        public Optional<String> objection(ProcessModel process) {
            return demand.objection(process).map(objection -> objection + ": " + why);
        }
    }

    record Presence(String item, Mark mark) implements Demand {

        @Override
        public Optional<String> objection(ProcessModel process) {
            boolean reached = process.graph().stepsWith(mark).stream()
                    .anyMatch(step -> process.graph().isReached(step));
            return reached
                    ? Optional.empty()
                    : Optional.of(process.objection(
                            process.id(), item, "%s is missing or never reached; put it back".formatted(mark)));
        }
    }

    record Passage(String item, Set<Mark> from, Set<Mark> to, Set<Mark> through) implements Demand {

        @Override
        public Optional<String> objection(ProcessModel process) {
            return process.graph().pathAround(from, to, through).map(path -> describe(process, path));
        }

        private String describe(ProcessModel process, List<String> path) {
            String mend = through.isEmpty()
                    ? "no path may lead from %s to %s; remove it".formatted(words(from), words(to))
                    : "a path from %s to %s does not pass %s; lead it there"
                            .formatted(words(from), words(to), words(through));
            return process.objection(
                    path.get(path.size() - 1), item, mend + " (the path: " + String.join(" > ", shown(path)) + ")");
        }

        private static List<String> shown(List<String> path) {
            return path.size() <= 8
                    ? path
                    : List.of(
                            path.get(0),
                            path.get(1),
                            path.get(2),
                            "...",
                            path.get(path.size() - 3),
                            path.get(path.size() - 2),
                            path.get(path.size() - 1));
        }

        private static String words(Set<Mark> marks) {
            return marks.stream().map(Mark::toString).collect(Collectors.joining(" or "));
        }
    }
}
