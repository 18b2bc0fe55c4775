package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.Inspection.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Trying out a service ends in time, one at a time, and tells nothing that nobody should see. */
@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class ServiceInspectionsTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @Test
    void givesUpWhatDoesNotAnswerAndTellsTheRest() {
        ServiceInspections inspections = of(
                Duration.ofMillis(200),
                Inspection.elsewhere("silent", "releases.silent", () -> {
                    answered.await();
                    return Finding.ok("late");
                }),
                Inspection.here("there", "releases.there", () -> Finding.ok("It is there.")));

        List<InspectionResult> results = inspections.inspect("orders-api");

        assertThat(results)
                .extracting(InspectionResult::what, InspectionResult::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("silent", Outcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple("there", Outcome.OK));
        assertThat(results.get(0).message()).startsWith("REL-SET-012 There was no answer in time.");
    }

    @Test
    void isRefusedWhileItRunsAndPossibleAfterwards() throws Exception {
        ServiceInspections inspections =
                of(Duration.ofSeconds(20), Inspection.elsewhere("slow", "releases.slow", () -> {
                    asked.countDown();
                    answered.await();
                    return Finding.ok("done");
                }));
        CompletableFuture<List<InspectionResult>> first =
                CompletableFuture.supplyAsync(() -> inspections.inspect("orders-api"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> inspections.inspect("orders-api"))
                .isInstanceOf(InspectionRunsException.class)
                .hasMessageStartingWith("REL-SET-020 orders-api is being tried out already.");

        answered.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).hasSize(1);
        assertThat(inspections.inspect("orders-api")).hasSize(1);
    }

    @Test
    void repeatsNoMessageThatIsNotOurs() {
        ServiceInspections inspections = of(
                Duration.ofSeconds(5),
                Inspection.here("a", "releases.a", () -> {
                    throw new IllegalStateException("password s3cret was refused");
                }),
                Inspection.here("b", "releases.b", () -> {
                    throw new IllegalStateException("REL-SRC-001 There is no repository.");
                }));

        assertThat(inspections.inspect("orders-api"))
                .extracting(InspectionResult::message)
                .containsExactly(
                        "REL-SET-013 It cannot be told (IllegalStateException). Check the setting.",
                        "REL-SRC-001 There is no repository.");
        assertThat(inspections.shortcomings("orders-api"))
                .containsExactly(
                        "REL-SET-011 releases.a: REL-SET-013 It cannot be told (IllegalStateException). Check the setting.",
                        "REL-SET-011 releases.b: REL-SRC-001 There is no repository.");
    }

    @Test
    void readinessAsksNothingElsewhere() {
        ServiceInspections inspections = of(Duration.ofSeconds(5), Inspection.elsewhere("far", "releases.far", () -> {
            throw new AssertionError("asked");
        }));

        assertThat(inspections.shortcomings("orders-api")).isEmpty();
    }

    @Test
    void tellsAtTheStartWhatIsMissing(CapturedOutput output) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("inspector", (ServiceInspector) service ->
                List.of(Inspection.here("repository", "releases.services." + service + ".source", () -> {
                    throw new SettingsException("REL-SRC-001", List.of("There is no repository."));
                })));
        ServiceSettings settings = mock(ServiceSettings.class);
        when(settings.services()).thenReturn(new TreeSet<>(List.of("orders-api")));
        new ServiceInspections(
                        settings,
                        beans.getBeanProvider(ServiceInspector.class),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20))
                .tellShortcomings();

        assertThat(output)
                .contains("REL-SET-004 The service orders-api is not ready for releases: REL-SET-011"
                        + " releases.services.orders-api.source: ");
    }

    private static ServiceInspections of(Duration each, Inspection... inspections) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("inspector", (ServiceInspector) service -> List.of(inspections));
        return new ServiceInspections(
                ServiceSettings.none(), beans.getBeanProvider(ServiceInspector.class), each, Duration.ofSeconds(20));
    }
}
