package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.calendar.CalendarAnswer;
import com.maqsafy.releases.calendar.DeploymentCalendar;
import com.maqsafy.releases.calendar.Freeze;
import com.maqsafy.releases.deployment.ProductionState.Drift;
import com.maqsafy.releases.deployment.ProductionStates;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.process.TaskDeadline;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

@DisplayName("What time brings")
class RemindersTest {

    private final NotificationFixture fixture = new NotificationFixture();
    private final ProductionStates production = Mockito.mock(ProductionStates.class);
    private Optional<Freeze> freeze = Optional.empty();
    private final NotificationFixture.Node node =
            fixture.node(Map.of("email.from", "releases@example.com", "smtp", "1"));

    @BeforeEach
    void twoAreToldLater() {
        table("PT1H", "", "PT30M management, PT2H auditor");
    }

    @Test
    void aTaskIsRemindedOfBeforeItsDueDateThenOverdueThenEscalatedEachOnce() {
        fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Approve it",
                NotificationFixture.NOON.plus(Duration.ofHours(8)),
                "technical-owner");
        assertThat(toldAfter(Duration.ofHours(7).minusSeconds(1))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(7))).containsExactly("task.due-soon tech");
        assertThat(toldAfter(Duration.ofHours(7).plusMinutes(30))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(8))).containsExactly("task.overdue owner", "task.overdue tech");
        assertThat(toldAfter(Duration.ofHours(8).plusMinutes(29))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(8).plusMinutes(30))).containsExactly("task.escalated manager");
        assertThat(toldAfter(Duration.ofHours(10))).containsExactly("task.escalated auditor");
        assertThat(toldAfter(Duration.ofHours(20))).isEmpty();
    }

    @Test
    void aTaskIsRemindedOfAsOftenAsTheTableSays() {
        table("PT1H, PT10M", "PT1H, P1D", "P2D management");
        fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Decide",
                NotificationFixture.NOON.plus(Duration.ofHours(4)),
                "deployment-owner");
        assertThat(toldAfter(Duration.ofHours(3).minusSeconds(1))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(3))).containsExactly("task.due-soon deployer");
        assertThat(toldAfter(Duration.ofHours(3).plusMinutes(50))).containsExactly("task.due-soon deployer");
        assertThat(toldAfter(Duration.ofHours(4))).containsExactly("task.overdue deployer", "task.overdue owner");
        assertThat(toldAfter(Duration.ofHours(5))).containsExactly("task.overdue deployer", "task.overdue owner");
        assertThat(toldAfter(Duration.ofHours(28))).containsExactly("task.overdue deployer", "task.overdue owner");
        assertThat(toldAfter(Duration.ofHours(29))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(52))).containsExactly("task.escalated manager");
    }

    @Test
    void ofRemindersThatWereMissedOnlyTheLastIsSent() {
        table("PT1H, PT10M", "PT1H, P1D", "P2D management");
        fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Decide",
                NotificationFixture.NOON.plus(Duration.ofHours(4)),
                "deployment-owner");
        assertThat(toldAfter(Duration.ofHours(4).minusMinutes(5))).containsExactly("task.due-soon deployer");
        assertThat(toldAfter(Duration.ofHours(4).minusMinutes(4))).isEmpty();
        assertThat(toldAfter(Duration.ofHours(40))).containsExactly("task.overdue deployer", "task.overdue owner");
    }

    @Test
    void aReminderFromBeforeTheTaskWasThereIsNone() {
        table("PT1H, PT5M", "", "PT1H management");
        fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Decide",
                NotificationFixture.NOON.plus(Duration.ofMinutes(20)),
                "deployment-owner");
        assertThat(toldAfter(Duration.ofMinutes(14))).isEmpty();
        assertThat(toldAfter(Duration.ofMinutes(15))).containsExactly("task.due-soon deployer");
    }

    @Test
    void aTableThatChangesEscalatesToNobodyTwice() {
        fixture.task("t-1", NotificationFixture.RELEASE, "Decide", NotificationFixture.NOON, "deployment-owner");
        assertThat(toldAfter(Duration.ofMinutes(30))).contains("task.escalated manager");
        table("PT1H", "", "PT40M management, PT45M technical-owner");
        assertThat(toldAfter(Duration.ofMinutes(50))).containsExactly("task.escalated tech");
    }

    @Test
    void aTaskThatIsPutOffIsRemindedOfAgain() {
        fixture.task("t-1", NotificationFixture.RELEASE, "Decide", NotificationFixture.NOON, "deployment-owner");
        assertThat(toldAfter(Duration.ZERO)).contains("task.overdue deployer");
        fixture.task(
                "t-1",
                NotificationFixture.RELEASE,
                "Decide",
                NotificationFixture.NOON.plus(Duration.ofHours(9)),
                "deployment-owner");
        assertThat(toldAfter(Duration.ofHours(9))).contains("task.overdue deployer");
    }

    @Test
    void aFreezeIsToldOnceWhenItBegins() {
        freeze = Optional.of(new Freeze(
                NotificationFixture.NOON, NotificationFixture.NOON.plus(Duration.ofDays(3)), "start of term"));
        assertThat(toldAfter(Duration.ZERO)).containsExactly("production.frozen deployer", "production.frozen owner");
        assertThat(toldAfter(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void aDriftIsToldOnceUntilItIsAnotherOne() {
        drift("1.3.0");
        assertThat(toldAfter(Duration.ZERO))
                .containsExactly("production.drift deployer", "production.drift owner", "production.drift tech");
        assertThat(toldAfter(Duration.ofHours(1))).isEmpty();
        drift("1.2.0");
        assertThat(toldAfter(Duration.ofHours(2))).hasSize(3);
    }

    @Test
    void twoNodesThatLookAtTheSameTimeRemindOnce() {
        fixture.task("t-1", NotificationFixture.RELEASE, "Decide", NotificationFixture.NOON, "deployment-owner");
        reminders().remind();
        reminders().remind();
        node.dispatch();
        assertThat(told())
                .filteredOn(line -> line.equals("task.overdue deployer"))
                .hasSize(1);
    }

    private void table(String before, String after, String escalate) {
        fixture.deadline = TaskDeadline.of(Map.of(
                "due", "PT2H", "remindBefore", before, "remindAfter", after, "escalate", escalate, "priority", 50));
    }

    private void drift(String found) {
        Mockito.when(production.drifts())
                .thenReturn(Map.of("canteen-api", new Drift(NotificationFixture.NOON, "1.4.0", found)));
    }

    /** Who is told of what, and was not before. */
    private List<String> toldAfter(Duration time) {
        List<String> before = told();
        fixture.clock.set(NotificationFixture.NOON.plus(time));
        reminders().remind();
        node.dispatch();
        node.assertEventsDescribed();
        List<String> after = told();
        return after.subList(before.size(), after.size()).stream().sorted().toList();
    }

    private List<String> told() {
        return fixture.jdbc.sql("""
                        SELECT e.type || ' ' || d.recipient FROM notification_delivery d
                        JOIN notification_delivery_event m ON m.delivery_id = d.id JOIN notification_event e ON e.id = m.event_id
                        ORDER BY d.sequence""").query(String.class).list();
    }

    private Reminders reminders() {
        DeploymentCalendar calendar = new DeploymentCalendar() {
            @Override
            public CalendarAnswer assess(String service, Instant at) {
                return new CalendarAnswer(false, true, freeze, at);
            }

            @Override
            public List<Opening> openings(String service, Instant from, int most) {
                return List.of(new Opening(from, null));
            }

            @Override
            public boolean windowConfigured(String service) {
                return false;
            }
        };
        ServiceSettings services = new ServiceSettings() {
            @Override
            public SortedSet<String> services() {
                return new TreeSet<>(List.of("canteen-api"));
            }

            @Override
            public List<String> mistakes(String service) {
                return List.of();
            }
        };
        return new Reminders(
                fixture.openTasks(),
                production,
                calendar,
                services,
                node.outbox,
                node.channels,
                NotificationFixture.JSON,
                fixture.transaction,
                Mockito.mock(OnOneNode.class),
                fixture.clock);
    }
}
