package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;

/** A story and the live facts around it, both open to change. */
public final class Scene {

    public ReleaseStory story;
    Instant now;
    String productionVersion = "1.4.1";
    LiveFacts.Production production = LiveFacts.Production.NOT_ASKED;
    LiveFacts.WayBack wayBack = new LiveFacts.WayBack("1.4.1", true, true, true, false);
    Set<String> usedVersions = Set.of("1.4.0", "1.4.1");
    Optional<String> tagCommit = Optional.of(ReleaseStory.COMMIT);
    Optional<String> otherRelease = Optional.empty();
    boolean commitOnBranch = true;
    boolean containsPrevious = true;
    boolean peak;
    boolean inWindow = true;
    Optional<String> freeze = Optional.empty();

    @Nullable
    Instant nextOpening = Instant.parse("2026-03-03T20:00:00Z");

    public List<String> plannedSteps = List.of("take-code", "migrate");
    public List<ApplicableCheck> checks =
            List.of(new ApplicableCheck("health", "POST-01", true), new ApplicableCheck("logs", "POST-09", false));

    public Scene(ReleaseStory story) {
        this.story = story;
        this.now = story.next();
    }

    /** What would run: the commands that the story shows its approvers. */
    static DeploymentPlans plans() {
        DeploymentPlans plans = Mockito.mock(DeploymentPlans.class);
        Mockito.when(plans.resolved(Mockito.any())).thenReturn(ReleaseStory.PLAN);
        return plans;
    }

    public Dossier dossier() {
        return Dossier.of(
                story.details(),
                story.records(),
                now,
                new LiveFacts(
                        productionVersion,
                        production,
                        wayBack,
                        usedVersions,
                        tagCommit,
                        otherRelease,
                        commitOnBranch,
                        containsPrevious,
                        new CalendarAnswer(peak, inWindow, freeze, nextOpening),
                        plannedSteps,
                        checks));
    }
}
