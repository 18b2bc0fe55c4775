package com.maqsafy.releases.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.RuleSets;
import com.maqsafy.releases.evidence.RuleSets.RuleSet;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.rules.RuleDifference.Line;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Versions of models, tables and forms, and what differs between two. */
class RuleDifferenceTest {

    private static final String MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="process" isExecutable="true">
                <bpmn:userTask id="task" name="%s" camunda:candidateGroups="qa"><bpmn:incoming>flow</bpmn:incoming></bpmn:userTask>
                <bpmn:subProcess id="sub"><bpmn:serviceTask id="inner" name="Inner"/></bpmn:subProcess>
                %s
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="%s"/></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    private static String model(String name, String more) {
        return MODEL.formatted(name, more, "process");
    }

    @Test
    void tellsWhichElementsDiffer() {
        String before = model("Review", "<bpmn:endEvent id=\"old\"/>");
        String after = model("Review twice", "<bpmn:endEvent id=\"new\"/>");

        assertThat(ModelDifference.of(before, after))
                .contains(Map.of("task", "changed", "old", "removed", "new", "added"));
        assertThat(ModelDifference.of(before, before)).contains(Map.of());
    }

    @Test
    @DisplayName("where something is drawn, and in which order its attributes stand, changes nothing that runs")
    void looksAtWhatElementsSay() {
        String before = model("Review", "");
        String after = MODEL.formatted("Review", "", "plane")
                .replace(
                        "name=\"Review\" camunda:candidateGroups=\"qa\"",
                        "camunda:candidateGroups=\"qa\"  name=\"Review\"");

        assertThat(ModelDifference.of(before, after)).contains(Map.of());
        assertThat(ModelDifference.of(before, before.replace("Inner", "Other")))
                .as("the one inside, not what it lies in")
                .contains(Map.of("inner", "changed"));
        assertThat(ModelDifference.of(before, "{\"no\": \"model\"}")).isEmpty();
    }

    @Test
    void readsNoEntities() {
        String hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + model("&e;", "");

        assertThat(ModelDifference.of(model("Review", ""), hostile)).isEmpty();
    }

    @Test
    void tellsLinesWithSomeAround() {
        String before = lines(1, 40);
        String after = before.replace("line 10\n", "line ten\n").replace("line 30\n", "");

        LineDifference difference = new LineDifference(before, after);

        assertThat(difference.added()).isEqualTo(1);
        assertThat(difference.removed()).isEqualTo(2);
        assertThat(difference.hunks()).hasSize(2);
        assertThat(difference.hunks().get(0).lines())
                .extracting(Line::text)
                .containsExactly("line 7", "line 8", "line 9", "line 10", "line ten", "line 11", "line 12", "line 13");
        assertThat(difference.hunks().get(0).lines())
                .extracting(Line::change)
                .containsExactly("same", "same", "same", "removed", "added", "same", "same", "same");
        assertThat(difference.hunks().get(1).lines().get(0).after()).isEqualTo(27);
        assertThat(difference.hunks().get(1).lines().get(3)).isEqualTo(new Line("removed", 30, null, "line 30"));
    }

