package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An auditor is told every member of a record, what it means, and also what no class knows. */
class ToldMemberTest {

    @Test
    void membersAreToldInTheOrderOfTheirClassWithWhatTheyMean() {
        List<ToldMember> told = told(
                "requiredTestsDetermined",
                "{tests: [{reason: 'always', test: 'TEST-06'}], commit: 'abc', addedLater: [true, false, null]}");

        assertThat(told).extracting(ToldMember::name).containsExactly("commit", "tests", "added later");
        assertThat(told.get(0))
                .isEqualTo(new ToldMember("commit", "full id of the commit that it is about", "abc", List.of()));
        assertThat(told.get(1).value()).isNull();
        assertThat(told.get(1).members()).singleElement().satisfies(first -> {
            assertThat(first.name()).isEqualTo("1");
            assertThat(first.members())
                    .containsExactly(
                            new ToldMember("test", "id of the test, e.g. TEST-06", "TEST-06", List.of()),
                            new ToldMember("reason", "why it is required", "always", List.of()));
        });
        assertThat(told.get(2)).isEqualTo(new ToldMember("added later", null, "yes, no, nothing", List.of()));
    }

    @Test
    void theKeysOfAMapAreIds() {
        ToldMember answers = told(
                        "checklistAnswered",
                        "{checklist: 'pre-release', commit: 'abc', answers: {'PRE-14': {answer: 'yes'}}}")
                .get(2);

        assertThat(answers.members()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("PRE-14");
            assertThat(row.members()).extracting(ToldMember::value).containsExactly("yes");
            assertThat(row.members().get(0).means()).isNotBlank();
        });
    }

    @Test
    void ofAKindThatNobodyKnowsEverythingIsToldAsItStands() {
        assertThat(ToldMember.of(new ReleaseStory()
                        .add("neverHeardOf", "tech", "{tests: [], inner: {}, list: [{a: 1}]}")
                        .records()
                        .get(0)))
                .containsExactly(
                        new ToldMember("tests", null, "nothing", List.of()),
                        new ToldMember("inner", null, "nothing", List.of()),
                        new ToldMember(
                                "list",
                                null,
                                null,
                                List.of(new ToldMember(
                                        "1", null, null, List.of(new ToldMember("a", null, "1", List.of()))))));
    }

    private static List<ToldMember> told(String kind, String payload) {
        return ToldMember.of(
                new ReleaseStory().add(kind, "system:policy", payload).records().get(0));
    }
}
