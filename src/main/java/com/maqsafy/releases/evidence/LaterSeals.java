package com.maqsafy.releases.evidence;

import com.maqsafy.releases.instance.OnOneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals again what was recorded behind a seal and nobody sealed: an intervention, a technical failure of what follows a
 * release. So is the administration ledger, which has no end. And, once, the releases that ended before every ending was
 * sealed. Well within the hour.
 */
@Component
public class LaterSeals {

    private static final Logger LOG = LoggerFactory.getLogger(LaterSeals.class);

    private final JdbcSealing sealing;
    private final TransactionTemplate transaction;
    private final ObjectProvider<OnOneNode> onOneNode;

    LaterSeals(JdbcSealing sealing, PlatformTransactionManager transactions, ObjectProvider<OnOneNode> onOneNode) {
        this.sealing = sealing;
        this.transaction = new TransactionTemplate(transactions);
        this.onOneNode = onOneNode;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.ifAvailable(turn -> turn.run("later-seals", this::seal));
    }

    /**
     * Seals all of them, each in a transaction of its own. One that cannot be sealed holds up no other.
     *
     * @return how many were sealed
     */
    public int seal() {
        int sealed = 0;
        for (String release : sealing.behind()) {
            try {
                transaction.executeWithoutResult(tx -> sealing.seal(release));
                sealed++;
            } catch (SealedReleaseException e) {
                // Somebody else was faster.
                LOG.debug("{} is sealed already.", release);
            } catch (InvalidEvidenceException e) {
                LOG.error("REL-EVI-043 What followed {} is not sealed: {}", release, e.getMessage());
            }
        }
        return sealed;
    }
}
