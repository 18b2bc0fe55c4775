package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BR-01 to BR-06: BR-02. */
class BranchRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForABranchThatFitsTheType() {
        return RuleTable.of(new BranchRule(), ReleaseStory::prepared)
                .passes("minor from main", s -> {
                    s.story.type = ReleaseType.MINOR;
                    s.story.branch = "main";
                })
                .passes("minor from production", s -> {
                    s.story.type = ReleaseType.MINOR;
                    s.story.branch = "production";
                })
                .passes("minor from staging", s -> {
                    s.story.type = ReleaseType.MINOR;
                    s.story.branch = "staging";
                })
                .passes("minor from release/1.5.0", s -> {
                    s.story.type = ReleaseType.MINOR;
                    s.story.branch = "release/1.5.0";
                })
                .passes("infrastructure from main", s -> {
                    s.story.type = ReleaseType.INFRASTRUCTURE;
                    s.story.branch = "main";
                })
                .passes("hotfix from hotfix/1.4.2", s -> {
                    s.story.type = ReleaseType.HOTFIX;
                    s.story.branch = "hotfix/1.4.2";
                })
                .passes("security from hotfix/1.4.2", s -> {
                    s.story.type = ReleaseType.SECURITY;
                    s.story.branch = "hotfix/1.4.2";
                })
                .passes("security from release/1.5.0", s -> {
                    s.story.type = ReleaseType.SECURITY;
                    s.story.branch = "release/1.5.0";
                })
                .passes("security from main", s -> {
                    s.story.type = ReleaseType.SECURITY;
                    s.story.branch = "main";
                })
                .passes("security from production", s -> {
                    s.story.type = ReleaseType.SECURITY;
                    s.story.branch = "production";
                })
                .fails(
                        "minor from develop",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.branch = "develop";
                        },
                        "BR-03 A minor release does not come from the branch 'develop'. Its branches are main, production, staging, and those that begin with release/. Take the change to one of them first.")
                .fails(
                        "patch from feature/x",
                        s -> {
                            s.story.type = ReleaseType.PATCH;
                            s.story.branch = "feature/x";
                        },
                        "BR-04 'feature/x'")
                .fails(
                        "major from hotfix/x",
                        s -> {
                            s.story.type = ReleaseType.MAJOR;
                            s.story.branch = "hotfix/x";
                        },
                        "BR-05 'hotfix/x'")
                .fails(
                        "hotfix from release/x",
                        s -> {
                            s.story.type = ReleaseType.HOTFIX;
                            s.story.branch = "release/x";
                        },
                        "BR-06 Its branches are those that begin with hotfix/.")
                .fails(
                        "hotfix from main",
                        s -> {
                            s.story.type = ReleaseType.HOTFIX;
                            s.story.branch = "main";
                        },
                        "BR-01 'main'")
                .fails(
                        "security from staging",
                        s -> {
                            s.story.type = ReleaseType.SECURITY;
                            s.story.branch = "staging";
                        },
                        "BR-02 'staging'")
                .cannotTell(
                        "the policy knows no such branch",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.branch = "mainframe";
                        },
                        "BR-01 'mainframe'")
                .rows();
    }
}
