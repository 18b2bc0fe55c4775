package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.ReleaseStory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The table test of a gate rule: when it passes, when it fails, when it cannot tell, and with which words. */
public final class RuleTable {

    private final GateRule rule;
    private final Supplier<ReleaseStory> story;
    private final List<DynamicTest> tests = new ArrayList<>();

    private RuleTable(GateRule rule, Supplier<ReleaseStory> story) {
        this.rule = rule;
        this.story = story;
    }

    /** A table whose rows each change one thing in a story in which the rule passes. */
    public static RuleTable of(GateRule rule, Supplier<ReleaseStory> story) {
        return new RuleTable(rule, story).passes("a release that goes well", s -> {});
    }

    public RuleTable passes(String when, Consumer<Scene> change) {
        return row("passes: " + when, change);
    }

    /** Each expected finding is written {@code ITEM part of the message}. */
    public RuleTable fails(String when, Consumer<Scene> change, String... findings) {
        assertThat(findings).isNotEmpty();
        return row("fails: " + when, change, findings);
    }

    public RuleTable cannotTell(String when, Consumer<Scene> change, String... findings) {
        assertThat(findings).isNotEmpty();
        return row("cannot tell: " + when, change, findings);
    }

    public Stream<DynamicTest> rows() {
        return tests.stream();
    }

    private RuleTable row(String name, Consumer<Scene> change, String... expected) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
            Scene scene = new Scene(story.get());
            change.accept(scene);
            List<Finding> findings = rule.evaluate(scene.dossier());
            assertThat(findings)
                    .extracting(Finding::item)
                    .as("items of %s", findings)
                    .containsExactlyInAnyOrder(Arrays.stream(expected)
                            .map(e -> e.substring(0, e.indexOf(' ')))
                            .toArray(String[]::new));
            for (String e : expected) {
                String item = e.substring(0, e.indexOf(' '));
                String words = e.substring(e.indexOf(' ') + 1);
                assertThat(findings)
                        .as("%s", findings)
                        .anyMatch(f -> f.item().equals(item) && f.message().contains(words));
            }
            assertThat(findings).allSatisfy(f -> {
                assertThat(f.message()).endsWith(".").doesNotContain("%s").doesNotContain("\n");
                // A process owner's row is no item of a rule.
                if (!f.item().startsWith("OWN-")) {
                    assertThat(rule.items()).contains(f.item());
                }
            });
        }));
        return this;
    }
}
