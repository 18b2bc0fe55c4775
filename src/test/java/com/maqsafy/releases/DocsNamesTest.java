package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that the pages for developers name are there: whoever renames one mends the page. */
class DocsNamesTest {

    private static final Pattern FENCED = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Two capital letters at least and a small one, such as {@code ReleaseGate} or {@code JUnitReport}, and maybe a method. */
    private static final Pattern CLASS = Pattern.compile("(?=.*[a-z])([A-Z][a-z0-9]*[A-Z][A-Za-z0-9]*)(\\.[a-z]\\w*)?");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/docs/architecture.md",
                "src/docs/CONTRIBUTING.md",
                "src/docs/operator.md",
                "src/docs/processes.md",
                "src/docs/roles.md",
                "src/docs/adr/0022-the-proof-of-models-is-a-closed-world.md",
                "src/docs/adr/0023-forms-are-validated-by-our-own-code.md",
                "src/docs/adr/0024-the-end-of-camunda-7-and-spring-boot-3.md"
            })
    void everyClassThatIsNamedIsThere(String page) throws IOException {
        Set<String> named = new TreeSet<>(CODE.matcher(
                        FENCED.matcher(Files.readString(Path.of(page))).replaceAll(""))
                .results()
                .flatMap(code -> CLASS.matcher(code.group(1))
                        .results()
                        .filter(m -> m.group().equals(code.group(1))))
                .map(name -> name.group(1))
                .toList());

        named.removeAll(classes());

        assertThat(named).as("classes that %s names and nothing declares", page).isEmpty();
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
