package com.maqsafy.releases.notes;

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
                                new EmailRule(settings.allowedEmailDomains()),
                                new IbanRule(),
                                new CardNumberRule(),
                                new PhoneRule(settings.phoneRegions()),
                                new NationalIdRule()))
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
        FoldedText plain = FoldedText.of(text);
        FoldedText rendered = plain.rendered();
        var views = new LinkedHashSet<>(Arrays.asList(plain, rendered));
        var viewsAcrossLines = new LinkedHashSet<>(Arrays.asList(plain, rendered, plain.joined(), rendered.joined()));
        var lines = new Lines(text);
        var taken = new BitSet(text.length());
        var leaks = new ArrayList<Leak>();
        var all = new ArrayList<>(rules);
        all.add(new RestrictedWordRule(restrictedWords));
        for (LeakRule rule : all) {
            try {
                for (FoldedText view : rule.acrossLines() ? viewsAcrossLines : views) {
                    for (LeakRule.Finding finding : rule.find(view)) {
                        int start = view.originalStart(finding.start());
                        int end = view.originalEnd(finding.end());
                        int next = taken.nextSetBit(start);
                        if (next < 0 || next >= end) {
                            taken.set(start, end);
                            leaks.add(leak(rule, finding, lines, start, view));
                        }
                    }
                }
            } catch (RuntimeException e) {
                leaks.add(cannotTell(rule, e));
            }
        }
        leaks.sort(Comparator.comparingInt(Leak::line).thenComparingInt(Leak::column));
        return List.copyOf(leaks);
    }

    private static Leak leak(LeakRule rule, LeakRule.Finding finding, Lines lines, int start, FoldedText view) {
        int line = lines.lineOf(start);
        return new Leak(
                finding.rule(),
                rule.item(),
                line,
                start - lines.startOf(line) + 1,
                // Both ends of an identifier would tell most of it.
                rule instanceof RestrictedWordRule
                        ? "****"
                        : mask(view.text().substring(finding.start(), finding.end())),
                finding.message());
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
                        + "; the text stays blocked until the rule is mended.");
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
                if (c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
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
