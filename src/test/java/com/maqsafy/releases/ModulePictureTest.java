package com.maqsafy.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.OnlyInFull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/**
 * The pictures of the modules in the docs are those of the code. Modulith's Documenter draws all of it; the page shows the
 * same without the arrows that follow from others, so that it can be read.
 */
@OnlyInFull
class ModulePictureTest {

    private static final Path PAGE = Path.of("src/docs/architecture.md");
    private static final Path WHOLE = Path.of("src/docs/images/modules.puml");
    private static final Pattern SHORT = Pattern.compile("(?s)(<!-- modules -->\n)(.*?)(<!-- /modules -->)");
    private static final Pattern ARROW = Pattern.compile("\\.(\\w+) \\.\\[[^]]*]\\.> \\S+\\.(\\w+) :");
    private static final String HINT =
            "out of date: mvn test -Pfull -Dtest=ModulePictureTest -Dmodule-picture.write=true writes it";

    private static final ApplicationModules MODULES = ApplicationModules.of(ReleaseManagementApplication.class);

    private static String drawn;

    @BeforeAll
    static void draw(@TempDir Path folder) throws IOException {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(folder.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
        drawn = inOrder(Files.readAllLines(folder.resolve("components.puml")));
    }

    @Test
    void theWholePictureIsAsTheDocumenterDrawsIt() throws IOException {
        if (writes()) {
            Files.writeString(WHOLE, drawn);
        }

        assertThat(Files.exists(WHOLE) ? Files.readString(WHOLE) : "")
                .as("%s is %s", WHOLE, HINT)
                .isEqualTo(drawn);
    }

    /** The Documenter draws the arrows in another order each time. */
    private static String inOrder(List<String> lines) {
        int first = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(".> "))
                .findFirst()
                .orElseThrow();
        int end = lines.lastIndexOf("@enduml");
        return Stream.of(
                        lines.subList(0, first),
                        lines.subList(first, end).stream().sorted().toList())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n", "", "\n@enduml\n"));
    }

    @Test
    void thePageShowsTheSame() throws IOException {
        String page = Files.readString(PAGE);
        if (writes()) {
            page = SHORT.matcher(page).replaceAll("$1" + Matcher.quoteReplacement(mermaid()) + "$3");
            Files.writeString(PAGE, page);
        }
        Matcher picture = SHORT.matcher(page);

        assertThat(picture.find()).as("%s has no place for the picture", PAGE).isTrue();
        assertThat(picture.group(2)).as("the picture in %s is %s", PAGE, HINT).isEqualTo(mermaid());
    }

    private static boolean writes() {
        return Boolean.getBoolean("module-picture.write");
    }

    private static String mermaid() {
        SortedMap<String, SortedSet<String>> uses = uses();
        return Stream.concat(
                        uses.keySet().stream().map(module -> "    " + module + '\n'),
                        uses.entrySet().stream()
                                .flatMap(module -> module.getValue().stream()
                                        .filter(used -> !followsFromAnother(module.getKey(), used, uses))
                                        .map(used -> "    " + module.getKey() + " --> " + used + '\n')))
                .collect(Collectors.joining("", "```mermaid\nflowchart TD\n", "```\n"));
    }

    /** Which module uses which others, as drawn. */
    private static SortedMap<String, SortedSet<String>> uses() {
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        MODULES.stream().forEach(module -> uses.put(module.getIdentifier().toString(), new TreeSet<>()));
        ARROW.matcher(drawn)
                .results()
                .forEach(arrow -> uses.get(name(arrow.group(1))).add(name(arrow.group(2))));
        return uses;
    }

    /** Names in arrows have no spaces. */
    private static String name(String drawnAs) {
        return MODULES.stream()
                .filter(module -> module.getDisplayName().replaceAll("\\W", "").equalsIgnoreCase(drawnAs))
                .findFirst()
                .orElseThrow()
                .getIdentifier()
                .toString();
    }

    private static boolean followsFromAnother(String module, String used, Map<String, SortedSet<String>> uses) {
        return uses.get(module).stream().anyMatch(other -> !other.equals(used) && reaches(other, used, uses));
    }

    private static boolean reaches(String from, String to, Map<String, ? extends Set<String>> uses) {
        return uses.get(from).contains(to) || uses.get(from).stream().anyMatch(next -> reaches(next, to, uses));
    }
}
