package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Our scripts in Cockpit: they are found, and they never turn data into markup. */
class PageAssetsTest {

    private static final String SCRIPTS = "META-INF/resources/webjars/camunda/app/cockpit/scripts/";

    private static String text(String path) {
        try (InputStream in = PageAssetsTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> modules() throws IOException {
        Resource[] nested =
                new PathMatchingResourcePatternResolver().getResources("classpath:" + SCRIPTS + "releases/*.js");
        return Stream.concat(Stream.of("releases.js"), Arrays.stream(nested).map(r -> "releases/" + r.getFilename()));
    }

    @Test
    void ourSettingsOfCockpitComeBeforeThoseOfTheWebjar() {
        assertThat(text(SCRIPTS + "config.js"))
                .contains(
                        "customScripts: ['scripts/releases.js', '../releases/scripts/sign-out.js', '../releases/scripts/link.js']");
    }

    @Test
    void theScriptThatCockpitLoadsNeedsNoOtherToLoad() {
        // A failing import here would stop all of Cockpit; imports inside a page only stop the page.
        assertThat(text(SCRIPTS + "releases.js")).doesNotContainPattern("(?m)^import ");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void dataNeverBecomesMarkup(String module) {
        assertThat(text(SCRIPTS + module))
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|DOMParser|srcdoc");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingComesFromElsewhereAndNothingIsWritten(String module) {
        assertThat(text(SCRIPTS + module)).doesNotContainPattern("https?://|['\"]//|method:|XMLHttpRequest");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importedModulesExist(String module) {
        String folder = SCRIPTS + module.substring(0, module.lastIndexOf('/') + 1);
        Pattern.compile("['\"]\\./([\\w/-]+\\.js)['\"]")
                .matcher(text(SCRIPTS + module))
                .results()
                .forEach(i -> assertThat(text(folder + i.group(1))).isNotBlank());
    }

    @Test
    void theDiagramViewerIsThere() {
        var path = Pattern.compile("BPMN_JS = '([^']+)'").matcher(text(SCRIPTS + "releases/viewer.js"));

        assertThat(path.find()).isTrue();
        assertThat(text("META-INF/resources/webjars/" + path.group(1))).contains("bpmn.io");
    }
}
