package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The texts of messages")
class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() throws IOException {
        Properties english = file("messages.properties");
        Properties arabic = file("messages_ar.properties");

        assertThat(new TreeSet<>(arabic.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(arabic.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(arabic.getProperty(key)).as(key).isNotBlank().doesNotContain("<", "&");
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContain("<", "&");
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventHasATitleAndASchema(EventType type) {
        for (Language language : Language.values()) {
            assertThat(Texts.in(language).text(type.word())).isNotBlank();
        }
        assertThat(EventSchemas.DIRECTORY.resolve(type.word() + ".v1.schema.json"))
                .exists();
    }

    @Test
    void theMachinesOwnLanguageSaysNothing() {
        java.util.Locale before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag("ar"));
        try {
            assertThat(Texts.in(Language.EN).text("link.task")).isEqualTo("Open the task");
            assertThat(Texts.in(Language.AR).text("link.task")).isEqualTo("افتح المهمة");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void wordsAreNotAmbiguous() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::word)).doesNotHaveDuplicates();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties file(String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                TextsTest.class.getResourceAsStream("/notification/" + name), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }
}
