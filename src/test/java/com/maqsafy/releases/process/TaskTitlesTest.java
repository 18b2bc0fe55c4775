package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What tasks are called in Arabic")
class TaskTitlesTest {

    private static final TaskTitles ARABIC = TaskTitles.in(Locale.forLanguageTag("ar"));
    private static final Map<String, String> ROLES = Map.of("security-owner", "مالك الأمن", "management", "الإدارة");

    @Test
    @DisplayName("every task of the models has a title in both languages, and nothing else has")
    void everyTaskIsCalledSomethingInBothLanguages() throws IOException {
        Map<String, String> titles = titlesOfTheModels();
        Map<String, String> english = file("task-titles.properties");
        Map<String, String> arabic = file("task-titles_ar.properties");
        assertThat(english.remove("or")).isEqualTo(" or ");
        assertThat(arabic.remove("or")).isEqualTo(" أو ");
        assertThat(english).isEqualTo(titles);
        assertThat(arabic.keySet()).isEqualTo(titles.keySet());
        arabic.forEach((element, title) -> {
            assertThat(title).as(element).matches("\\p{IsArabic}.*");
            assertThat(places(title)).as(element).isEqualTo(places(titles.get(element)));
        });
    }

    @Test
    void whatWasFilledInIsFilledInThereToo() {
        assertThat(of("userTask_provideTestEvidence", "Provide evidence of TEST-06 for canteen-api 1.5.0"))
                .isEqualTo("قدّم دليل TEST-06 لإصدار canteen-api 1.5.0");
        assertThat(of("userTask_approveRelease", "Approve canteen-api 1.5.0 as security owner or management"))
                .isEqualTo("اعتمد canteen-api 1.5.0 بصفة مالك الأمن أو الإدارة");
        assertThat(of("userTask_startDeployment", "Start the deployment of c$1\\ 1.5.0"))
                .isEqualTo("ابدأ نشر c$1\\ 1.5.0");
    }

    @Test
    void whatAProcessOwnerWroteStaysAsItIs() {
        assertThat(of("userTask_askTheNeighbours", "Ask the neighbours about canteen-api 1.5.0"))
                .isEqualTo("Ask the neighbours about canteen-api 1.5.0");
        assertThat(of("userTask_startDeployment", "Press the button for canteen-api 1.5.0"))
                .isEqualTo("Press the button for canteen-api 1.5.0");
        assertThat(of("or", "Anything")).isEqualTo("Anything");
    }

    @Test
    void inEnglishATaskIsCalledWhatItIsCalled() {
        assertThat(TaskTitles.in(Locale.ENGLISH)
                        .of("userTask_startDeployment", "Start the deployment of a 1", role -> role))
                .isEqualTo("Start the deployment of a 1");
        assertThat(TaskTitles.in(Locale.FRENCH)
                        .of("userTask_startDeployment", "Start the deployment of a 1", role -> role))
                .isEqualTo("Start the deployment of a 1");
    }

    private static String of(String element, String title) {
        return ARABIC.of(element, title, ROLES::get);
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> titlesOfTheModels() throws IOException {
        Map<String, String> titles = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .forEach(file -> Bpmn.readModelFromFile(file.toFile())
                            .getModelElementsByType(UserTask.class)
                            .forEach(task -> titles.put(
                                    task.getId(),
                                    task.getExtensionElements().getElements().stream()
                                            .flatMap(element ->
                                                    element.getChildElementsByType(CamundaProperty.class).stream())
                                            .filter(property ->
                                                    property.getCamundaName().equals("title"))
                                            .findFirst()
                                            .orElseThrow()
                                            .getCamundaValue())));
        }
        return titles;
    }

    private static Map<String, String> file(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = TaskTitles.class.getResourceAsStream("/process/" + name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
