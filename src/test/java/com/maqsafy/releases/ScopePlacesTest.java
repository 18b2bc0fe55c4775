package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleasePath;
import com.maqsafy.releases.source.ChangedAspect;
import com.maqsafy.releases.source.ReleasePart;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each place that has to know what a release contains and changes, and cannot ask {@link ReleasePart} and {@link ChangedAspect}. */
class ScopePlacesTest {

    private static final Path NEW_PAGE = Places.PAGES.resolve("releases/scripts/new-page.js");

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @ParameterizedTest
    @EnumSource(ReleasePath.class)
    void eachStartFormAsksForTheSameScope(ReleasePath path) {
        assertThat(Places.choices(path.startForm(), "contains")).isEqualTo(ReleasePart.words());
        assertThat(Places.answers(path.startForm(), "contains")).isEqualTo(ReleasePart.words());
        assertThat(Places.choices(path.startForm(), "changedAspects")).isEqualTo(ChangedAspect.words());
        assertThat(Places.answers(path.startForm(), "changedAspects")).isEqualTo(ChangedAspect.words());
    }

    @Test
    void thePageOfANewReleaseAsksForTheSameScope() {
        assertThat(Places.list(NEW_PAGE, "CONTAINS")).isEqualTo(ReleasePart.words());
        assertThat(Places.list(NEW_PAGE, "ASPECTS")).isEqualTo(ChangedAspect.words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/messages.properties", "/board/messages_ar.properties"})
    void eachLanguageHasAWordForEach(String resource) {
        assertThat(Places.messages(resource, "contains.")).containsExactlyInAnyOrderElementsOf(ReleasePart.words());
        assertThat(Places.messages(resource, "aspect.")).containsExactlyInAnyOrderElementsOf(ChangedAspect.words());
    }

    @Test
    void theCatalogueHasAnItemForEachPart() {
        assertThat(catalogue.section("SCOPE").stream().map(PolicyItem::word).filter(Objects::nonNull))
                .containsExactlyElementsOf(ReleasePart.words());
    }

    @Test
    void itemsAreTriggeredByAspectsThatThereAre() {
        assertThat(catalogue.items().stream().flatMap(item -> item.triggers().stream()))
                .isSubsetOf(ChangedAspect.words());
    }

    @Test
    void eachAspectAsksForATest() {
        assertThat(ChangedAspect.words())
                .allSatisfy(aspect -> assertThat(catalogue.section("TEST"))
                        .anyMatch(item -> item.triggers().contains(aspect)));
    }

    @Test
    void everyPartOfThePreparationCanBeOpenedAgainAndHasAWordInEachLanguage() {
        List<String> words =
                Stream.of(PreparationPart.values()).map(PreparationPart::word).toList();
        assertThat(Places.list(Places.PAGES.resolve("releases/scripts/actions.js"), "PARTS"))
                .isEqualTo(words);
        assertThat(Places.choices("resolve-findings", "parts")).isEqualTo(words);
        assertThat(Places.answers("resolve-findings", "parts")).isEqualTo(words);
        for (String messages : List.of("/board/messages.properties", "/board/messages_ar.properties")) {
            assertThat(Places.messages(messages, "part.")).as(messages).containsAll(words);
        }
    }

    @Test
    void tablesAskForAspectsAndPartsThatThereAre() {
        List<String> words = Stream.of(
                        ReleasePart.words(),
                        ChangedAspect.words(),
                        Stream.of(PreparationPart.values())
                                .map(PreparationPart::word)
                                .toList())
                .flatMap(List::stream)
                .toList();
        Pattern asked = Pattern.compile("list contains\\([^\"\\[]*\"([a-z-]+)\"\\)");
        assertThat(Places.files("bpmn", ".dmn").values().stream()
                        .flatMap(text -> asked.matcher(text).results().map(match -> match.group(1))))
                .isNotEmpty()
                .isSubsetOf(words);
        Pattern listed = Pattern.compile("list contains\\(\\[([^\\]]+)\\]");
        assertThat(Places.files("bpmn", ".dmn").values().stream()
                        .flatMap(text -> listed.matcher(text).results().map(MatchResult::group))
                        .flatMap(list -> Pattern.compile("\"([a-z-]+)\"")
                                .matcher(list)
                                .results()
                                .map(match -> match.group(1))))
                .isNotEmpty()
                .isSubsetOf(ChangedAspect.words());
    }
}
