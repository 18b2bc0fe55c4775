package com.maqsafy.releases.events;

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
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The page on which a release is watched: it never turns data into markup and takes nothing from elsewhere. */
class LivePageTest {

    private static final String PAGE = "META-INF/resources/webjars/camunda/app/releases/";

    private static String text(String path) {
        try (InputStream in = LivePageTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> modules() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath:" + PAGE + "scripts/*.js"))
                .map(r -> "scripts/" + r.getFilename());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void dataNeverBecomesMarkup(String module) {
        assertThat(text(PAGE + module))
                .doesNotContainPattern(
                        "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function|DOMParser|srcdoc");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void nothingComesFromElsewhere(String module) {
        assertThat(text(PAGE + module)).doesNotContainPattern("https?://|['\"]//|new XMLHttpRequest");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void importedModulesExist(String module) {
        Pattern.compile("from '\\./([\\w-]+\\.js)'")
                .matcher(text(PAGE + module))
                .results()
                .forEach(i -> assertThat(text(PAGE + "scripts/" + i.group(1))).isNotBlank());
    }

    @Test
    void thePageHasNoScriptAndNoStyleInItsText() {
        assertThat(text(PAGE + "live.html")).doesNotContainPattern("<script>|<style|style=|onclick|javascript:");
        assertThat(LivePageFiles.POLICY).doesNotContain("unsafe", "*");
    }
}
