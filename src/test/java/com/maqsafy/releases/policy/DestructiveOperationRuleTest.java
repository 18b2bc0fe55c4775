package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** MIG-06. */
class DestructiveOperationRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForApprovalOfWhatIsDestroyed() {
        return RuleTable.of(new DestructiveOperationRule(Persons.unknown(), Rules.later()), ReleaseStory::prepared)
                .passes("it was approved", s -> {
                    s.story.change(
                            "sourceInspected",
                            p -> p.withArray("migrations")
                                    .addObject()
                                    .put("name", "drop_wallets")
                                    .put("destructive", true));
                    s.story.add(
                            "destructiveOperationDecided",
                            "manager",
                            "{commit: '" + ReleaseStory.COMMIT + "', decision: 'approved', reason: 'kept elsewhere'}");
                })
                .passes("there is nothing to migrate", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                })
                .fails(
                        "nobody decided",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                        },
                        "MIG-06 Nobody has decided on what drop_wallets destroys")
                .fails(
                        "it was rejected",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                            s.story.add(
                                    "destructiveOperationDecided",
                                    "manager",
                                    "{commit: '" + ReleaseStory.COMMIT
                                            + "', decision: 'rejected', reason: 'kept elsewhere'}");
                        },
                        "MIG-06 was not approved")
                .fails(
                        "there is no reason",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                            s.story.add(
                                    "destructiveOperationDecided",
                                    "manager",
                                    "{commit: '" + ReleaseStory.COMMIT + "', decision: 'approved', reason: ''}");
                        },
                        "MIG-06 without a reason")
                .fails(
                        "the owner approved",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                            s.story.add(
                                    "destructiveOperationDecided",
                                    "owner",
                                    "{commit: '" + ReleaseStory.COMMIT
                                            + "', decision: 'approved', reason: 'kept elsewhere'}");
                        },
                        "MIG-06 approved by owner, who may not")
                .fails(
                        "who approved it turned out to have written a commit",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                            s.story.writer("A Developer", KnownPeople.DEVELOPERS_EMAIL);
                            s.story.add(
                                    "destructiveOperationDecided",
                                    "developer",
                                    "{commit: '" + ReleaseStory.COMMIT
                                            + "', decision: 'approved', reason: 'kept elsewhere'}");
                        },
                        "MIG-06 was approved by developer, who wrote a commit of it")
                .fails(
                        "it was asked for again",
                        s -> {
                            s.story.change(
                                    "sourceInspected",
                                    p -> p.withArray("migrations")
                                            .addObject()
                                            .put("name", "drop_wallets")
                                            .put("destructive", true));
                            s.story.add(
                                    "destructiveOperationDecided",
                                    "manager",
                                    "{commit: '" + ReleaseStory.COMMIT
                                            + "', decision: 'approved', reason: 'kept elsewhere'}");
                            s.story.rework("migration-review");
                        },
                        "MIG-06 Nobody has decided")
                .fails(
                        "the reviewer doubts it",
                        s -> s.story.answer("migrationReviewed", "MIG-06", "no", ""),
                        "MIG-06 The review says that a migration destroys")
                .cannotTell(
                        "the source was not inspected",
                        s -> s.story.without("sourceInspected"),
                        "MIG-06 It is not known whether")
                .rows();
    }
}
