package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whoever approves has read what is approved, which takes time. */
@Component
class ApprovedInSeconds implements Detector {

    private static final Duration TOO_QUICK = Duration.ofSeconds(60);

    @Override
    public String kind() {
        return "approved-in-seconds";
    }

    @Override
    public String why() {
        return "The approval came less than a minute after it was asked for. Nobody reads a release in that time.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        Map<Long, Recorded<ApprovalRoundOpened>> rounds =
                release.history().all(ApprovalRoundOpened.class).collect(Collectors.toMap(Recorded::sequence, r -> r));
        return release.history()
                .all(ApprovalDecided.class)
                .filter(r -> r.event().decision().equals("approve"))
                .flatMap(approval -> {
                    Recorded<ApprovalRoundOpened> round =
                            rounds.get(approval.event().round());
                    return round == null ? Stream.empty() : found(round, approval);
                });
    }

    private static Stream<Finding> found(Recorded<ApprovalRoundOpened> round, Recorded<ApprovalDecided> approval) {
        Duration waited = Duration.between(round.time(), approval.time());
        return waited.compareTo(TOO_QUICK) >= 0
                ? Stream.empty()
                : Stream.of(new Finding(
                        String.valueOf(approval.sequence()),
                        "%s approved as %s %s after it was asked for."
                                .formatted(
                                        approval.actor(),
                                        Words.role(approval.event().role()),
                                        Words.counted(waited.toSeconds(), "second")),
                        approval.time(),
                        List.of(Finding.place(round), Finding.place(approval))));
    }
}
