package com.maqsafy.releases.cockpit.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.cockpit.ProcessPath.Element;
import com.maqsafy.releases.cockpit.ProcessPath.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

/** Serves LOG-05: where a release stands, and how it came there. */
class TakenPathTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** start, prepare, asked: yes, released / no, back to prepare. */
    private static final BpmnModelInstance LOOP = Bpmn.createExecutableProcess("loop")
            .startEvent("start")
            .sequenceFlowId("start_prepare")
            .userTask("prepare")
            .sequenceFlowId("prepare_asked")
            .exclusiveGateway("asked")
            .sequenceFlowId("yes")
            .endEvent("released")
            .moveToNode("asked")
            .sequenceFlowId("no")
            .connectTo("prepare")
            .done();

    private final List<Visit> visits = new ArrayList<>();

    private TakenPathTest ended(String element, int from, int to) {
        visits.add(new Visit(element, NOON.plusMillis(from), NOON.plusMillis(to), false));
        return this;
    }

    private TakenPathTest running(String element, int from) {
        visits.add(new Visit(element, NOON.plusMillis(from), null, false));
        return this;
    }

    private TakenPathTest cancelled(String element, int from, int to) {
        visits.add(new Visit(element, NOON.plusMillis(from), NOON.plusMillis(to), true));
        return this;
    }

    private List<String> flows() {
        return new TakenPath(visits, Set.of()).flows(LOOP);
    }

    private List<Element> elements(String... stopped) {
        return new TakenPath(visits, Set.of(stopped)).elements();
    }

    @Test
    void aGatewayTookTheFlowToWhatWasReachedNext() {
        ended("start", 0, 0).ended("prepare", 0, 50).ended("asked", 50, 50).ended("released", 50, 50);

        assertThat(flows()).containsExactlyInAnyOrder("start_prepare", "prepare_asked", "yes");
    }

    @Test
    void aGatewayThatWasPassedTwiceTookBothFlows() {
        ended("start", 0, 0)
                .ended("prepare", 0, 50)
                .ended("asked", 50, 50)
                .ended("prepare", 50, 90)
                .ended("asked", 90, 90)
                .ended("released", 90, 90);

        assertThat(flows()).containsExactlyInAnyOrder("start_prepare", "prepare_asked", "yes", "no");
        assertThat(elements()).contains(new Element("prepare", State.DONE, 2, List.of()));
    }

    @Test
    void aGatewayThatLedBackDidNotTakeTheFlowForward() {
        ended("start", 0, 0).ended("prepare", 0, 50).ended("asked", 50, 50).running("prepare", 50);

        assertThat(flows()).containsExactlyInAnyOrder("start_prepare", "prepare_asked", "no");
    }

    @Test
    void whatRunsOrWasCancelledLedNowhere() {
        ended("start", 0, 0).running("prepare", 0);
        assertThat(flows()).containsExactlyInAnyOrder("start_prepare");

        visits.clear();
        ended("start", 0, 0).cancelled("prepare", 0, 50);
        assertThat(flows()).containsExactlyInAnyOrder("start_prepare");
    }

    @Test
    void aRepeatedTaskLeadsOnWhenItsLastRepetitionHasEnded() {
        ended("start", 0, 0)
                .running("prepare#multiInstanceBody", 0)
                .ended("prepare", 0, 20)
                .running("prepare", 0);
        assertThat(flows()).containsExactlyInAnyOrder("start_prepare");
        assertThat(elements()).contains(new Element("prepare", State.RUNNING, 2, List.of()));

        visits.clear();
        ended("start", 0, 0)
                .ended("prepare#multiInstanceBody", 0, 30)
                .ended("prepare", 0, 20)
                .ended("prepare", 0, 30);
        assertThat(flows()).containsExactlyInAnyOrder("start_prepare", "prepare_asked");
    }

    @Test
    void tellsWhereEachElementStands() {
        ended("start", 0, 0).cancelled("prepare", 0, 50).running("asked", 50);

        assertThat(elements("asked"))
                .containsExactly(
                        new Element("start", State.DONE, 1, List.of()),
                        new Element("prepare", State.CANCELLED, 1, List.of()),
                        new Element("asked", State.FAILED, 1, List.of()));
        assertThat(elements())
                .contains(new Element("asked", State.RUNNING, 1, List.of()))
                .doesNotContain(new Element("asked", State.FAILED, 1, List.of()));
    }

    @Test
    void anIncidentBeforeTheElementWasEnteredIsShownToo() {
        ended("start", 0, 0);

        assertThat(elements("prepare")).contains(new Element("prepare", State.FAILED, 0, List.of()));
    }
}
