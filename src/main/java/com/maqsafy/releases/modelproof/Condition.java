package com.maqsafy.releases.modelproof;

import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition of a flow: a variable compared with literals, and nothing else, so that what a branch means can be told
 * without running it.
 *
 * @param value the literal; several joined by {@code |}; ending in {@code *} for a prefix
 */
record Condition(String variable, String value) {

    private static final String NAME = "([a-z][A-Za-z0-9]*)";
    private static final String LITERAL = "'([A-Za-z0-9:._-]+)'";
    private static final Pattern EQUALS = Pattern.compile("\\$\\{" + NAME + " == " + LITERAL + "}");
    private static final Pattern FLAG = Pattern.compile("\\$\\{" + NAME + " == (true|false)}");
    private static final Pattern PREFIX = Pattern.compile("\\$\\{" + NAME + "\\.startsWith\\(" + LITERAL + "\\)}");
    private static final Pattern EITHER =
            Pattern.compile("\\$\\{" + NAME + " == " + LITERAL + "( \\|\\| \\1 == '[A-Za-z0-9:._-]+')+}");
    private static final Pattern ANY_LITERAL = Pattern.compile(LITERAL);

    static Optional<Condition> parse(String text) {
        for (Pattern pattern : new Pattern[] {EQUALS, FLAG}) {
            Matcher plain = pattern.matcher(text);
            if (plain.matches()) {
                return Optional.of(new Condition(plain.group(1), plain.group(2)));
            }
        }
        Matcher prefix = PREFIX.matcher(text);
        if (prefix.matches()) {
            return Optional.of(new Condition(prefix.group(1), prefix.group(2) + "*"));
        }
        Matcher either = EITHER.matcher(text);
        if (either.matches()) {
            TreeSet<String> values = new TreeSet<>();
            ANY_LITERAL.matcher(text).results().forEach(found -> values.add(found.group(1)));
            return Optional.of(new Condition(either.group(1), String.join("|", values)));
        }
        return Optional.empty();
    }
}
