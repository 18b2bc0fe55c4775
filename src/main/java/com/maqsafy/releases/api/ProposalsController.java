package com.maqsafy.releases.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.proposal.ReleaseProposal;
import com.maqsafy.releases.proposal.ReleaseProposals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** New releases over REST: what is proposed, and what a start would need and be refused for. Nothing is started. */
@RestController
@RequestMapping("/api/releases")
class ProposalsController {

    private final ReleaseProposals proposals;

    ProposalsController(ReleaseProposals proposals) {
        this.proposals = proposals;
    }

    /**
     * A dry run.
     *
     * @param proposal a body that can be sent to start the release
     * @param reasons why a field is proposed as it is, by its name
     * @param risk how risky its deployment will be
     * @param migrations what it changes in the database
     * @param tests ids of the tests that must pass
     * @param approvers whose approval it will need
     * @param windows when it can be deployed, the next times first
     * @param violations what a start with this proposal would be refused for
     */
    record DryRun(
            StartBody proposal,
            Map<String, String> reasons,
            Risk risk,
            List<ReleaseProposal.BroughtMigration> migrations,
            List<String> tests,
            List<ReleaseProposal.Approver> approvers,
            List<ReleaseProposal.Window> windows,
            List<Violation> violations) {}

    /** The class of a risk, {@code low}, {@code medium}, {@code high} or {@code unknown}, and why. */
    record Risk(@JsonProperty("class") String level, List<String> reasons) {}

    @PostMapping(params = "dryRun=true")
    @Operation(
            summary = "Starts a release, or with dryRun proposes one and says what it would need",
            description =
                    "With `dryRun=true` nothing is started or kept, and `Idempotency-Key` has no effect. `service`, `branch` and"
                            + " `reason` (which is the summary unless there is one) are enough; every other field is proposed from"
                            + " Git and settings, with its reason. A field that is given is taken as it is. The rights, rules and"
                            + " tables are those of a real start, so `violations` is what it would be refused for, and `proposal`"
                            + " can be sent as it is to start the release.")
    DryRun dryRun(
            @RequestBody StartBody body,
            @RequestParam
                    @Parameter(description = "`true` = propose and judge, start nothing; `false` or absent = start")
                    boolean dryRun,
            Principal caller) {
        ReleaseProposal proposal = proposals.propose(body.request(), caller.getName());
        return new DryRun(
                StartBody.of(proposal.request()),
                proposal.reasons(),
                new Risk(proposal.risk().level(), proposal.risk().reasons()),
                proposal.migrations(),
                proposal.tests(),
                proposal.approvers(),
                proposal.windows(),
                proposal.violations());
    }
}
