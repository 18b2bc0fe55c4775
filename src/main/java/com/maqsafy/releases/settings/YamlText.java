package com.maqsafy.releases.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;

/**
 * How a value stands in its file. YAML takes {@code 0755} for 493, {@code 1_000} for 1000, {@code 22:30} for 1350 and {@code yes} for
 * true, and what was written is not to be seen in the value any more.
 */
final class YamlText {

    private static final String END = "(?=[\\s,\\]}#]|$)";

    /** An anchor or a tag may stand before the value, on lines of their own too, with comments behind them. */
    private static final String PROPERTIES = "(?:[&!]\\S*+(?:\\s++(?:#.*+)?)++)*+";

    /** What begins a new line of YAML 1.1. */
    private static final Pattern BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

    private YamlText() {}

    /** Whether a number or a boolean stands there as it is read; so does what cannot be looked up. */
    static boolean isAsRead(Object value, @Nullable Origin origin) {
        if (!(origin instanceof TextResourceOrigin place)) {
            return true;
        }
        // True and TRUE are true, and nothing else.
        Pattern read = Pattern.compile(PROPERTIES + Pattern.quote(value.toString()) + END, Pattern.CASE_INSENSITIVE);
        return rest(place).map(rest -> read.matcher(rest).lookingAt()).orElse(true);
    }

    /** The file from the value on, or from what stands before it. */
    private static Optional<String> rest(TextResourceOrigin place) {
        TextResourceOrigin.Location location = place.getLocation();
        if (place.getResource() == null || location == null) {
            return Optional.empty();
        }
        try (InputStream in = place.getResource().getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            // A byte order mark is no column.
            List<String> lines = BREAK.splitAsStream(text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .skip(location.getLine())
                    .toList();
            return Optional.of(String.join("\n", lines))
                    .filter(rest -> !lines.isEmpty()
                            && lines.get(0).codePointCount(0, lines.get(0).length()) > location.getColumn())
                    .map(rest -> rest.substring(rest.offsetByCodePoints(0, location.getColumn())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