    @Test
    @DisplayName("places near each other are one, and the ends of a file are no special case")
    void joinsWhatIsNear() {
        assertThat(new LineDifference(
                                lines(1, 20),
                                lines(1, 20).replace("line 1\n", "one\n").replace("line 6\n", "six\n"))
                        .hunks())
                .hasSize(1);
        assertThat(new LineDifference("", "a\nb\n").hunks().get(0).lines())
                .extracting(Line::change)
                .containsExactly("added", "added");
        assertThat(new LineDifference("a\n", "").removed()).isEqualTo(1);
        assertThat(new LineDifference("a\nb\n", "a\nb\n").hunks()).isEmpty();
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    private final DeployedModels models = mock(DeployedModels.class);
    private final RuleSets sets = mock(RuleSets.class);
    private final KeptDocuments documents = mock(KeptDocuments.class);
    private final ReleaseLists releases = mock(ReleaseLists.class);
    private final RuleVersions versions = new RuleVersions(models, sets, documents, releases);

    private void deployed() {
        Instant at = Instant.parse("2026-03-01T00:00:00Z");
        when(models.deployments())
                .thenReturn(List.of(
                        new DeployedModels.Deployed("d1", "first", at, Map.of("a.bpmn", 1)),
                        new DeployedModels.Deployed("d2", null, at.plusSeconds(1), Map.of("a.bpmn", 2)),
                        new DeployedModels.Deployed("d3", "third", at.plusSeconds(2), Map.of("a.bpmn", 3))));
        files("d1", model("Review", ""), "{}");
        files("d2", model("Review", ""), "{\"x\": 1}");
        files("d3", model("Look", ""), "{\"x\": 1}");
        when(models.newestDeployment()).thenReturn("d3");
        when(sets.deployedBy()).thenReturn(Map.of("d2", "process", "d1", "system:engine-api"));
        String first = KeptDocuments.sha256(model("Review", ""));
        RuleSet set = new RuleSet("set", "1.0", "unknown", new TreeMap<>(Map.of("a.bpmn", first)), 3, 5);
        when(sets.all()).thenReturn(List.of(set));
        when(sets.releases("set", RuleVersions.NAMED)).thenReturn(List.of("canteen-api-1.5.0", "hidden-1.0.0"));
        ReleaseDetails known = ReleaseStory.deployed().details();
        when(releases.named(any(), any()))
                .thenAnswer(call ->
                        call.<java.util.Collection<String>>getArgument(0).contains(known.key())
                                ? List.of(known)
                                : List.of());
        when(documents.find(any())).thenReturn(Optional.empty());
    }

    private void files(String deployment, String model, String form) {
        when(models.files(deployment))
                .thenReturn(Map.of(
                        "a.bpmn", model.getBytes(StandardCharsets.UTF_8),
                        "b.form", form.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @DisplayName(
            "deployments that do not change a file are no version of it; releases that one may not know are not named")
    void countsContents() {
        deployed();

        List<RuleVersion> all = versions.versions("a.bpmn");

        assertThat(all).extracting(RuleVersion::number).containsExactly(1, 2);
        assertThat(all).extracting(RuleVersion::inForce).containsExactly(false, true);
        assertThat(all.get(0).deployments())
                .extracting(RuleVersion.Deployed::id)
                .containsExactly("d1", "d2");
        assertThat(all.get(0).deployments())
                .extracting(RuleVersion.Deployed::by)
                .containsExactly("system:engine-api", "process");
        assertThat(all.get(1).deployments().get(0).by()).isEqualTo("unknown");
        assertThat(all.get(1).deployments().get(0).definition()).isEqualTo(3);
        assertThat(all.get(0).releases()).containsExactly("canteen-api-1.5.0");
        assertThat(all.get(0).more()).isFalse();
        assertThat(all.get(1).releases()).isEmpty();
        assertThat(versions.overview().files())
                .extracting(RuleFile::file, RuleFile::kind, RuleFile::versions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a.bpmn", "model", 2),
                        org.assertj.core.groups.Tuple.tuple("b.form", "form", 2));
        assertThat(versions.overview().sets())
                .extracting(RuleVersions.KeptSet::checks)
                .containsExactly(3);
    }

    @Test
    void comparesTwoVersions() {
        deployed();

        RuleDifference difference = versions.difference("a.bpmn", 1, 2);

        assertThat(difference.added()).isEqualTo(1);
        assertThat(difference.diagrams()).isNotNull();
        assertThat(difference.diagrams().elements()).isEqualTo(Map.of("task", "changed"));
        assertThat(versions.difference("b.form", 1, 2).diagrams()).isNull();
        assertThat(versions.difference("a.bpmn", 2, 2).hunks()).isEmpty();
    }

    @Test
    void refusesWhatThereIsNot() {
        deployed();

        assertThatThrownBy(() -> versions.versions("c.bpmn")).hasMessageStartingWith("REL-RUL-001");
        assertThatThrownBy(() -> versions.difference("a.bpmn", 0, 1)).hasMessageStartingWith("REL-RUL-002");
        assertThatThrownBy(() -> versions.difference("a.bpmn", 1, 3)).hasMessageStartingWith("REL-RUL-002");
    }
}
