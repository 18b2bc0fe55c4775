package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseStatus;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RULE-06, VER-05. */
class UnchangedVersionRuleTest {

    @TestFactory
    Stream<DynamicTest> refusesToChangeWhatIsFinished() {
        return RuleTable.of(new UnchangedVersionRule(), ReleaseStory::deploying)
                .passes("the version has no tag yet", s -> s.tagCommit = Optional.empty())
                .fails(
                        "it is released",
                        s -> s.story.status = ReleaseStatus.RELEASED,
                        "RULE-06 The release is released and does not change any more.")
                .fails("it was withdrawn", s -> s.story.status = ReleaseStatus.WITHDRAWN, "RULE-06 is withdrawn")
                .fails(
                        "the tag is on another commit",
                        s -> s.tagCommit = Optional.of(ReleaseStory.OTHER_COMMIT),
                        "VER-05 tagged on commit bbbb")
                .passes("what is to be deployed was digested", s -> digested(s, "null"))
                .fails(
                        "what is to be deployed could not be digested",
                        s -> digested(s, "'REL-DEP-094 The command printed no artefact.'"),
                        "VER-05 What is to be deployed could not be digested: REL-DEP-094 The command printed no artefact. Mend releases.services.canteen-api.deployment.artefacts.before")
                .rows();
    }

    private static void digested(Scene scene, String message) {
        scene.story.add(
                "artefactsDigested",
                "system:worker",
                "{attempt: 1, when: 'before', outcome: 'failed', artefacts: [], message: %s}".formatted(message));
    }
}
