package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.ApprovalLapsed;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.policy.LapseRules;
import com.maqsafy.releases.policy.LiveFacts;
import com.maqsafy.releases.process.ReleaseProcess;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for releases that wait on what counts no longer: an approval that is too old or whose person lost the role, a
 * planned time long past, other commands than the approved ones, a role that nobody can fill any more. They go back into
 * preparation, which asks again whoever has to be asked; nobody waits until the deployer meets the gate.
 *
 * <p>Each release is handled in a transaction of its own that reads it again. Two nodes may look at the same moment: the
 * engine lets one of them move the release, and the other one's record goes with its transaction.
 */
@Component
public class LapsedReleases {

    private static final Logger LOG = LoggerFactory.getLogger(LapsedReleases.class);

    private static final String REWORK = "release.reworkRequested";
    private static final int PAGE = 100;

    private final Releases releases;
    private final Ledger ledger;
    private final Approvals approvals;
    private final LapseRules rules;
    private final ReleaseProcess process;
    private final SafeMode safeMode;
    private final Clock clock;
    private final OnOneNode onOneNode;
    private final TransactionTemplate ownTransaction;

    LapsedReleases(
            Releases releases,
            Ledger ledger,
            Approvals approvals,
            LapseRules rules,
            ReleaseProcess process,
            SafeMode safeMode,
            Clock clock,
            OnOneNode onOneNode,
            PlatformTransactionManager transactions) {
        this.releases = releases;
        this.ledger = ledger;
        this.approvals = approvals;
        this.rules = rules;
        this.process = process;
        this.safeMode = safeMode;
        this.clock = clock;
        this.onOneNode = onOneNode;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Every minute by itself. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.run("lapsed-releases", this::look);
    }

    /** Looks at all releases before production. */
    public void look() {
        if (safeMode.on()) {
            return;
        }
        for (ReleaseStatus status :
                List.of(ReleaseStatus.PREPARING, ReleaseStatus.AWAITING_APPROVAL, ReleaseStatus.APPROVED)) {
            Long before = null;
            do {
                var page = releases.log(new LogFilter(before, null, null, status.word(), PAGE));
                page.forEach(entry -> lookAt(entry.release().key()));
                before = page.size() == PAGE ? page.get(PAGE - 1).id() : null;
            } while (before != null);
        }
    }

    private void lookAt(String key) {
        try {
            ownTransaction.executeWithoutResult(tx -> {
                if (!askedAgain(key)) {
                    tx.setRollbackOnly();
                }
            });
        } catch (RuntimeException e) {
            // Something else moved it at this moment, or it cannot be told now: there is a next minute.
            LOG.warn("REL-POL-030 Whether {} waits on what counts no longer could not be found out", key, e);
        }
    }

    /** @return whether something was said that is to be kept */
    private boolean askedAgain(String key) {
        ReleaseDetails release = releases.get(key);
        if (release.status().phase() != ReleaseStatus.Phase.BEFORE_PRODUCTION) {
            return false;
        }
        Dossier dossier = Dossier.of(release, ledger.records(key), clock.instant(), LiveFacts.unknown());
        List<Finding> findings = new ArrayList<>(rules.of(dossier));
        boolean preparing = release.status() == ReleaseStatus.PREPARING;
        if (!preparing) {
            findings.addAll(notAskedYet(dossier));
        }
        if (findings.isEmpty() || saidAlready(dossier, findings)) {
            return false;
        }
        ledger.append(Attestation.of(key, "system:policy", new ApprovalLapsed(findings))
                .serving(findings.stream().map(Finding::item).distinct().toList()));
        LOG.info("REL-POL-031 {} waits on what counts no longer: {}", key, findings);
        // One that is being prepared meets the gate at the end of its preparation anyway.
        return preparing || process.tell(key, REWORK);
    }

    /** Lapsed approvals that the open round does not ask for. */
    private List<Finding> notAskedYet(Dossier dossier) {
        ApprovalState state =
                approvals.of(dossier.release(), dossier.contentDigest(), dossier.records(), dossier.now());
        Optional<Recorded<ApprovalRoundOpened>> round = dossier.last(ApprovalRoundOpened.class);
        List<Finding> findings = new ArrayList<>();
        state.lapsed().forEach((role, lapse) -> {
            boolean asked = round.filter(r -> r.sequence() > lapse.approval().sequence())
                    .filter(r -> Members.list(r.event().asked()).contains(role))
                    .isPresent();
            if (!asked && state.missing().contains(role)) {
                findings.add(Finding.of(
                        state.required()
                                .getOrDefault(
                                        role,
                                        ApprovalFloor.item(dossier.release().type())),
                        Sentence.of("finding.approval-asked-again", lapse.sentence(role))));
            }
        });
        return findings;
    }

    /** While it is prepared the same is said once. */
    private static boolean saidAlready(Dossier dossier, List<Finding> findings) {
        return dossier.release().status() == ReleaseStatus.PREPARING
                && dossier.last(ApprovalLapsed.class)
                        .filter(r -> r.event().findings().stream()
                                .map(Finding::message)
                                .toList()
                                .containsAll(
                                        findings.stream().map(Finding::message).toList()))
                        .isPresent();
    }
}
