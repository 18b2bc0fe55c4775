package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.Act;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** MIG-01, MIG-04, MIG-05, MIG-07, MIG-08. */
class MigrationReviewRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForACompleteReviewByAnotherDeveloper() {
        return RuleTable.of(
                        new MigrationReviewRule(new PolicyCatalogue(), Persons.unknown(), Rules.later()),
                        ReleaseStory::prepared)
                .passes("there is nothing to review", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                    s.story.without("migrationReviewed");
                })
                .fails(
                        "MIG-04 is answered no",
                        s -> s.story.answer("migrationReviewed", "MIG-04", "no", ""),
                        "MIG-04 is answered no")
                .fails(
                        "MIG-05 is answered no",
                        s -> s.story.answer("migrationReviewed", "MIG-05", "no", ""),
                        "MIG-05 is answered no")
                .fails(
                        "MIG-07 is answered no",
                        s -> s.story.answer("migrationReviewed", "MIG-07", "no", ""),
                        "MIG-07 is answered no")
                .fails(
                        "MIG-08 is answered no",
                        s -> s.story.answer("migrationReviewed", "MIG-08", "no", ""),
                        "MIG-08 is answered no")
                .fails(
                        "a row does not apply",
                        s -> s.story.answer("migrationReviewed", "MIG-05", "not-applicable", "small"),
                        "MIG-05 always applies")
                .fails(
                        "the requester reviewed",
                        s -> s.story.requester = "developer",
                        "MIG-01 reviewed by developer, who may not")
                .fails(
                        "the reviewer turned out to have written a commit",
                        s -> s.story.writer("A Developer", KnownPeople.DEVELOPERS_EMAIL),
                        "MIG-01 reviewed by developer, who wrote a commit of it")
                .passes(
                        "that was lifted when the review was made",
                        s -> s.story
                                .writer("A Developer", KnownPeople.DEVELOPERS_EMAIL)
                                .change(
                                        "migrationReviewed",
                                        p -> p.putObject(Act.MEMBER)
                                                .putArray("lifted")
                                                .addObject()
                                                .put("duty", "writer-not-approver")))
                .passes("somebody else wrote it", s -> s.story.writer("Elsewhere", "else@canteen.example"))
                .fails(
                        "a machine reviewed",
                        s -> s.story.by("migrationReviewed", "system:worker"),
                        "MIG-01 reviewed by system:worker")
                .fails(
                        "the review rejects",
                        s -> s.story.change(
                                "migrationReviewed",
                                p -> p.put("decision", "rejected").put("reason", "locks a table")),
                        "MIG-01 rejects the migrations (locks a table)")
                .fails(
                        "no time is estimated",
                        s -> s.story.change("migrationReviewed", p -> p.put("executionTime", "")),
                        "MIG-07 does not say how long")
                .fails(
                        "a migration locks, and nobody says for how long",
                        s -> s.story.change("sourceInspected", MigrationReviewRuleTest::locking),
                        "MIG-05 does not say how long writes wait")
                .passes("a migration locks, and the review says for how long", s -> {
                    s.story.change("sourceInspected", MigrationReviewRuleTest::locking);
                    s.story.change("migrationReviewed", p -> p.put("lockTime", "3 s"));
                })
                .passes(
                        "the inspection is of before operations had grades",
                        s -> s.story.change(
                                "sourceInspected",
                                p -> ((ObjectNode) p.withArray("migrations").get(0))
                                        .withArray("operations")
                                        .addObject()
                                        .put("kind", "addIndex")
                                        .put("destructive", false)))
                .cannotTell(
                        "nobody reviewed",
                        s -> s.story.without("migrationReviewed"),
                        "MIG-01 have not been reviewed for this commit")
                .cannotTell(
                        "it was asked for again",
                        s -> s.story.rework("migration-review"),
                        "MIG-01 have not been reviewed")
                .rows();
    }

    private static void locking(ObjectNode inspection) {
        ((ObjectNode) inspection.withArray("migrations").get(0))
                .withArray("operations")
                .addObject()
                .put("kind", "addIndex")
                .put("destructive", false)
                .put("grade", "locks");
    }
}
