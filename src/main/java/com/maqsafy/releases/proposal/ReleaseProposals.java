package com.maqsafy.releases.proposal;

import com.google.re2j.Pattern;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.process.WrittenTime;
import com.maqsafy.releases.proposal.ReleaseProposal.Risk;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proposes a release from a service, a branch and why, and says what it will need and what stands against it. What is given
 * wins over what would be proposed, and is judged.
 */
@Component
public class ReleaseProposals {

    private final SourceRepositories sources;
    private final Releases releases;
    private final ReleaseCommands commands;
    private final FitTexts texts;
    private final Prospects prospects;
    private final ProposalSettings settings;

    ReleaseProposals(
            SourceRepositories sources,
            Releases releases,
            ReleaseCommands commands,
            FitTexts texts,
            Prospects prospects,
            ProposalSettings settings) {
        this.sources = sources;
        this.releases = releases;
        this.commands = commands;
        this.texts = texts;
        this.prospects = prospects;
        this.settings = settings;
    }

    /**
     * Proposes what was not given.
     *
     * @param given what is known of the release; of the summary, it is why
     * @param caller user id of who would start it
     * @throws org.camunda.bpm.engine.AuthorizationException when the caller may not start it
     */
    public ReleaseProposal propose(ReleaseRequest given, String caller) {
        GitFindings git =
                sources.of(given.service()).map(source -> read(source, given)).orElse(GitFindings.NONE);
        Proposing proposing = new Proposing(given, git, texts);
        Optional<ReleaseType> type =
                proposing.identity(releases.usedVersions(given.service(), git.previousVersion()), caller);
        Pattern requirement = settings.requirements(given.service());
        proposing.content(requirement);
        Optional<Prospects.Scope> scope = type.map(proposing::scope);
        Risk risk = scope.map(prospects::risk)
                .orElseGet(() -> new Risk(
                        ReleaseProposal.UNKNOWN,
                        List.of("It cannot be told before the type of the release is known.")));
        proposing.risks(risk);
        ReleaseRequest request = proposing.request();
        List<Violation> violations = commands.judge(request);
        return new ReleaseProposal(
                request,
                proposing.reasons(),
                risk,
                git.migrations().stream().map(Dangers::of).toList(),
                scope.map(prospects::tests).orElse(List.of()),
                scope.map(prospects::approvers).orElse(List.of()),
                type.filter(t -> sources.of(given.service()).isPresent())
                        .map(t -> prospects.windows(given.service(), t, planned(given.plannedAt())))
                        .orElse(List.of()),
                violations);
    }

    private GitFindings read(SourceRepository source, ReleaseRequest given) {
        try {
            return GitFindings.read(
                    source,
                    given,
                    releases.productionVersion(given.service()).orElse(""),
                    settings.requirements(given.service()));
        } catch (SourceException e) {
            // The start's own rules say what is wrong with the repository.
            return GitFindings.NONE;
        }
    }

    /** What is no time is refused as a violation of its field. */
    private static @Nullable Instant planned(String text) {
        try {
            return text.isEmpty() ? null : WrittenTime.read(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
