package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.source.SourceRepositories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Changes the content of a release that is being prepared; approvals for the content before are void by that. */
@Component
public class Amendment {

    private final Releases releases;
    private final SourceRepositories sources;
    private final List<AmendmentRule> rules;
    private final Ledger ledger;

    Amendment(Releases releases, SourceRepositories sources, List<AmendmentRule> rules, Ledger ledger) {
        this.releases = releases;
        this.sources = sources;
        this.rules = rules;
        this.ledger = ledger;
    }

    /**
     * What to change; blank texts and empty lists leave things as they are.
     *
     * @param latestCommit whether to move to the newest commit of the release's branch
     */
    public record Change(
            String summary, List<String> changes, List<String> requirements, String risks, boolean latestCommit) {}

    /**
     * Applies a change in the caller's transaction and attests what changed, if anything did.
     *
     * @throws SubmissionRefusedException when production has been touched, or with everything that the rules find
     */
    public void apply(String key, String user, Change change) {
        ReleaseDetails before = releases.get(key);
        if (before.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION) {
            throw new SubmissionRefusedException(new Violation(
                    "VER-05", "status", key + " is " + before.status().word() + " and is not changed any more."));
        }
        List<Violation> violations = rules.stream()
                .flatMap(rule -> rule.check(before, change).stream())
                .toList();
        if (!violations.isEmpty()) {
            throw new SubmissionRefusedException(violations);
        }
        ReleaseDetails after = before.amended(
                change.summary().isBlank() ? before.summary() : change.summary(),
                change.changes().isEmpty() ? before.changes() : change.changes(),
                change.requirements().isEmpty() ? before.requirements() : change.requirements(),
                change.risks().isBlank() ? before.risks() : change.risks(),
                change.latestCommit() ? head(before) : before.commit());
        Map<String, Object> changed = difference(before, after);
        if (!changed.isEmpty()) {
            releases.amend(key, r -> after);
            ledger.append(Attestation.of(key, user, "releaseAmended", List.of("PRIN-02"), changed));
        }
    }

    private String head(ReleaseDetails release) {
        return sources.of(release.service())
                .flatMap(s -> s.branchHead(release.branch()))
                .orElseThrow(() -> new SubmissionRefusedException(new Violation(
                        BranchFit.item(release.branch()),
                        "newCommit",
                        "The branch " + release.branch() + " is gone. Push it again or keep the commit.")));
    }

    private static Map<String, Object> difference(ReleaseDetails before, ReleaseDetails after) {
        Map<String, Object> old = ReleasePayload.of(before);
        Map<String, Object> changed = new LinkedHashMap<>();
        ReleasePayload.of(after).forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changed.put(name, value);
            }
        });
        return changed;
    }
}
