package com.maqsafy.releases.hotfix;

import static com.maqsafy.releases.ReleaseStory.COMMIT;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Map;

/** The story of a hotfix that goes well, on that of a release. */
public final class HotfixStory {

    private HotfixStory() {}

    /** Everything before the approvals is done. */
    public static ReleaseStory prepared() {
        return told(ReleaseStory.prepared(HotfixStory::isAHotfix));
    }

    /** Deployed, checked and tagged. */
    public static ReleaseStory deployed() {
        return prepared()
                .approve()
                .startDeployment()
                .add("statusChanged", "system:release", "{from: 'approved', to: 'deploying'}")
                .deploy()
                .add("statusChanged", "system:release", "{from: 'deploying', to: 'verifying'}");
    }

    private static void isAHotfix(ReleaseStory story) {
        story.type = ReleaseType.HOTFIX;
        story.changeType = "fix";
        story.version = "1.4.2";
        story.branch = "hotfix/1.4.2";
        story.approvers = Map.of("technical-owner", "tech");
    }

    private static ReleaseStory told(ReleaseStory story) {
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
