package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** PRIN-08, RULE-03, MIG-03, PRE-09. */
class BackupRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForAFreshBackupThatSomebodyElseConfirmed() {
        return RuleTable.of(
                        new BackupRule(
                                new PolicySettings(Duration.ofHours(2), Duration.ofDays(3)),
                                new Persons(
                                        List.of(new Person(
                                                "deployer", Set.of("deployer-admin"), Set.of(), Set.of(), "")),
                                        account -> Optional.empty())),
                        ReleaseStory::deploying)
                .passes("there are no database changes", s -> {
                    s.story.contains = List.of("backend");
                    s.story.change(
                            "sourceInspected", p -> p.withArray("migrations").removeAll());
                    s.story.without("backupTaken");
                })
                .passes("production was touched in time and the checks take long", s -> {
                    s.story = ReleaseStory.deployed();
                    s.now = s.now.plus(Duration.ofHours(5));
                })
                .fails(
                        "it failed",
                        s -> s.story.change("backupTaken", p -> p.put("outcome", "failed")),
                        "RULE-03 failed or cannot be read")
                .fails(
                        "it cannot be read",
                        s -> s.story.change("backupTaken", p -> p.put("readable", false)),
                        "RULE-03 failed or cannot be read")
                .fails(
                        "it is empty",
                        s -> s.story.change("backupTaken", p -> p.put("bytes", 0)),
                        "RULE-03 failed or cannot be read")
                .fails("it is old", s -> s.now = s.now.plus(Duration.ofHours(3)), "RULE-03 is older than 120 minutes")
                .fails(
                        "nobody confirmed",
                        s -> s.story.without("backupConfirmed"),
                        "PRE-09 Nobody has confirmed the last backup")
                .fails(
                        "another backup was confirmed",
                        s -> s.story.change("backupConfirmed", p -> p.put("backup", 1)),
                        "PRE-09 Nobody has confirmed")
                .fails(
                        "it was not accepted",
                        s -> s.story.change("backupConfirmed", p -> p.put("decision", "reject")),
                        "PRE-09 was not accepted")
                .fails(
                        "the deployer confirmed",
                        s -> s.story.by("backupConfirmed", "deployer"),
                        "RULE-03 deployer may not confirm")
                .fails(
                        "the deployer confirmed under another account",
                        s -> s.story.by("backupConfirmed", "deployer-admin"),
                        "RULE-03 deployer-admin may not confirm")
                .fails(
                        "no person confirmed",
                        s -> s.story.by("backupConfirmed", "system:worker"),
                        "RULE-03 system:worker may not confirm")
                .fails(
                        "a new attempt has begun",
                        s -> s.story.add("deploymentStarted", "deployer", "{attempt: 2}"),
                        "MIG-03 No backup was taken in this deployment attempt")
                .fails(
                        "it is dated ahead, and would stay fresh",
                        s -> s.story.change("backupTaken", p -> p.put("takenAt", "2026-03-09T08:00:00Z")),
                        "RULE-03 The backup says that it was taken at 2026-03-09T08:00:00Z, which is after")
                .cannotTell(
                        "it does not say when",
                        s -> s.story.change("backupTaken", p -> p.put("takenAt", "yesterday")),
                        "RULE-03 does not say when")
                .cannotTell(
                        "nothing was started",
                        s -> s.story = ReleaseStory.approved(),
                        "PRIN-08 No deployment has been started")
                .rows();
    }
}
