package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

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
 * Takes out of captured output what the leak scanner finds, before it is kept or shown: secrets (RULE-04) and customer data
 * (RULE-05). There is one set of rules for all that leaves.
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

    private final LeakScanner scanner;
    private final Set<String> literals;

    @Autowired
    public Redactor(RedactionSettings redaction, LeakScanner scanner) {
        this(scanner, withEncodings(requireNonNull(redaction.literals())));
    }

    private Redactor(LeakScanner scanner, Set<String> literals) {
        this.scanner = scanner;
        this.literals = Set.copyOf(literals);
    }

    /** A redactor that also takes out these values, as they are, URL-encoded and in Base64; blank ones are ignored. */
    public Redactor with(Collection<String> secrets) {
        var more = new LinkedHashSet<>(literals);
        more.addAll(withEncodings(secrets));
        return new Redactor(scanner, more);
    }

    /** The output without what must not leave. Doing it again changes nothing. */
    public String redact(String output) {
        var spans = new ArrayList<Span>();
        for (String literal : literals) {
            literals(output, literal, spans);
        }
        List<LeakScanner.Place> places;
        try {
            places = scanner.places(output);
        } catch (CannotTellException e) {
            return "[redacted:" + e.getMessage() + "]";
        }
        Set<Integer> whole = places.stream()
                .filter(p -> !p.across())
                .map(LeakScanner.Place::start)
                .collect(Collectors.toSet());
        for (LeakScanner.Place place : places) {
            Span span = new Span(place.start(), place.end(), place.finding().rule());
            if (!place.across() || broken(output, span, whole)) {
                spans.add(span);
            }
        }
        return replace(output, spans);
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
