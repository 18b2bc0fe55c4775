package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds secrets (RULE-04) and customer data (RULE-05) in what is about to be published (PRIN-07).
 *
 * <p>It reads what a reader would see: characters that show nothing, digits of other scripts, entities, Markdown and
 * line breaks inside a token hide nothing. A rule that cannot be applied is reported like a leak, with a message that
 * says so.
 */
@Component
public class LeakScanner {

    private final List<LeakRule> rules;

    @Autowired
    public LeakScanner(NotesSettings settings) {
        this(Stream.concat(
                        SecretRules.of(settings).rules().stream(),
                        Stream.of(
                                new EmailRule(requireNonNull(settings.allowedEmailDomains())),
                                new IbanRule(),
                                new CardNumberRule(),
                                new PhoneRule(requireNonNull(settings.phoneRegions())),
                                new NationalIdRule(),
                                new LabelledDataRule(),
                                new PostalAddressRule()))
                .toList());
    }

    LeakScanner(List<LeakRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** All leaks in the text, in its order; what two rules find in one place is reported once. */
    public List<Leak> scan(String text) {
        return scan(text, List.of());
    }

    /**
     * All leaks in the text, and every use of a restricted word as a leak of PRIN-07.
     *
     * @param restrictedWords words or phrases of restricted details; case does not matter
     */
    public List<Leak> scan(String text, Collection<String> restrictedWords) {
        var all = new ArrayList<>(rules);
        if (!restrictedWords.isEmpty()) {
            all.add(new RestrictedWordRule(restrictedWords));
        }
        var lines = new Lines(text);
        var taken = new BitSet(text.length());
        var leaks = new ArrayList<Leak>();
        var views = new Views(text);
        for (LeakRule rule : all) {
            try {
                for (Place place : places(rule, views)) {
                    // Only the place itself is looked at: the next one that is taken may be far away.
                    if (taken.get(place.start(), place.end()).isEmpty()) {
                        taken.set(place.start(), place.end());
                        leaks.add(leak(rule, place, lines, text));
                    }
                }
            } catch (RuntimeException e) {
                leaks.add(cannotTell(rule, e));
            }
        }
        leaks.sort(Comparator.comparingInt(Leak::line).thenComparingInt(Leak::column));
        return List.copyOf(leaks);
    }

    /**
     * Every place of the text that a rule finds something in, the most telling rule first; they may overlap.
     *
     * @throws CannotTellException when a rule could not be applied; its message is the rule's name
     */
    List<Place> places(String text) {
        var views = new Views(text);
        var places = new ArrayList<Place>();
        for (LeakRule rule : rules) {
            try {
                places.addAll(places(rule, views));
            } catch (RuntimeException e) {
                throw new CannotTellException(rule.name());
            }
        }
        return places;
    }

    private static List<Place> places(LeakRule rule, Views views) {
        var places = new ArrayList<Place>();
        for (FoldedText view : views.each(rule.acrossLines())) {
            boolean across = view == views.joined && view != views.rendered;
            for (LeakRule.Finding finding : rule.find(view)) {
                if (across && !views.broken(finding)) {
                    // It stands in one line, where it was read together with the words around it.
                    continue;
                }
                places.add(new Place(
                        finding,
                        view.originalStart(finding.start()),
                        view.originalEnd(finding.end()),
                        across,
                        mask(view.text().substring(finding.start(), finding.end()))));
            }
        }
        return places;
    }

    /**
     * Where something was found in the original text.
     *
     * @param across whether it was found only where lines were put together
     * @param masked what may be shown of it
     */
    record Place(LeakRule.Finding finding, int start, int end, boolean across, String masked) {}

    /** The ways to read a text; the same way is read once. */
    private static final class Views {

        private final String original;
        private final FoldedText plain;
        private final FoldedText rendered;
        private final FoldedText decoded;
        private final FoldedText joined;
        private final FoldedText unhyphenated;

        Views(String text) {
            original = text;
            plain = FoldedText.of(text);
            rendered = plain.rendered();
            decoded = plain.decoded();
            joined = rendered.joined();
            unhyphenated = rendered.unhyphenated();
        }

        /** Whether a line ends within what was found where lines are put together. */
        boolean broken(LeakRule.Finding finding) {
            int from = joined.originalStart(finding.start());
            int to = joined.originalEnd(finding.end());
            for (int i = from; i < to; i++) {
                if (original.charAt(i) == '\n' || original.charAt(i) == '\r') {
                    return true;
                }
            }
            return false;
        }

        Collection<FoldedText> each(boolean acrossLines) {
            var views = new LinkedHashSet<>(Arrays.asList(plain, rendered, decoded, unhyphenated));
            if (acrossLines) {
                views.add(joined);
            }
            return views;
        }
    }

    private static Leak leak(LeakRule rule, Place place, Lines lines, String text) {
        int line = lines.lineOf(place.start());
        return new Leak(
                place.finding().rule(),
                rule.item(),
                line,
                place.start() - lines.startOf(line) + 1,
                // Both ends of an identifier would tell most of it.
                rule instanceof RestrictedWordRule ? "****" : place.masked(),
                place.finding().message(),
                () -> Passage.digest(text, place.start(), place.end()));
    }

    private static Leak cannotTell(LeakRule rule, RuntimeException e) {
        String reason = e instanceof CannotTellException ? ": " + e.getMessage() : "";
        return new Leak(
                rule.name(),
                rule.item(),
                1,
                1,
                "",
                "REL-NOT-030 Cannot tell whether the text leaks, because the rule " + rule.name() + " failed" + reason
                        + "; the text stays blocked until the rule is mended.",
                "");
    }

    /** Short secrets are not shown at all: two characters at each end would be half of them. */
    private static String mask(String secret) {
        return secret.length() < 12 ? "****" : secret.substring(0, 2) + "****" + secret.substring(secret.length() - 2);
    }

    /** Where the lines of a text begin; LF, CR and CR LF end a line. */
    private static final class Lines {

        private final int[] starts;

        Lines(String text) {
            var found = java.util.stream.IntStream.builder();
            found.add(0);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                    found.add(i + 1);
                }
            }
            starts = found.build().toArray();
        }

        int lineOf(int offset) {
            int at = Arrays.binarySearch(starts, offset);
            return at >= 0 ? at + 1 : -at - 1;
        }

        int startOf(int line) {
            return starts[line - 1];
        }
    }
}
