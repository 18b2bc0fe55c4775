package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of the results of a release's tests. */
class TestEvidenceTest {

    private static final String REPORT =
            "{commit: '%s', test: '%s', outcome: '%s', source: 'junit', total: 3, failed: 0, errors: 0, sha256: '%s'}";

    @Test
    void tellsTheLastResultOfEachTestAndWhichStandOnTheSameDocument() {
        ReleaseStory story = ReleaseStory.requested();
        report(story, ReleaseStory.COMMIT, "TEST-06", "failed", "aa");
        report(story, ReleaseStory.COMMIT, "TEST-06", "passed", "bb");
        report(story, ReleaseStory.COMMIT, "TEST-01", "passed", "bb");
        report(story, ReleaseStory.COMMIT, "TEST-02", "passed", "cc");
        report(story, ReleaseStory.OTHER_COMMIT, "TEST-03", "passed", "cc");

        List<Map<String, Object>> results = TestEvidence.results(new Scene(story).dossier());

        assertThat(results).extracting(r -> r.get("test")).containsExactly("TEST-01", "TEST-02", "TEST-06");
        assertThat(results)
                .extracting(r -> r.get("sameDocumentAs"))
                .containsExactly(List.of("TEST-06"), null, List.of("TEST-01"));
        assertThat(results.get(2)).containsEntry("outcome", "passed").containsEntry("by", "ci");
    }

    private static void report(ReleaseStory story, String commit, String test, String outcome, String sha256) {
        story.add("testReported", "ci", REPORT.formatted(commit, test, outcome, sha256));
    }
}
