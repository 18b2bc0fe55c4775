package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.ReleaseStory.COMMIT;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;

/** The story of a hotfix that goes well, on that of a release. */
final class HotfixStory {

    private HotfixStory() {}

    /** Everything before the approvals is done. */
    static ReleaseStory prepared() {
        return told(ReleaseStory.prepared());
    }

    /** Deployed, checked and tagged. */
    static ReleaseStory deployed() {
        return told(ReleaseStory.deployed())
                .add("statusChanged", "system:release", "{from: 'approved', to: 'deploying'}")
                .add("statusChanged", "system:release", "{from: 'deploying', to: 'verifying'}");
    }

    private static ReleaseStory told(ReleaseStory story) {
        story.type = ReleaseType.HOTFIX;
        story.changeType = "fix";
        return story.change("sourceInspected", p -> {
                    p.put("files", 3).put("changedLines", 40);
                    p.putArray("areas").add("app/Http").add("config");
                })
                .add(
                        "incidentReported",
                        "owner",
                        "{whatBroke: 'Nobody can log in', brokenSince: '2026-03-02T07:30:00Z', incident: 'INC-7'}")
                .add(
                        "rootCauseDocumented",
                        "developer",
                        "{commit: '%s', rootCause: 'A null price', finding: 'first'}".formatted(COMMIT))
                .add("riskReviewed", "tech", """
                        {commit: '%s', decision: 'acceptable', risk: 'Prices are late', reason: 'It is local'}""".formatted(COMMIT));
    }

    /** Changes more than the default limits allow. */
    static ReleaseStory large() {
        return prepared().change("sourceInspected", p -> p.put("files", 11));
    }

    /** Management's decision on the size of {@link #large()}. */
    static ReleaseStory decide(ReleaseStory story, String person, String decision, String reason) {
        return story.add("hotfixScopeDecided", person, """
                {commit: '%s', decision: '%s', reason: '%s', files: 11, lines: 40, areas: ['app/Http', 'config']}""".formatted(COMMIT, decision, reason));
    }
}
