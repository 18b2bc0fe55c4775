package com.maqsafy.releases.board;

import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.PlannedStep;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.language.Sayings;
import com.maqsafy.releases.release.CheckRun;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.VerificationRoundOpened;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a release's page shows in English where nothing else says it in Arabic, with its Arabic: titles of steps, names and
 * answers of checks, a lifted duty, and release notes. Step titles and check names of a service's own that are not the usual ones stay as they
 * are, but for checks that stand for an item of the policy: those are called what it asks for.
 */
final class PageInArabic {

    private PageInArabic() {}

    /** The Arabic of each text, by its English; the name of a check by its id. */
    static Map<String, String> of(
            ReleaseDetails release, List<LedgerRecord> records, DeploymentPlans plans, String notes, Instant now) {
        ReleaseHistory history = new ReleaseHistory(records);
        Map<String, String> said = new TreeMap<>();
        Stream.concat(plans.deployment(release).stream(), plans.rollback(release).stream())
                .map(PlannedStep::title)
                .forEach(title -> put(said, title, OurWords.work(title)));
        history.all(VerificationRoundOpened.class)
                .flatMap(round -> round.event().checks().stream())
                .forEach(check -> put(said, check, OurWords.check(check, "")));
        history.all(CheckRun.class).map(Recorded::event).forEach(run -> {
            put(said, run.check(), OurWords.check(run.check(), run.item()));
            String evidence = Members.text(run.evidence());
            Sayings.in(evidence).ifPresent(arabic -> put(said, evidence, arabic));
        });
        BreakGlass.last(records)
                .map(glass -> glass.sentence(now))
                .ifPresent(sentence -> Sayings.in(sentence).ifPresent(arabic -> put(said, sentence, arabic)));
        put(said, notes, NotesInArabic.of(notes));
        return said;
    }

    private static void put(Map<String, String> said, String english, String arabic) {
        if (!english.isEmpty() && !arabic.equals(OurWords.isolated(english))) {
            said.put(english, arabic);
        }
    }
}
