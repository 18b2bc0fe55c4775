package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** The face of the web applications: one accent, the product's, where the engine's pages have their red. */
class FaceTest {

    private static final String APPLICATIONS = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern RED = Pattern.compile("#(?:b5152b|9e1226|871020|670c19|2c050a)");
    private static final Pattern ACCENT = Pattern.compile("--(accent[a-z-]*): (#[0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void nothingKeepsTheEnginesRed(String application) throws IOException {
        Set<String> ours = declared(text("releases/face.css"), Pattern.compile("var\\(--accent"));
        Set<String> red = declared(text(application + "/camunda-" + application + "-bootstrap.css"), RED);
        // It is not shown at all.
        red.removeIf(rule -> rule.startsWith("[cam-widget-header] .ce-eol-banner "));

        assertThat(red).hasSizeGreaterThan(50);
        assertThat(ours).containsAll(red);
        assertThat(text(application + "/styles/user-styles.css")).contains("releases/face.css");
    }

    @Test
    void theAccentIsThatOfTheReleasesPagesAndIsReadOnWhite() throws IOException {
        List<MatchResult> accents =
                ACCENT.matcher(text("releases/face.css")).results().toList();

        assertThat(accents)
                .extracting(found -> found.group(1))
                .containsExactly("accent", "accent-over", "accent-pressed");
        assertThat(text("releases/releases.css"))
                .contains("--accent: " + accents.get(0).group(2) + ";");
        // WCAG 2.2, 1.4.3: 4.5 for text; white stands on it, and it stands on white.
        assertThat(accents)
                .allSatisfy(found -> assertThat(contrastToWhite(found.group(2))).isGreaterThan(4.5));
    }

    /** Selectors with the property to which a style sheet gives a value. */
    private static Set<String> declared(String css, Pattern value) {
        Set<String> declared = new TreeSet<>();
        Matcher rules = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
        while (rules.find()) {
            for (String declaration : rules.group(2).split(";")) {
                if (value.matcher(declaration.toLowerCase(Locale.ROOT)).find()) {
                    String property =
                            declaration.substring(0, declaration.indexOf(':')).strip();
                    Arrays.stream(rules.group(1).split(","))
                            .map(selector -> selector.strip().replaceAll("\\s+", " ") + " { " + property + " }")
                            .forEach(declared::add);
                }
            }
        }
        return declared;
    }

    /** The contrast of a colour to white, WCAG 2.2, "contrast ratio". */
    private static double contrastToWhite(String colour) {
        List<Double> parts = new ArrayList<>();
        IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .forEach(parts::add);
        return 1.05 / (0.2126 * parts.get(0) + 0.7152 * parts.get(1) + 0.0722 * parts.get(2) + 0.05);
    }

    private static String text(String file) throws IOException {
        return new ClassPathResource(APPLICATIONS + file).getContentAsString(StandardCharsets.UTF_8);
    }
}
