package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Supply chain: src/supply-chain/advisories.txt")
class AdvisoriesTest {

    private static final Path LIST = Path.of("src/supply-chain/advisories.txt");

    /** A base of the image, or the image of a service. */
    private static final Pattern IMAGE = Pattern.compile("^(?:FROM|\\s+image:)\\s+(\\S+)");

    /** One line of the list. */
    private record Advisory(String group, String artifact, VersionRange versions, String id) {

        static Advisory of(String line) {
            String[] cells = line.trim().split("\\s+");
            assertThat(cells).as(line).hasSize(3);
            String[] coordinates = cells[0].split(":");
            assertThat(coordinates).as(line).hasSize(2);
            assertThat(cells[2]).as(line).matches("CVE-\\d{4}-\\d{4,}|GHSA(-\\w{4}){3}");
            try {
                return new Advisory(
                        coordinates[0], coordinates[1], VersionRange.createFromVersionSpec(cells[1]), cells[2]);
            } catch (InvalidVersionSpecificationException e) {
                throw new AssertionError(line, e);
            }
        }

        /** What stands against a class path; empty for nothing. */
        Optional<String> objection(List<String> classPath) {
            Pattern place = Pattern.compile(
                    "(?:^|/)" + Pattern.quote(group.replace('.', '/') + "/" + artifact) + "/([^/]+)/[^/]+\\.jar$");
            return classPath.stream()
                    .flatMap(entry -> place.matcher(entry).results())
                    .map(found -> found.group(1))
                    .filter(version -> versions.containsVersion(new DefaultArtifactVersion(version)))
                    .findFirst()
                    .map(version -> group + ":" + artifact + ":" + version + " has " + id
                            + ". Raise its version in pom.xml to one outside of " + versions + ".");
        }
    }

    @Test
    @DisplayName("no dependency of the build has a version with a known advisory")
    void noDependencyIsListed() throws IOException {
        List<String> classPath = classPath();
        assertThat(classPath).anyMatch(entry -> entry.contains("/org/postgresql/postgresql/"));
        assertThat(advisories().flatMap(a -> a.objection(classPath).stream())).isEmpty();
    }

    @Test
    @DisplayName("a version within a listed range is found, the first one after it is not")
    void findsAListedVersion() {
        Advisory advisory = Advisory.of("org.postgresql:postgresql [42.7.4,42.7.7) CVE-2025-49146");

        assertThat(advisory.objection(List.of("/m2/org/postgresql/postgresql/42.7.6/postgresql-42.7.6.jar")))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("org.postgresql:postgresql:42.7.6 has CVE-2025-49146. Raise its version"));
        assertThat(advisory.objection(List.of("/m2/org/postgresql/postgresql/42.7.7/postgresql-42.7.7.jar")))
                .isEmpty();
        assertThat(advisory.objection(List.of("/m2/org/postgresql/postgresql-x/42.7.6/postgresql-x-42.7.6.jar")))
                .isEmpty();
    }

    @Test
    @DisplayName("what images are made from is an exact version, bound to its digest")
    void imagesAreBoundToTheirDigests() throws IOException {
        List<String> images = Stream.concat(
                        Files.readAllLines(Path.of("Dockerfile")).stream(),
                        Files.readAllLines(Path.of("docker-compose.yml")).stream())
                .map(line -> IMAGE.matcher(line))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(image -> !image.equals("maqsafy/release-management"))
                .toList();

        assertThat(images)
                .hasSizeGreaterThan(2)
                .allMatch(image -> image.matches("[a-z-]+:\\d[\\w.]*\\.\\d+[\\w.-]*@sha256:[0-9a-f]{64}"));
    }

    private static Stream<Advisory> advisories() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Advisory::of);
    }

    private static List<String> classPath() {
        return Stream.of(TestJvm.CLASS_PATH.split(File.pathSeparator))
                .map(entry -> entry.replace(File.separatorChar, '/'))
                .toList();
    }
}
