package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.FilesDeleted;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.hotfix.HotfixReviewed;
import com.maqsafy.releases.hotfix.ReviewOverdue;
import com.maqsafy.releases.hotfix.StabilisationStarted;
import com.maqsafy.releases.policy.ReleaseOvertaken;
import com.maqsafy.releases.security.RestrictionLifted;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What came after the end of a release was signed: what does not belong to its usual course, and what nobody signed since. */
@Component
class BehindSeal implements Detector {

    private static final Duration SEALED_WITHIN = Duration.ofHours(1);

    private static final List<Class<? extends LedgerEvent>> USUAL = List.of(
            FilesDeleted.class,
            StabilisationStarted.class,
            HotfixReviewed.class,
            ReviewOverdue.class,
            ReleaseOvertaken.class,
            RestrictionLifted.class);

    @Override
    public String kind() {
        return "behind-seal";
    }

    @Override
    public String why() {
        return "Something was recorded after the end of the release was sealed, and it is not what usually follows, or no later seal covers it.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        List<Seal> seals = release.seals();
        if (seals.isEmpty()) {
            return Stream.empty();
        }
        long first = seals.get(0).headSequence();
        long last = seals.stream().mapToLong(Seal::headSequence).max().orElse(first);
        return release.records().stream()
                .filter(r -> r.sequence() > first)
                .flatMap(r -> found(
                        r, r.sequence() > last && r.time().plus(SEALED_WITHIN).isBefore(release.now())));
    }

    private static Stream<Finding> found(LedgerRecord record, boolean unsealed) {
        boolean usual = USUAL.stream().anyMatch(record::is);
        if (usual && !unsealed) {
            return Stream.empty();
        }
        return Stream.of(Finding.of(
                record,
                "%s was recorded by %s after the end of the release was sealed%s."
                        .formatted(
                                Words.name(record.kind()),
                                record.actor(),
                                unsealed ? ", and no seal covers it more than an hour later" : "")));
    }
}
