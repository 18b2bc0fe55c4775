package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.policy.LiveFacts.ApplicableCheck;
import com.maqsafy.releases.policy.LiveFacts.CalendarAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A story and the live facts around it, both open to change. */
public final class Scene {

    public ReleaseStory story;
    Instant now;
    String productionVersion = "1.4.1";
    Optional<String> tagCommit = Optional.of(ReleaseStory.COMMIT);
    Optional<String> otherRelease = Optional.empty();
    boolean commitOnBranch = true;
    boolean peak;
    boolean inWindow = true;
    Optional<String> freeze = Optional.empty();

    @Nullable
    Instant nextOpening = Instant.parse("2026-03-03T20:00:00Z");

    public List<String> plannedSteps = List.of("take-code", "migrate");
    List<ApplicableCheck> checks =
            List.of(new ApplicableCheck("health", "POST-01", true), new ApplicableCheck("logs", "POST-09", false));

    public Scene(ReleaseStory story) {
        this.story = story;
        this.now = story.next();
    }

    public Dossier dossier() {
        return Dossier.of(
                story.details(),
                story.records(),
                now,
                new LiveFacts(
                        productionVersion,
                        tagCommit,
                        otherRelease,
                        commitOnBranch,
                        new CalendarAnswer(peak, inWindow, freeze, nextOpening),
                        plannedSteps,
                        checks));
    }
}
