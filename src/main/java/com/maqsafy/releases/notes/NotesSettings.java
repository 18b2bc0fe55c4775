package com.maqsafy.releases.notes;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings {@code releases.notes.*} of the leak scanner.
 *
 * @param allowedEmailDomains domains, with all below them, whose addresses are nobody's; default: the example domains
 * @param phoneRegions ISO 3166 regions whose national telephone numbers are looked for; default: SA, AE, KW, BH, QA, OM
 * @param extraPatterns further secrets: rule name in kebab-case to regular expression, as RE2 has them (no look-around, no
 *     back-reference)
 */
@ConfigurationProperties("releases.notes")
public record NotesSettings(
        @Nullable List<String> allowedEmailDomains,
        @Nullable List<String> phoneRegions,
        @Nullable Map<String, String> extraPatterns) {

    private static final String PREFIX = "releases.notes.";

    public NotesSettings {
        allowedEmailDomains = allowedEmailDomains == null
                ? List.of("example.com", "example.org", "example.net")
                : allowedEmailDomains.stream()
                        .map(d -> d.toLowerCase(Locale.ROOT))
                        .toList();
        phoneRegions = phoneRegions == null ? List.of("SA", "AE", "KW", "BH", "QA", "OM") : List.copyOf(phoneRegions);
        for (String region : phoneRegions) {
            if (!List.of(Locale.getISOCountries()).contains(region)) {
                throw new IllegalArgumentException("REL-NOT-020 " + PREFIX + "phone-regions has '" + region
                        + "', which is no ISO 3166 region; write e.g. SA.");
            }
        }
        extraPatterns = extraPatterns == null ? Map.of() : Map.copyOf(extraPatterns);
        compile(extraPatterns);
    }

    /** The defaults. */
    public static NotesSettings defaults() {
        return new NotesSettings(null, null, null);
    }

    Map<String, Pattern> patterns() {
        return compile(extraPatterns == null ? Map.of() : extraPatterns);
    }

    private static Map<String, Pattern> compile(Map<String, String> expressions) {
        var patterns = new LinkedHashMap<String, Pattern>();
        expressions.forEach((name, expression) -> {
            String property = PREFIX + "extra-patterns." + name;
            if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException("REL-NOT-021 " + property + " needs a name in kebab-case.");
            }
            try {
                Pattern pattern = Pattern.compile(expression);
                if (pattern.matcher("").find()) {
                    throw new IllegalArgumentException(
                            "REL-NOT-021 " + property + " matches the empty text; make it match something.");
                }
                patterns.put(name, pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "REL-NOT-021 " + property + " is no regular expression of RE2: " + e.getDescription()
                                + ". Look-around and back-references are not in it.",
                        e);
            }
        });
        return patterns;
    }
}
