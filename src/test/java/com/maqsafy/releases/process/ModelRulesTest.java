package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The conventions of the models. What keeps the policy is proven elsewhere, by the proof of models. */
@DisplayName("The shipped models")
class ModelRulesTest {

    private static final Path BPMN = Path.of("bpmn");
    private static final Path FORMS = Path.of("forms");
    private static final int MOST_NODES = 30;
    /** Read once: the engine reads its schema anew for every file. */
    private static final Map<Path, BpmnModelInstance> READ = new ConcurrentHashMap<>();

    /** Variables that no condition or mapping names: task-local, or read and written by beans only. */
    private static final Set<String> ONLY_IN_JAVA = Set.of("partKind", "vulnerability", "failure");

    private static final Pattern SENTENCE_CASE =
            Pattern.compile("[A-Z][a-z]*([ -][a-z]+)*\\??|[A-Z][a-z-]+( [a-z-]+)*, [a-z ]+");
    private static final Pattern VARIABLE_IN_CONDITION = Pattern.compile("([a-z][A-Za-z]*)(?= ==|\\.startsWith)");

    static List<Path> processFiles() {
        return files(BPMN, ".bpmn");
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void nameEveryElementByItsTypeAndMeaning(Path file) {
        BpmnModelInstance model = read(file);
        assertThat(model.getModelElementsByType(FlowElement.class))
                .allSatisfy(element -> assertThat(element.getId())
                        .matches(
                                element.getElementType().getTypeName() + "_[a-z][A-Za-z0-9]*(_to_[A-Z][A-Za-z0-9]*)?"));
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void useEachIdOnce(Path file) {
        List<String> ids = read(file).getModelElementsByType(BaseElement.class).stream()
                .map(BaseElement::getId)
                .filter(id -> id != null)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void labelStepsInSentenceCase(Path file) {
        BpmnModelInstance model = read(file);
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            boolean gateway = node instanceof ExclusiveGateway;
            if (gateway && node.getOutgoing().size() == 1) {
                assertThat(node.getName()).as(node.getId() + " is a join").isNull();
            } else {
                assertThat(node.getName()).as(node.getId()).matches(SENTENCE_CASE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void askQuestionsAtGatewaysAndNameTheAnswers(Path file) {
        for (ExclusiveGateway gateway : read(file).getModelElementsByType(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() > 1) {
                assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
                assertThat(gateway.getOutgoing())
                        .as(gateway.getId())
                        .allSatisfy(flow ->
                                assertThat(flow.getName()).as(flow.getId()).isNotBlank());
                assertThat(gateway.getOutgoing().stream()
                                .map(FlowElement::getName)
                                .toList())
                        .as(gateway.getId())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void nameCallsAsWhatTheyCall(Path file) {
        for (CallActivity call : read(file).getModelElementsByType(CallActivity.class)) {
            Process called = process(read(BPMN.resolve(call.getCalledElement() + ".bpmn")));
            assertThat(call.getName()).as(call.getId()).isEqualTo(called.getName());
        }
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void fitOnAPage(Path file) {
        assertThat(read(file).getModelElementsByType(FlowNode.class)).hasSizeLessThanOrEqualTo(MOST_NODES);
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void areDrawnCompletelyInStandardSizes(Path file) {
        BpmnModelInstance model = read(file);
        Map<String, BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .collect(Collectors.toMap(shape -> shape.getBpmnElement().getId(), Function.identity()));
        Set<String> edges = model.getModelElementsByType(BpmnEdge.class).stream()
                .map(edge -> edge.getBpmnElement().getId())
                .collect(Collectors.toSet());
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(edges).contains(flow.getId()));
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(shapes).as("picture").containsKey(node.getId());
            Bounds bounds = shapes.get(node.getId()).getBounds();
            String size =
                    bounds.getWidth().intValue() + "x" + bounds.getHeight().intValue();
            String type = node.getElementType().getTypeName();
            if (type.endsWith("Event")) {
                assertThat(size).as(node.getId()).isEqualTo("36x36");
            } else if (type.endsWith("Gateway")) {
                assertThat(size).as(node.getId()).isEqualTo("50x50");
            } else if (!type.equals("subProcess")) {
                assertThat(size).as(node.getId()).isEqualTo("100x80");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("processFiles")
    void nameTheOutcomeAtEveryEnd(Path file) {
        assertThat(read(file).getModelElementsByType(EndEvent.class))
                .allSatisfy(end -> assertThat(end.getName()).as(end.getId()).isNotBlank());
    }

    @Test
    @DisplayName("bear names that are unique in the archive: the engine knows resources by their base name only")
    void haveUniqueFileNames() {
        List<String> names = Stream.of(files(BPMN, ".bpmn"), files(BPMN, ".dmn"), files(FORMS, ".form"))
                .flatMap(List::stream)
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+"));
    }

    @Test
    void useEveryFormThereIsAndNoOther() {
        Set<String> referenced = attributes("formRef");
        assertThat(referenced).isEqualTo(stems(files(FORMS, ".form")));
    }

    @Test
    @DisplayName("ask every decision there is and no other; version-impact is asked when a release is started,"
            + " failure-owner before a failure's process is, task-deadlines when a task is created, open-parts by the"
            + " delegate that also answers the gate")
    void askEveryDecisionThereIsAndNoOther() {
        Set<String> asked = attributes("decisionRef");
        asked.add("version-impact");
        asked.add("failure-owner");
        asked.add("task-deadlines");
        asked.add("open-parts");
        assertThat(asked).isEqualTo(stems(files(BPMN, ".dmn")));
    }

    @Test
    void callEveryPhaseThereIsAndNoOther() {
        Set<String> called = new TreeSet<>();
        processFiles()
                .forEach(file -> read(file)
                        .getModelElementsByType(CallActivity.class)
                        .forEach(call -> called.add(call.getCalledElement())));
        Set<String> phases = stems(processFiles());
        phases.removeIf(id -> Set.of("standard-release", "hotfix-release", "security-release", "technical-failure")
                .contains(id));
        assertThat(called).isEqualTo(phases);
    }

    @Test
    void useTheVariablesThatJavaDeclaresAndNoOther() {
        Set<String> declared = ReleaseVariables.all().stream()
                .map(ProcessVariable::name)
                .filter(name -> !ONLY_IN_JAVA.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(variablesInModels()).isEqualTo(declared);
    }

    @Test
    @DisplayName("name only beans that exist: a class of that bean name in the application")
    void nameOnlyBeansThatExist() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        var names = AnnotationBeanNameGenerator.INSTANCE;
        var registry = new SimpleBeanDefinitionRegistry();
        Set<String> beans = scanner.findCandidateComponents("com.maqsafy.releases").stream()
                .map(found -> names.generateBeanName(found, registry))
                .collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        for (Path file : processFiles()) {
            Matcher matcher = Pattern.compile("\\$\\{([a-z][A-Za-z]*(Delegate|Listener))}")
                    .matcher(text(file));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(beans).containsAll(named);
    }

    private static Set<String> variablesInModels() {
        Set<String> found = new TreeSet<>();
        // A due date may be an instant that the process has worked out.
        Pattern.compile("<text>\"([a-z]+[A-Za-z]*At)\"</text>")
                .matcher(text(BPMN.resolve("task-deadlines.dmn")))
                .results()
                .forEach(result -> found.add(result.group(1)));
        Pattern attribute = Pattern.compile(
                "camunda:(?:collection|elementVariable|resultVariable)=\"([A-Za-z]+)\"|<camunda:(?:in|out) [^>]*target=\"([A-Za-z]+)\"|inputParameter name=\"([A-Za-z]+)\"|setVariable\\('([A-Za-z]+)'|completionCondition[^>]*>\\$\\{([A-Za-z]+)}|timeDate[^>]*>\\$\\{([A-Za-z]+)}|candidateGroups=\"\\$\\{([A-Za-z]+)}\"");
        for (Path file : processFiles()) {
            String text = text(file);
            Matcher matcher = attribute.matcher(text);
            while (matcher.find()) {
                for (int group = 1; group <= matcher.groupCount(); group++) {
                    if (matcher.group(group) != null) {
                        found.add(matcher.group(group));
                    }
                }
            }
            read(file).getModelElementsByType(SequenceFlow.class).stream()
                    .filter(flow -> flow.getConditionExpression() != null)
                    .map(flow -> flow.getConditionExpression().getTextContent())
                    .forEach(condition -> VARIABLE_IN_CONDITION
                            .matcher(condition)
                            .results()
                            .forEach(result -> found.add(result.group(1))));
        }
        return found;
    }

    private static Set<String> attributes(String name) {
        Set<String> found = new TreeSet<>();
        Pattern attribute = Pattern.compile("camunda:" + name + "=\"([^\"]+)\"");
        processFiles()
                .forEach(file -> attribute.matcher(text(file)).results().forEach(result -> found.add(result.group(1))));
        return found;
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    private static BpmnModelInstance read(Path file) {
        return READ.computeIfAbsent(file, once -> Bpmn.readModelFromFile(once.toFile()));
    }

    private static Set<String> stems(Collection<Path> files) {
        return files.stream().map(ModelRulesTest::stem).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String kind) {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(kind))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
