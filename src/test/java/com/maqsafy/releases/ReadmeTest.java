package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README stays a way in: short, with the commands that work and the modules that there are. */
class ReadmeTest {

    private static final int MOST_BYTES = 10 * 1024;

    private final MarkdownPage readme = MarkdownPage.of("README.md");

    @Test
    @DisplayName("at most 10 KB: what is longer belongs in src/docs")
    void isShort() throws IOException {
        assertThat(Files.size(readme.file())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void modulesAreThePackages() throws IOException {
        List<String> modules;
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/com/maqsafy/releases"))) {
            modules = packages.filter(Files::isDirectory)
                    .map(p -> '`' + p.getFileName().toString() + '`')
                    .toList();
        }

        assertThat(readme.table("Modules").stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    @DisplayName("the test command of the README is the one that CI runs")
    void namesTheTestCommandOfCi() throws IOException {
        String ci = Files.readAllLines(Path.of(".ci/run")).stream()
                .filter(line -> line.contains("mvn "))
                .reduce((first, last) -> last)
                .orElseThrow();

        assertThat(readme.section("Two commands")).contains("mvn spring-boot:run", "mvn verify");
        assertThat(ci).matches("exec mvn( -[A-Za-z-]+)* verify");
    }

    @Test
    void showsTheProcess() {
        assertThat(readme.lines()).anyMatch(line -> line.contains("(src/docs/images/models/standard-release.png)"));
    }
}
