package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every path of a process owes: none leads from A to B that avoids C.
 *
 * @param items the policy items and reasons served, for the objection
 * @param from where a path begins
 * @param to where it ends
 * @param through what it passes, one of them; with none of them there must be no such path
 * @param why what it is for; empty for what the whole contract is for
 */
record Obligation(String items, Set<StepPattern> from, Set<StepPattern> to, Set<StepPattern> through, String why) {

    /** Begins an obligation of every path from a step like one of these. */
    static From from(StepPattern... patterns) {
        return new From(set(patterns));
    }

    /** Where a path begins. */
    record From(Set<StepPattern> from) {

        To to(StepPattern... patterns) {
            return new To(from, set(patterns));
        }
    }

    /** Where a path begins and ends. */
    record To(Set<StepPattern> from, Set<StepPattern> to) {

        /** Every such path passes one of the steps, each of which the process must have. */
        Passages passes(String items, StepPattern... patterns) {
            return new Passages(List.of(new Obligation(items, from, to, set(patterns), "")));
        }

        /** There is no such path. */
        Passages never(String items) {
            return new Passages(List.of(new Obligation(items, from, to, Set.of(), "")));
        }
    }

    /** Obligations of the same paths. */
    record Passages(List<Obligation> obligations) {

        /** Every such path also passes one of these, such as the branch that its step opens. */
        Passages then(StepPattern... patterns) {
            Obligation first = obligations.get(0);
            List<Obligation> all = new ArrayList<>(obligations);
            all.add(new Obligation(first.items, first.from, first.to, set(patterns), ""));
            return new Passages(List.copyOf(all));
        }

        /** What it is for. */
        Passages because(String why) {
            return new Passages(obligations.stream()
                    .map(o -> new Obligation(o.items, o.from, o.to, o.through, why))
                    .toList());
        }
    }

    /** What stands against it, with the path that breaks it, if anything. */
    Optional<String> objection(ProcessModel process, String purpose) {
        return process.graph().pathAround(from, to, through).map(path -> describe(process, path, purpose));
    }

    private String describe(ProcessModel process, List<String> path, String purpose) {
        String mend = through.isEmpty()
                ? "no path may lead from %s to %s; remove it".formatted(words(from), words(to))
                : "a path from %s to %s does not pass %s; lead it there"
                        .formatted(words(from), words(to), words(through));
        return process.objection(
                path.get(path.size() - 1),
                items,
                "%s: %s (the path: %s)"
                        .formatted(mend, why.isEmpty() ? purpose : why, String.join(" > ", shown(path))));
    }

    private static List<String> shown(List<String> path) {
        int last = path.size();
        return last <= 8
                ? path
                : List.of(
                        path.get(0),
                        path.get(1),
                        path.get(2),
                        "...",
                        path.get(last - 3),
                        path.get(last - 2),
                        path.get(last - 1));
    }

    static String words(Set<StepPattern> patterns) {
        return patterns.stream().map(StepPattern::toString).collect(Collectors.joining(" or "));
    }

    private static Set<StepPattern> set(StepPattern... patterns) {
        return new LinkedHashSet<>(Arrays.asList(patterns));
    }
}
