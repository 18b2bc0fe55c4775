package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.source.CommitMessage;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** What an approver follows is a plain address, whoever wrote it. */
class ShownLinksTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final SourceRepositories sources = mock();

    @ParameterizedTest
    @CsvSource({
        "https://github.com/canteen/api.git, https://github.com/canteen/api/compare/",
        "git@github.com:canteen/api.git, https://github.com/canteen/api/compare/",
        "https://ci:token@github.com/canteen/api, https://github.com/canteen/api/compare/",
        "ssh://git@gitlab.example.com/canteen/api.git, https://gitlab.example.com/canteen/api/-/compare/",
    })
    void comparesInTheForge(String repository, String page) {
        SourceRepository source = mock();
        when(source.versionTag("1.4.1")).thenReturn(Optional.of(new VersionTag("v1.4.1", "1.4.1", "c".repeat(40))));
        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        environment.setProperty("releases.services.canteen-api.source.repository", repository);

        assertThat(of(List.of("MAQ-17")))
                .isEqualTo("[Compare with 1.4.1](" + page + "c".repeat(40) + "..." + ReleaseStory.COMMIT + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/canteen/api.git, https://github.com/canteen/api/pull/, #, 'Merge pull request #12 from canteen/limits\n\nLimits (#9)', feat: a limit (#14)",
        "git@gitlab.com:canteen/api.git, https://gitlab.com/canteen/api/-/merge_requests/, !, 'Merge branch ''limits''\n\nSee merge request canteen/api!12', 'feat: a limit (#9)\n\nSee merge request canteen/api!14'",
    })
    void leadsToPullRequests(String repository, String page, String sign, String merge, String squash) {
        forge(repository, merge, "fix: nothing of the kind, see #8", squash, squash);

        assertThat(of(List.of()))
                .endsWith(" · [%s12](%s12) · [%s14](%s14)".formatted(sign, page, sign, page))
                .doesNotContain(sign + "8", sign + "9");
    }

    @Test
    void leadsToAFewPullRequests() {
        forge(
                "https://github.com/canteen/api",
                IntStream.rangeClosed(1, 9).mapToObj("fix: it (#%d)"::formatted).toArray(String[]::new));

        assertThat(of(List.of()))
                .contains("[#6](https://github.com/canteen/api/pull/6) · and 3 more requests in the comparison")
                .doesNotContain("#7");
    }

    private void forge(String repository, String... messages) {
        SourceRepository source = mock();
        when(source.versionTag("1.4.1")).thenReturn(Optional.of(new VersionTag("v1.4.1", "1.4.1", "c".repeat(40))));
        when(source.messages("c".repeat(40), ReleaseStory.COMMIT, 500))
                .thenReturn(Stream.of(messages)
                        .map(text -> new CommitMessage("d".repeat(40), List.of(), text))
                        .toList());
        when(sources.of("canteen-api")).thenReturn(Optional.of(source));
        environment.setProperty("releases.services.canteen-api.source.repository", repository);
    }

    @Test
    void leadsToRequirements() {
        when(sources.of("canteen-api")).thenReturn(Optional.empty());

        assertThat(of(List.of("https://tracker.example.com/browse/MAQ-17?view=all", "MAQ-18")))
                .isEqualTo("[MAQ-17](https://tracker.example.com/browse/MAQ-17?view=all)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://tracker.example.com/1",
                "https://x) [Approve](https://evil.example.com",
                "https://tracker.example.com/a b",
                "https://tracker.example.com/<b>",
                "https://tracker.example.com/`x`"
            })
    void showsNothingElse(String requirement) {
        when(sources.of("canteen-api")).thenReturn(Optional.empty());

        assertThat(of(List.of(requirement))).isEqualTo("No links are recorded.");
    }

    private String of(List<String> requirements) {
        ReleaseStory story = new ReleaseStory();
        story.requirements = requirements;
        return new ShownLinks(sources, environment)
                .of(Dossier.of(story.details(), story.records(), ReleaseStory.START, LiveFacts.unknown()));
    }
}
