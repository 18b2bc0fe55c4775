package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.ReleaseType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the pages of the Releases application say: in both languages, and nothing that has no text. */
class BoardTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern FORMS = Pattern.compile("\\{\\w+:([^{}]*)}");
    private static final Pattern USED = Pattern.compile("\\b(?:t|parts)\\('([a-z][a-zA-Z.-]*[a-zA-Z])'");

    private final BoardTexts texts = new BoardTexts();

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() {
        Map<String, String> english = texts.in("en");
        Map<String, String> arabic = texts.in("ar");

        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, text) -> assertThat(places(arabic.get(key))).as(key).isEqualTo(places(text)));
        assertThat(arabic.get("board.mine")).isNotEqualTo(english.get("board.mine"));
    }

    @ParameterizedTest
    @CsvSource({"en, 'one,other'", "ar, 'one,two,few,other'"})
    void aWordHasAFormForEveryNumberOfItsLanguage(String language, String numbers) {
        List<String> forms = texts.in(language).values().stream()
                .flatMap(text -> FORMS.matcher(text).results().map(found -> found.group(1)))
                .toList();

        assertThat(forms)
                .isNotEmpty()
                .allSatisfy(all -> assertThat(all.split(";"))
                        .extracting(form -> form.substring(0, form.indexOf('=')))
                        .contains(numbers.split(",")));
    }

    @Test
    void noTextCountsOneAsMany() {
        assertThat(texts.in("en"))
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .doesNotContainPattern("\\{\\w+} (days|releases|suspicions|tasks|steps|records|findings)\\b"));
    }

    @Test
    void aLanguageThatThereIsNotIsEnglish() {
        assertThat(texts.in("de")).isEqualTo(texts.in("en"));
    }

    @Test
    void everyTextThatAScriptNamesIsThere() throws IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver()
                .getResources("classpath:META-INF/resources/webjars/camunda/app/releases/scripts/*.js");
        Set<String> used = new TreeSet<>();
        for (Resource script : scripts) {
            USED.matcher(script.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(used::add);
        }

        assertThat(used).contains("board.mine", "row.owner");
        assertThat(texts.in("en").keySet()).containsAll(used);
    }

    @Test
    void tasksAreCalledOtherwiseWhereThereIsAnotherName() {
        assertThat(texts.titles("userTask_approveRelease", "Approve canteen-api 1.5.0 as security owner or management"))
                .isEqualTo(Map.of("ar", "اعتمد canteen-api 1.5.0 بصفة مالك الأمن أو الإدارة"));
        assertThat(texts.titles("userTask_askTheNeighbours", "Ask the neighbours"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void everyWordOfAReleaseHasAText(String language) {
        Set<String> words = new LinkedHashSet<>();
        for (ReleaseStatus status : ReleaseStatus.values()) {
            words.addAll(Set.of("status." + status.word(), "next." + status.word(), "waits." + status.word()));
        }
        Arrays.stream(ReleaseType.values()).forEach(type -> words.add("type." + type.word()));
        Roles.NAMES.keySet().forEach(role -> words.add("role." + role));
        Stream.of("now", "later", "never").forEach(when -> words.add("gate." + when));
        Stream.of(
                        "part",
                        "approval",
                        "planned-time",
                        "window",
                        "peak-approval",
                        "start",
                        "backup",
                        "release",
                        "findings",
                        "repository")
                .forEach(wait -> words.add("wait." + wait));

        assertThat(texts.in(language).keySet()).containsAll(words);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
