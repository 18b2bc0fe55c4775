package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every setting is documented, and everything that is read is a setting that is known. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("src/docs/settings.md");
    private static final Pattern READ = Pattern.compile(
            "(?:getProperty|getRequiredProperty|isMissing|ConditionalOnProperty|@Value)\\([^;{]*?\"\\$?\\{?(releases\\.[a-z0-9.-]+[a-z0-9])\"?");

    private final SettingsPage page = new SettingsPage();

    @Test
    void thePageIsAsTheRecordsAre() throws IOException {
        if (Boolean.getBoolean("settings-page.write")) {
            Files.writeString(PAGE, page.markdown());
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("%s is out of date: mvn test -Dtest=SettingsPageTest -Dsettings-page.write=true writes it", PAGE)
                .isEqualTo(page.markdown());
    }

    @Test
    void everyKeyHasAMeaning() {
        assertThat(page.rows().stream().filter(row -> row.meaning().isEmpty()).map(SettingsPage.Row::key))
                .as("keys without an @param in the Javadoc of their record")
                .isEmpty();
    }

    @Test
    void whatTheCodeReadsByNameIsKnown() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = READ.matcher(Files.readString(file));
                while (matcher.find()) {
                    SettingsJudgement judgement = WrittenYaml.of("x: y")
                            .arguments(Map.of(matcher.group(1), ""))
                            .judged();
                    judgement.general().stream()
                            .filter(mistake -> mistake.contains("is no setting"))
                            .forEach(mistake -> unknown.add(file + ": " + mistake));
                }
            }
        }

        assertThat(unknown)
                .as("settings that no @ConfigurationProperties record has: they would be refused")
                .isEmpty();
    }
}
