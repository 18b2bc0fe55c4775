package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.deployment.PlannedStep;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.verification.RunningVersionCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a release's page shows of steps, checks and notes, in Arabic. */
class PageInArabicTest {

    private static final Pattern TITLE = Pattern.compile("(?m)^ *title: (.+)$");
    private static final Pattern OWN_TITLE = Pattern.compile("\"([A-Z][a-z]+(?: [a-z]+)+)\"");
    private static final Pattern CHECK = Pattern.compile("(?m)^          ([a-z-]+):\\s+item: POST");

    private final ReleaseStory story = ReleaseStory.prepared();
    private final DeploymentPlans plans = mock(DeploymentPlans.class);

    @Test
    void stepsChecksAndTheirAnswersAreInArabic() {
        when(plans.deployment(any())).thenReturn(List.of(step("Check out the version"), step("Feed the cat")));
        when(plans.rollback(any())).thenReturn(List.of(step("Check out the previous version")));
        story.add("verificationRoundOpened", "system:policy", """
                {purpose: 'deployment', attempt: 1, round: 1, checks: ['health', 'menu', 'own']}""");
        run("health", "POST-01", "status 200, version 1.5.0");
        run("menu", "POST-12", "REL-VER-010 status 500, expected 200");
        run("own", "", "the cat is fed");

        Map<String, String> said = said("## Version 1.5.0 - 2026-12-01");

        assertThat(said)
                .containsEntry("Check out the version", "إحضار النسخة")
                .containsEntry("Check out the previous version", "إحضار النسخة السابقة")
                .containsEntry("health", "صحة الخدمة")
                .containsEntry("menu", OurWords.items().get("POST-12"))
                .containsEntry("status 200, version 1.5.0", "الرد ⁨200⁩، ⁨version 1.5.0⁩")
                .containsEntry("REL-VER-010 status 500, expected 200", "الرد ⁨500⁩ والمتوقع ⁨200⁩ ⁨REL-VER-010⁩")
                .containsEntry("## Version 1.5.0 - 2026-12-01", "## النسخة ⁨1.5.0 - 2026-12-01⁩")
                .doesNotContainKeys("Feed the cat", "own", "the cat is fed");
    }

    @Test
    void aDutyThatIsLiftedIsInArabic() {
        story.add("breakGlassOpened", "admin", """
                {duty: 'tester-not-approver', role: 'technical-owner', account: '', reason: 'Ill', lasts: 'PT1H'}""");

        assertThat(said("").values())
                .singleElement()
                .asString()
                .startsWith("كسر الزجاج لرفع القيد «من شهد باختبار للإصدار لا يوافق عليه»"
                        + " عن كل من له الصفة المالك التقني طلبه ⁨admin⁩");
    }

    @Test
    void everyStepAndCheckOfTheDemonstrationsAndEveryStepOfOursHasAnArabicName() throws IOException {
        List<String> titles = new ArrayList<>();
        List<String> checks = new ArrayList<>(List.of(RunningVersionCheck.ID));
        for (String settings : List.of("demo-canteen-api.yml", "demo-canteen-api-laravel.yml")) {
            String yml = Files.readString(Path.of("src/main/resources", settings));
            TITLE.matcher(yml).results().map(found -> found.group(1).strip()).forEach(titles::add);
            CHECK.matcher(yml).results().map(found -> found.group(1)).forEach(checks::add);
        }
        OWN_TITLE
                .matcher(Files.readString(
                        Path.of("src/main/java/com/maqsafy/releases/deployment/ConfiguredDeploymentPlans.java")))
                .results()
                .map(found -> found.group(1))
                .forEach(titles::add);
        assertThat(titles).contains("Fetch the code", "Read the backup back");
        assertThat(checks).contains("protected-api", "running-version");

        Set<String> missing = new TreeSet<>();
        Stream.concat(
                        titles.stream().filter(title -> OurWords.work(title).contains(title)),
                        checks.stream().filter(check -> !OurWords.has("check." + check)))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    private Map<String, String> said(String notes) {
        return PageInArabic.of(story.details(), story.records(), plans, notes, ReleaseStory.START);
    }

    private void run(String check, String item, String evidence) {
        story.add("checkRun", "system:worker", """
                {purpose: 'deployment', attempt: 1, round: 1, check: '%s', item: '%s', critical: true,
                 outcome: 'passed', evidence: '%s'}""".formatted(check, item, evidence));
    }

    private static PlannedStep step(String title) {
        return new PlannedStep("id", "DEP-01", title, List.of("true"), Duration.ofMinutes(1), true, false);
    }
}
