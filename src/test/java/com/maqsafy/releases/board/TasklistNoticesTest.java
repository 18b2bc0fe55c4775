package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What Tasklist itself says of an act and of a failure, in Arabic; its other words stay with the forms, in English. */
class TasklistNoticesTest {

    private static final String TASKLIST = "META-INF/resources/webjars/camunda/app/tasklist/";
    private static final Pattern NOTICE = Pattern.compile(
            "\\w+_(?:OK|ERROR|FAILURE|FAILED|SUCCESS|SUCESS)|PAGES_(?:MSG|STATUS)_\\w+|AUTH_\\w+|FINISHED|FAILED");
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\w+}}");

    @Test
    void everyNoticeOfTasklistIsSaidInArabicWithTheSameNames() throws IOException {
        JsonNode english = labels("en");
        JsonNode arabic = labels("ar");
        Set<String> notices = new TreeSet<>();
        english.fieldNames().forEachRemaining(key -> {
            if (NOTICE.matcher(key).matches()) {
                notices.add(key);
            }
        });

        assertThat(notices).contains("COMPLETE_OK", "CLAIM_ERROR", "TASK_UPDATE_SUCESS");
        assertThat(arabic.fieldNames()).toIterable().containsAll(notices);
        arabic.properties().forEach(label -> {
            assertThat(label.getValue().asText()).as(label.getKey()).matches("\\p{IsArabic}.*");
            assertThat(places(label.getValue())).as(label.getKey()).isSubsetOf(places(english.path(label.getKey())));
        });
    }

    @Test
    void whatOurScriptsLookForInANoticeIsWhatTasklistSaysInBothLanguages() throws IOException {
        for (String language : Set.of("en", "ar")) {
            JsonNode labels = labels(language);
            assertThat(script("refusals.js"))
                    .contains(labels.path("COMPLETE_ERROR").asText())
                    .contains(labels.path("PROCESS_START_ERROR").asText().replaceFirst("\\.$", ""));
            assertThat(Pattern.compile("STARTED = /([^/]+)/i")
                            .matcher(script("starting.js"))
                            .results()
                            .map(found -> Pattern.compile(found.group(1), Pattern.CASE_INSENSITIVE))
                            .allMatch(started -> started.matcher(
                                            labels.path("PROCESS_START_OK").asText())
                                    .find()))
                    .isTrue();
        }
        assertThat(text(TASKLIST + "scripts/config.js"))
                .contains("LANGUAGES = ['en', 'ar']", "availableLocales: LANGUAGES")
                .contains("setRequestHeader('Accept-Language', language)");
    }

    private static Set<String> places(JsonNode label) {
        return PLACE.matcher(label.asText()).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static JsonNode labels(String language) throws IOException {
        return new ObjectMapper()
                .readTree(text(TASKLIST + "locales/" + language + ".json").replace("\uFEFF", ""))
                .path("labels");
    }

    private static String script(String name) throws IOException {
        return text("META-INF/resources/webjars/camunda/app/releases/scripts/" + name);
    }

    private static String text(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
    }
}
