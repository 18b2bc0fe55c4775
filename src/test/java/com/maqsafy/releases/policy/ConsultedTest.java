package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.hotfix.HotfixSettings;
import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import com.maqsafy.releases.hotfix.HotfixSettings.HotfixService;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.People;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

class ConsultedTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");

    private static Consulted again(Consulted consulted) {
        return Consulted.answering(consulted.json());
    }

    @Test
    void answersAgainWhatWasAnswered() {
        Consulted live = Consulted.keeping(
                type -> type == RoleHistory.class
                        ? (RoleHistory) (account, role) -> account.equals("tech")
                                ? Optional.of(new RoleHistory.Given(AT, "admin"))
                                : Optional.empty()
                        : type == TaskAudience.class
                                ? (TaskAudience) (release, groups) -> new Audience(groups, Set.of("owner"))
                                : type == ServiceTimes.class
                                        ? (ServiceTimes) service -> ZoneId.of("Asia/Riyadh")
                                        : Rules.live(type),
                "canteen-api");
        for (int time = 0; time < 3; time++) {
            Consulted consulted = time < 2 ? live : again(live);
            People people = consulted.service(People.class);
            assertThat(people.exists("tech")).isTrue();
            assertThat(people.exists("nobody")).isFalse();
            assertThat(people.members("technical-owner")).containsExactly("tech");
            RoleHistory history = consulted.service(RoleHistory.class);
            assertThat(history.given("tech", "qa")).contains(new RoleHistory.Given(AT, "admin"));
            assertThat(history.given("qa", "qa")).isEmpty();
            assertThat(consulted.service(TaskAudience.class).of("canteen-api-1.5.0", Set.of("b", "a")))
                    .isEqualTo(new Audience(Set.of("a", "b"), Set.of("owner")));
            assertThat(consulted.service(ServiceTimes.class).minute("canteen-api", AT))
                    .isEqualTo("2026-03-02 11:00 Asia/Riyadh");
            assertThat(consulted
                            .service(DeploymentPlans.class)
                            .resolved(ReleaseStory.requested().details()))
                    .isEqualTo(ReleaseStory.PLAN);
        }
    }

    @Test
    void asksOnce() {
        AtomicInteger asked = new AtomicInteger();
        Consulted consulted = Consulted.keeping(
                type -> (RoleHistory) (account, role) -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                "canteen-api");
        RoleHistory history = consulted.service(RoleHistory.class);
        history.given("tech", "qa");
        history.given("tech", "qa");
        history.given("tech", "developer");
        assertThat(asked).hasValue(2);
    }

    @Test
    void knowsNoAnswerThatWasNotGiven() {
        Consulted live = Consulted.keeping(Rules::live, "canteen-api");
        live.service(People.class).exists("tech");
        for (Consulted consulted : List.of(again(live), Consulted.answering("{"), Consulted.answering("[]"))) {
            assertThatThrownBy(() -> consulted.service(People.class).exists("qa"))
                    .isInstanceOf(NotConsultedException.class)
                    .hasMessage("People.exists[\"qa\"]");
        }
    }

    @Test
    void keepsTheSettingsOfTheServiceOnly() {
        Hotfix strict = new Hotfix(
                1,
                2,
                1,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofDays(1),
                Duration.ofDays(5));
        HotfixSettings settings = new HotfixSettings(
                Map.of("canteen-api", new HotfixService(strict), "secret", new HotfixService(strict)));
        Consulted live = Consulted.keeping(type -> settings, "canteen-api");
        assertThat(live.settings(HotfixSettings.class)).isSameAs(settings);
        assertThat(live.json()).contains("canteen-api").doesNotContain("secret");
        Consulted again = again(live);
        assertThat(again.knows(HotfixSettings.class)).isTrue();
        assertThat(again.settings(HotfixSettings.class).of("canteen-api")).isEqualTo(strict);
        assertThat(again.knows(PolicySettings.class)).isFalse();
        assertThat(again.settings(PolicySettings.class).backupMaxAge()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void aClassOfSeveralConstructorsNamesTheOneToTake() {
        assertThatThrownBy(() -> RuleSet.settingsOf(Ambiguous.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("REL-POL-062");
    }

    @Component
    static final class Ambiguous {

        Ambiguous(String one) {}

        Ambiguous(Integer other) {}
    }
}
