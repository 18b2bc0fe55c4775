package com.maqsafy.releases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Serves DEP-01..05, RB-02: configured commands take validated values only. */
class PlaceholdersTest {

    private static final String SETTING = "releases.services.canteen-api.deployment.steps[0].command";
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path backups;

    @Test
    void putsEachValueInItsPlace() {
        Placeholders values = Placeholders.none()
                .version("1.5.0")
                .previousVersion("1.4.1")
                .tag("v1.5.0")
                .previousTag("v1.4.1")
                .commit(COMMIT)
                .release("canteen-api-1.5.0")
                .backup(Path.of("canteen.dump"), backups);

        List<String> argv = values.resolve(
                List.of(
                        "deploy",
                        "--to={version}",
                        "{previousVersion}..{version}",
                        "{tag}",
                        "{previousTag}",
                        "{commit}",
                        "{release}",
                        "{backup}"),
                SETTING);

        assertThat(argv)
                .containsExactly(
                        "deploy",
                        "--to=1.5.0",
                        "1.4.1..1.5.0",
                        "v1.5.0",
                        "v1.4.1",
                        COMMIT,
                        "canteen-api-1.5.0",
                        backups.resolve("canteen.dump").toString());
    }

    @Test
    void namesTheSettingOfAnUnknownPlaceholder() {
        assertRefused(() -> Placeholders.none().resolve(List.of("git", "checkout", "{branch}"), SETTING))
                .withMessage("REL-CMD-001 " + SETTING + " uses the unknown placeholder {branch}; use one of {backup}"
                        + " {commit} {previousTag} {previousVersion} {release} {tag} {version}.");
    }

    @Test
    void saysWhichPlaceholdersHaveAValueInAPlace() {
        assertRefused(() -> Placeholders.requireKnown(List.of("test", "{backup}"), SETTING, Set.of("version")))
                .withMessage(
                        "REL-CMD-001 " + SETTING + " uses the unknown placeholder {backup}; use one of {version}.");
    }

    @Test
    void refusesAPlaceholderWithoutValue() {
        assertRefused(() -> Placeholders.none().version("1.5.0").resolve(List.of("restore", "{backup}"), SETTING))
                .withMessage("REL-CMD-002 " + SETTING
                        + " uses {backup}, which has no value in this place; remove it from the setting.");
    }

    @Test
    void leavesBracesThatNameNothing() {
        assertThat(Placeholders.none().resolve(List.of("echo", "{\"a\": 1}", "{}", "HEAD@{1}"), SETTING))
                .containsExactly("echo", "{\"a\": 1}", "{}", "HEAD@{1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5.0", "1.5", "1.5.0; rm -rf /", "$(id)", "1.5.0\n", "v1.5.0", "01.5.0", ""})
    void refusesWhatIsNoVersion(String version) {
        assertRefused(() -> Placeholders.none().version(version))
                .withMessage("REL-CMD-003 The value for {version} must be a version MAJOR.MINOR.PATCH and may not start"
                        + " with '-'; it was not put into a command.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=id",
                "-f",
                "a..b",
                "a b",
                "v1:x",
                "a/",
                "a.lock",
                "a.",
                "a//b",
                "a/.b",
                "v1~1",
                "@{1}",
                "@",
                "@a/b@1.0.0",
                "a@{1}"
            })
    void refusesWhatIsNoPlainTag(String tag) {
        assertRefused(() -> Placeholders.none().tag(tag)).withMessageStartingWith("REL-CMD-003 The value for {tag}");
        assertRefused(() -> Placeholders.none().previousTag(tag))
                .withMessageStartingWith("REL-CMD-003 The value for {previousTag}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "release-1.0.0", "orders/v1.0.0", "orders@1.0.0", "v1.0.0+7"})
    void takesTagsAsPeopleNameThem(String tag) {
        assertThat(Placeholders.none().tag(tag).resolve(List.of("{tag}"), SETTING))
                .containsExactly(tag);
    }

    static Stream<String> noCommits() {
        return Stream.of("main", COMMIT.substring(1), COMMIT.toUpperCase(), COMMIT + "0", "-" + COMMIT);
    }

    @ParameterizedTest
    @MethodSource("noCommits")
    void refusesWhatIsNoFullCommit(String commit) {
        assertRefused(() -> Placeholders.none().commit(commit))
                .withMessageStartingWith("REL-CMD-003 The value for {commit} must be 40 lower-case hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canteen-api", "../canteen-api-1.5.0", "-canteen-1.5.0", "canteen api-1.5.0"})
    void refusesWhatIsNoReleaseKey(String key) {
        assertRefused(() -> Placeholders.none().release(key))
                .withMessageStartingWith("REL-CMD-003 The value for {release} must be a release key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../other.dump", "/etc/passwd", "", "a/../../b", "-file.dump", "a\nb"})
    void refusesABackupOutsideItsDirectory(String file) {
        assertRefused(() -> Placeholders.none().backup(Path.of(file), backups))
                .withMessageStartingWith("REL-CMD-003 The value for {backup} must be a file below " + backups);
    }

    @Test
    void refusesABackupThatALinkLeadsOutside(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(backups.resolve("link"), elsewhere);

        assertRefused(() -> Placeholders.none().backup(Path.of("link/canteen.dump"), backups))
                .withMessageStartingWith("REL-CMD-003 The value for {backup} must be a file below " + backups);
    }

    private static ThrowableAssertAlternative<CommandException> assertRefused(ThrowingCallable call) {
        return assertThatExceptionOfType(CommandException.class).isThrownBy(call);
    }
}
