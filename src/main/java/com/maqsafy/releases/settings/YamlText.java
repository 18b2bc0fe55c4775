package com.maqsafy.releases.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

    private YamlText() {}

    /** Whether a number or a boolean stands there as it is read; so does what cannot be looked up. */
    static boolean isAsRead(Object value, @Nullable Origin origin) {
        if (!(origin instanceof TextResourceOrigin place)) {
            return true;
        }
        // True and TRUE are true, and nothing else.
        Pattern read = Pattern.compile(Pattern.quote(value.toString()) + END, Pattern.CASE_INSENSITIVE);
        return line(place).map(line -> read.matcher(line).lookingAt()).orElse(true);
    }

    /** The rest of the line, from the value on. */
    private static Optional<String> line(TextResourceOrigin place) {
        TextResourceOrigin.Location location = place.getLocation();
        if (place.getResource() == null || location == null) {
            return Optional.empty();
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(place.getResource().getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(location.getLine())
                    .findFirst()
                    .filter(line -> line.codePointCount(0, line.length()) > location.getColumn())
                    .map(line -> line.substring(line.offsetByCodePoints(0, location.getColumn())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
