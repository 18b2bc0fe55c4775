package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

@DisplayName("What the proof lets a model say, the engine can do")
class KnownExpressionsTest {

    private static final ShippedModels SHIPPED = ShippedModels.read();
    private static final ModelSet MODELS = ModelSet.read(SHIPPED.files());
    private static final PolicyForms FORMS = new PolicyForms(new com.maqsafy.releases.policy.PolicyCatalogue());
    private static final ModelProof PROOF = new ModelProof(ModelProof.rules(new DecisionAnswers(), FORMS));

    /** Where a text stands, a text of the shipped models there, and what may be written instead. */
    record Place(String name, String file, String shipped, List<String> others) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place(
                        "camunda:failedJobRetryTimeCycle",
                        "production-deployment.bpmn",
                        "R3/PT10S",
                        List.of("R99/PT9999M", "R1/P1D", "R5/PT1H30M")),
                new Place("timeDuration", "", "", List.of("PT4H", "P1DT12H", "P2W", "P999W", "PT90S", "P9999D")),
                new Place("timeCycle", "", "", List.of("R/P1D", "R3/PT4H", "R999/P1W")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void isAcceptedAndWorks(Place place) {
        for (String text : place.others()) {
            if (!place.file().isEmpty()) {
                byte[] changed =
                        SHIPPED.replaced(place.file(), place.shipped(), text).get(place.file());
                assertThat(objections(place.file(), changed)).as(text).isEmpty();
            } else {
                assertThat(objections("release-approval.bpmn", withTimer(place.name(), text)))
                        .as(text)
                        .isEmpty();
            }
            works(place.name(), text);
        }
    }

    private static byte[] withTimer(String kind, String text) {
        return new String(SHIPPED.file("release-approval.bpmn"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("</bpmn:process>", """
                        <bpmn:boundaryEvent id="boundaryEvent_x" name="Waiting" cancelActivity="false" attachedToRef="userTask_approveRelease">
                          <bpmn:timerEventDefinition id="timerEventDefinition_x"><bpmn:%s xsi:type="bpmn:tFormalExpression">%s</bpmn:%s></bpmn:timerEventDefinition>
                        </bpmn:boundaryEvent>
                        <bpmn:endEvent id="endEvent_x" name="Waited"/>
                        <bpmn:sequenceFlow id="sequenceFlow_x" sourceRef="boundaryEvent_x" targetRef="endEvent_x"/>
                        </bpmn:process>""".formatted(kind, text, kind))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Only the changed file is judged, for time: the others are as they were, and accepted. */
    private static List<String> objections(String file, byte[] content) {
        return PROOF.objections(MODELS.with(file, content).judging(file));
    }

    private static void works(String place, String text) {
        assertThatCode(() -> {
                    switch (place) {
                        case "timeDuration", "timeCycle" ->
                            assertThat(new DurationHelper(text).getDateAfter())
                                    .as(text)
                                    .isAfter(new Date(0));
                        case "camunda:failedJobRetryTimeCycle" ->
                            assertThat(ParseUtil.parseRetryIntervals(text).getRetryIntervals())
                                    .isNotEmpty();
                        default -> throw new IllegalStateException(place);
                    }
                })
                .as("%s %s", place, text)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R3/PT10S | R3/PT5D | days stand before the T",
                "R3/PT10S | R3/P10M | a month has no fixed length",
                "R3/PT10S | R0/PT10S | it would never be tried again",
                "R3/PT10S | R3/PT0S | it would be tried again at once",
                "P3650D | P10Y | the engine counts days",
                "P3650D | P000D | history would be gone at once",
            })
    @DisplayName("What the engine cannot do, or does at once and for ever, is refused")
    void refuses(String text, String by, String why) {
        byte[] changed =
                SHIPPED.replaced("production-deployment.bpmn", text, by).get("production-deployment.bpmn");
        assertThat(objections("production-deployment.bpmn", changed)).as(why).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "timeDuration, R3/PT4H",
        "timeDuration, P1Y",
        "timeDuration, PT0S",
        "timeDuration, P-1D",
        "timeCycle, PT4H",
        "timeCycle, R0/PT1H",
        "timeCycle, R/PT0S",
        "timeCycle, R3/P1W1D",
    })
    void refusesTimers(String kind, String text) {
        assertThat(objections("release-approval.bpmn", withTimer(kind, text)))
                .anyMatch(line -> line.contains("write it like"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dueDate=\"${dueDates.in('PT1H')}\"", "followUpDate=\"2030-01-01T00:00:00\"", "priority=\"50\""})
    @DisplayName("When a task is due and what comes first says the table of deadlines")
    void refusesDeadlines(String attribute) {
        String group = "camunda:candidateGroups=\"technical-owner\"";
        byte[] changed = SHIPPED.replaced("production-deployment.bpmn", group, group + " camunda:" + attribute)
                .get("production-deployment.bpmn");
        assertThat(objections("production-deployment.bpmn", changed))
                .anyMatch(line -> line.contains("the table task-deadlines says when tasks are due"));
    }

    @Test
    @DisplayName("Conditions, instants and outcomes are worked out as the engine does")
    void conditionsAndOutcomesWork() {
        for (ProcessContract contract : ProcessContracts.all()) {
            for (DecidingVariable variable : contract.decisions()) {
                for (String branch : variable.branches()) {
                    String first = branch.split("\\|")[0];
                    String condition = first.endsWith("*")
                            ? "${%s.startsWith('%s')}".formatted(variable.name(), first.replace("*", ""))
                            : first.matches("true|false")
                                    ? "${%s == %s}".formatted(variable.name(), first)
                                    : "${%s == '%s'}".formatted(variable.name(), first);
                    Object value = first.matches("true|false") ? Boolean.valueOf(first) : first.replace("*", "unit");
                    assertThat(Condition.parse(condition)).as(condition).isPresent();
                    assertThat(value(condition, Map.of(variable.name(), value)))
                            .as(condition)
                            .isEqualTo(true);
                }
            }
            for (String instant : contract.instants()) {
                assertThat(value("${%s}".formatted(instant), Map.of(instant, "2026-03-02T09:00:00Z")))
                        .isEqualTo("2026-03-02T09:00:00Z");
            }
            for (String outcome : contract.records()) {
                if (outcome.contains("=")) {
                    Outcomes told = new Outcomes();
                    value(
                            "${execution.setVariable('%s', '%s')}".formatted((Object[]) outcome.split("=")),
                            Map.of("execution", told));
                    assertThat(told.values).isEqualTo(Map.of(outcome.split("=")[0], outcome.split("=")[1]));
                }
            }
        }
        assertThat(value("${'rollback'}", Map.of())).isEqualTo("rollback");
        assertThat(value("${approvalsStopped}", Map.of("approvalsStopped", true)))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "releaseType == 'majr', releaseType is never 'majr'",
        "releaseType.startsWith('ma'), releaseType is never 'ma*'",
        "databaseChanges == 'yes', databaseChanges is never 'yes'",
    })
    @DisplayName("A fact is compared with a value that it can have")
    void refusesBranchesThatNobodyTakes(String condition, String objection) {
        byte[] changed = SHIPPED.replaced("database-migration-review.bpmn", "destructiveChanges == false", condition)
                .get("database-migration-review.bpmn");
        assertThat(objections("database-migration-review.bpmn", changed)).anyMatch(line -> line.contains(objection));
    }

    @Test
    @DisplayName("Every bean that a model may name is there, and every bean for models may be named")
    void everyBeanIsThere() {
        Set<String> named = ProcessContracts.work().stream()
                .filter(work -> work.kind() == StepPattern.Kind.BEAN)
                .map(StepPattern::what)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(beans(JavaDelegate.class));
        Set<String> listeners = ProcessContracts.all().stream()
                .flatMap(contract -> contract.records().stream())
                .filter(outcome -> outcome.endsWith("Listener"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(beans(ExecutionListener.class)).containsAll(listeners);
    }

    @Test
    @DisplayName("No place is left out")
    void knowsEveryPlace() {
        List<String> tried = new ArrayList<>(places().map(Place::name).toList());
        // Held against beans, outcomes and mappings above.
        tried.addAll(List.of(
                "completionCondition",
                "serviceTask@camunda:delegateExpression",
                "camunda:executionListener@delegateExpression",
                "camunda:executionListener@expression",
                "camunda:in@businessKey",
                "camunda:in@sourceExpression"));
        assertThat(KnownExpressions.places()).containsExactlyInAnyOrderElementsOf(tried);
    }

    private static Set<String> beans(Class<?> kind) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(kind));
        return scanner.findCandidateComponents("com.maqsafy.releases").stream()
                .map(found -> {
                    try {
                        return Class.forName(found.getBeanClassName());
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .map(type -> type.getAnnotation(Component.class))
                .filter(java.util.Objects::nonNull)
                .map(Component::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Object value(String expression, Map<String, Object> variables) {
        JuelExpressionManager engine = new JuelExpressionManager();
        VariableMap all = Variables.createVariables();
        all.putAll(variables);
        return engine.createValueExpression(expression).getValue(engine.createElContext(all.asVariableContext()));
    }

    /** An execution that only remembers what it is told. */
    public static final class Outcomes {

        private final Map<String, Object> values = new HashMap<>();

        public void setVariable(String name, Object value) {
            values.put(name, value);
        }
    }
}
