package com.maqsafy.releases.proposal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.ShippedTables;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.TestRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Proposals for a real repository, by the tables that are shipped; production runs 1.4.1. */
final class ProposalFixture {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    /** What ids of requirements look like where nobody says otherwise. */
    static final ProposalSettings.Options IDS = new ProposalSettings.Options("\\b[A-Z][A-Z0-9]+-[1-9][0-9]*\\b");

    final Releases releases = mock(Releases.class);
    final ReleaseCommands commands = mock(ReleaseCommands.class);
    final DeploymentCalendar calendar = mock(DeploymentCalendar.class);
    final ReleaseProposals proposals;
    final ReleasableBranches branches;

    ProposalFixture(TestRepository repository) {
        this(repository, IDS);
    }

    ProposalFixture(TestRepository repository, ProposalSettings.Options options) {
        this(repository.sources(), options);
    }

    ProposalFixture(SourceRepositories sources, ProposalSettings.Options options) {
        when(releases.productionVersion(TestRepository.SERVICE)).thenReturn(Optional.of("1.4.1"));
        used("1.4.1");
        when(calendar.openings(any(), any(), anyInt()))
                .thenReturn(List.of(new DeploymentCalendar.Opening(NOW.plusSeconds(60), NOW.plusSeconds(3600))));
        when(calendar.windowConfigured(any())).thenReturn(true);
        when(calendar.assess(any(), any())).thenReturn(new CalendarAnswer(false, false, Optional.empty(), NOW));
        proposals = new ReleaseProposals(
                sources,
                releases,
                commands,
                new FitTexts(new LeakScanner(NotesSettings.defaults())),
                new Prospects(
                        ShippedTables.of("deployment-risk", "required-tests", "required-approvals"),
                        new PolicyCatalogue(),
                        calendar,
                        Clock.fixed(NOW, ZoneOffset.UTC)),
                new ProposalSettings(Map.of(), options));
        branches = new ReleasableBranches(sources, releases);
    }

    void used(String... versions) {
        when(releases.usedVersions(any(), any())).thenReturn(new HashSet<>(Set.of(versions)));
    }

    /** What is proposed for a branch when nothing else is said. */
    ReleaseProposal of(String branch) {
        return proposals.propose(request(branch, "", "", ""), "owner");
    }

    static ReleaseRequest request(String branch, String version, String type, String changeType) {
        return new ReleaseRequest(
                TestRepository.SERVICE,
                version,
                type,
                changeType,
                branch,
                "Wallets have limits",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                false,
                ReleaseRequest.Incident.NONE);
    }
}
