package com.maqsafy.releases.policy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** VER-01 to VER-04 for TYPE-01 to TYPE-06. */
class VersionRuleTest {

    @TestFactory
    Stream<DynamicTest> asksForTheLegalSuccessor() {
        return RuleTable.of(new VersionRule(), ReleaseStory::prepared)
                .passes("a breaking change raises MAJOR", s -> {
                    s.story.type = ReleaseType.MAJOR;
                    s.story.changeType = "breaking";
                    s.story.version = "2.0.0";
                    s.story.previousVersion = "1.4.2";
                })
                .passes("a fix raises PATCH", s -> {
                    s.story.type = ReleaseType.PATCH;
                    s.story.changeType = "fix";
                    s.story.version = "1.4.3";
                    s.story.previousVersion = "1.4.2";
                })
                .passes("a hotfix raises PATCH", s -> {
                    s.story.type = ReleaseType.HOTFIX;
                    s.story.changeType = "fix";
                    s.story.version = "1.4.3";
                    s.story.previousVersion = "1.4.2";
                })
                .fails(
                        "a security release breaks",
                        s -> {
                            s.story.type = ReleaseType.SECURITY;
                            s.story.changeType = "breaking";
                            s.story.version = "2.0.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "TYPE-05 A security release does not bring a breaking change.")
                .passes("an infrastructure release may bring a feature", s -> {
                    s.story.type = ReleaseType.INFRASTRUCTURE;
                    s.story.changeType = "feature";
                    s.story.version = "1.5.0";
                    s.story.previousVersion = "1.4.2";
                })
                .passes("the number in between was withdrawn", s -> {
                    s.usedVersions = Set.of("1.4.2", "1.4.3", "1.4.4");
                    s.story.type = ReleaseType.PATCH;
                    s.story.changeType = "fix";
                    s.story.version = "1.4.4";
                    s.story.previousVersion = "1.4.2";
                })
                .passes("a later number is used too", s -> {
                    s.usedVersions = Set.of("1.4.2", "1.4.3", "1.4.4");
                    s.story.type = ReleaseType.PATCH;
                    s.story.changeType = "fix";
                    s.story.version = "1.4.3";
                    s.story.previousVersion = "1.4.2";
                })
                .fails(
                        "more is skipped than is used",
                        s -> {
                            s.usedVersions = Set.of("1.4.2", "1.4.3", "1.4.5");
                            s.story.type = ReleaseType.PATCH;
                            s.story.changeType = "fix";
                            s.story.version = "1.4.5";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-04 After 1.4.2 a fix change is version 1.4.4, not 1.4.5.")
                .passes("an older line is maintained", s -> {
                    s.story.type = ReleaseType.PATCH;
                    s.story.changeType = "fix";
                    s.story.version = "1.3.8";
                    s.story.previousVersion = "1.3.7";
                })
                .fails(
                        "MAJOR jumps",
                        s -> {
                            s.story.type = ReleaseType.MAJOR;
                            s.story.changeType = "breaking";
                            s.story.version = "3.0.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-02 After 1.4.2 a breaking change is version 2.0.0, not 3.0.0.")
                .fails(
                        "a feature raises PATCH",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "feature";
                            s.story.version = "1.4.3";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-03 is version 1.5.0, not 1.4.3")
                .fails(
                        "a feature keeps PATCH",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "feature";
                            s.story.version = "1.5.2";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-03 is version 1.5.0, not 1.5.2")
                .fails(
                        "a fix raises MINOR",
                        s -> {
                            s.story.type = ReleaseType.PATCH;
                            s.story.changeType = "fix";
                            s.story.version = "1.5.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-04 is version 1.4.3, not 1.5.0")
                .fails(
                        "a patch brings a feature",
                        s -> {
                            s.story.type = ReleaseType.PATCH;
                            s.story.changeType = "feature";
                            s.story.version = "1.5.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "TYPE-03 A patch release does not bring a feature change.")
                .fails(
                        "a version has a v",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "feature";
                            s.story.version = "v1.5.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-01 'v1.5.0' is not MAJOR.MINOR.PATCH.")
                .fails(
                        "a version is a pre-release",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "feature";
                            s.story.version = "1.5.0-rc.1";
                            s.story.previousVersion = "1.4.2";
                        },
                        "VER-01 '1.5.0-rc.1'")
                .cannotTell(
                        "the previous version is none",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "feature";
                            s.story.version = "1.5.0";
                            s.story.previousVersion = "latest";
                        },
                        "VER-01 The previous version 'latest'")
                .cannotTell(
                        "the kind of change is unknown",
                        s -> {
                            s.story.type = ReleaseType.MINOR;
                            s.story.changeType = "magic";
                            s.story.version = "1.5.0";
                            s.story.previousVersion = "1.4.2";
                        },
                        "TYPE-02 'magic' is no kind of change")
                .rows();
    }
}
