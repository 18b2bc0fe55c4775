package com.maqsafy.releases.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A role is written once; code asks {@link Roles}, and models, forms and pages are held against it. */
class RolesTest {

    private static final Path SOURCES = Path.of("src/main/java/com/maqsafy/releases");

    /** Accounts of the demonstration, and words of commit messages, that read like roles. */
    private static final Set<String> OTHER_WORDS = Set.of("demo/DemoUsers.java", "proposal/ConventionalCommit.java");

    @Test
    void noOtherClassWritesARole() throws IOException {
        Set<String> roles = new HashSet<>(Roles.NAMES.keySet());
        roles.add(Roles.ADMINISTRATORS);
        String either = roles.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern literal = Pattern.compile("\"(?:" + either + ")(?:,(?:" + either + "))*\"");
        Set<String> writers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file).toString();
                if (!OTHER_WORDS.contains(name)
                        && literal.matcher(Files.readString(file)).find()) {
                    writers.add(name);
                }
            }
        }
        assertThat(writers).containsExactly("person/Roles.java");
    }

    @Test
    void modelsOfferTasksToRolesThatThereAre() throws IOException {
        Set<String> offered = new TreeSet<>();
        Pattern groups = Pattern.compile("camunda:candidateGroups=\"([^\"$#]+)\"");
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                Matcher found = groups.matcher(Files.readString(file));
                while (found.find()) {
                    offered.addAll(List.of(found.group(1).split(",")));
                }
            }
        }
        assertThat(offered).isNotEmpty().isSubsetOf(Roles.NAMES.keySet());
    }

    @Test
    void namesRolesInSentences() {
        assertThat(Roles.spoken("tech approved as technical-owner and is not in 'product-owner', qa any more:"
                        + " see hotfix/technical-owner, deployment-owner-2, my-process-owner, security-owner@example.com and"
                        + " product-owner.example.com. Ask the rollback-owner."))
                .isEqualTo("tech approved as technical owner and is not in 'product owner', qa any more:"
                        + " see hotfix/technical-owner, deployment-owner-2, my-process-owner, security-owner@example.com and"
                        + " product-owner.example.com. Ask the rollback owner.");
    }

    @Test
    void thePageOfRolesHasEach() throws IOException {
        String page = Files.readString(Path.of("src/docs/roles.md"));
        assertThat(Roles.NAMES)
                .allSatisfy((role, name) -> assertThat(page).contains("| " + name + " | `" + role + "` |"));
    }
}
