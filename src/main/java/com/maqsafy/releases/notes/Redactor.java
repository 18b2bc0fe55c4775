package com.maqsafy.releases.notes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes secrets out of captured output before it is kept or shown (RULE-04).
 *
 * <p>Each is replaced by {@code [redacted:<rule>]}; everything else stays as it is. Takes time linear in the output.
 * When a rule cannot be applied nothing of the output is given away. Immutable, safe for several threads.
 */
@Component
public class Redactor {

    private static final int SHORT_LITERAL = 4;
    private static final int ENCODED_LITERAL = 8;
    /** Terminals and encoders break lines at 64 columns and above; a shorter line ended because it was over. */
    private static final int BROKEN_LINE = 60;

    private final List<LeakRule> rules;
    private final Set<String> literals;

    @Autowired
    public Redactor(RedactionSettings redaction, NotesSettings notes) {
        this(SecretRules.of(notes).rules(), withEncodings(redaction.literals()));
    }

    private Redactor(List<LeakRule> rules, Set<String> literals) {
        this.rules = List.copyOf(rules);
        this.literals = Set.copyOf(literals);
    }

    /** A redactor that also takes out these values, as they are, URL-encoded and in Base64; blank ones are ignored. */
    public Redactor with(Collection<String> secrets) {
        var more = new LinkedHashSet<>(literals);
        more.addAll(withEncodings(secrets));
        return new Redactor(rules, more);
    }

    /** The output without its secrets. Doing it again changes nothing. */
    public String redact(String output) {
        var spans = new ArrayList<Span>();
        FoldedText plain = FoldedText.of(output);
        FoldedText joined = plain.joined();
        for (String literal : literals) {
            literals(output, literal, spans);
        }
        for (LeakRule rule : rules) {
            try {
                int before = spans.size();
                add(rule, plain, spans);
                if (rule.acrossLines() && joined != plain) {
                    var whole = spans.subList(before, spans.size()).stream()
                            .map(Span::start)
                            .collect(Collectors.toSet());
                    var across = new ArrayList<Span>();
                    add(rule, joined, across);
                    across.stream().filter(s -> broken(output, s, whole)).forEach(spans::add);
                }
            } catch (RuntimeException e) {
                return "[redacted:" + rule.name() + "]";
            }
        }
        return replace(output, spans);
    }

    private static void add(LeakRule rule, FoldedText view, List<Span> spans) {
        for (LeakRule.Finding f : rule.find(view)) {
            spans.add(new Span(view.originalStart(f.start()), view.originalEnd(f.end()), f.rule()));
        }
    }

    /** A token that is whole on a short line is not continued by the first word of the next. */
    private static boolean broken(String output, Span across, Set<Integer> whole) {
        int lineEnd = across.start;
        while (lineEnd < across.end && output.charAt(lineEnd) != '\n') {
            lineEnd++;
        }
        int lineStart = across.start;
        while (lineStart > 0 && lineEnd - lineStart <= BROKEN_LINE && output.charAt(lineStart - 1) != '\n') {
            lineStart--;
        }
        return lineEnd == across.end || lineEnd - lineStart > BROKEN_LINE || !whole.contains(across.start);
    }

    private static void literals(String output, String literal, List<Span> spans) {
        for (int at = output.indexOf(literal); at >= 0; at = output.indexOf(literal, at + literal.length())) {
            int end = at + literal.length();
            boolean word = (at == 0 || !Character.isLetterOrDigit(output.charAt(at - 1)))
                    && (end == output.length() || !Character.isLetterOrDigit(output.charAt(end)));
            if (word || literal.length() >= SHORT_LITERAL) {
                spans.add(new Span(at, end, "literal"));
            }
        }
    }

    private static String replace(String output, List<Span> spans) {
        if (spans.isEmpty()) {
            return output;
        }
        // The order is stable: of rules that find the same, the more telling one gives its name.
        spans.sort(Comparator.comparingInt(Span::start));
        var redacted = new StringBuilder(output.length());
        int at = 0;
        int i = 0;
        while (i < spans.size()) {
            Span span = spans.get(i);
            int end = span.end;
            for (i++; i < spans.size() && spans.get(i).start < end; i++) {
                end = Math.max(end, spans.get(i).end);
            }
            redacted.append(output, at, span.start)
                    .append("[redacted:")
                    .append(span.rule)
                    .append(']');
            at = end;
        }
        return redacted.append(output, at, output.length()).toString();
    }

    private static Set<String> withEncodings(Collection<String> secrets) {
        var all = new LinkedHashSet<String>();
        for (String secret : secrets) {
            String value = secret.strip();
            if (value.isEmpty()) {
                continue;
            }
            all.add(value);
            if (value.length() >= ENCODED_LITERAL) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
                all.add(Base64.getEncoder().encodeToString(bytes));
                all.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
        }
        return all;
    }

    private record Span(int start, int end, String rule) {}
}
