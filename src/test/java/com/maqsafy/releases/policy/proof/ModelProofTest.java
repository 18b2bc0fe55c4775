package com.maqsafy.releases.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

@DisplayName("The proof of models (promise 1)")
class ModelProofTest {

    private final ShippedModels shipped = ShippedModels.read();
    private final ModelProof proof = new ModelProof();

    @Test
    void acceptsTheShippedModels() {
        assertThat(proof.objections(shipped.files())).isEmpty();
    }

    @Test
    void appliesEveryRuleThereIs() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProofRule.class));
        List<String> written = scanner.findCandidateComponents(ProofRule.class.getPackageName()).stream()
                .map(found -> found.getBeanClassName())
                .filter(name -> !name.contains("$"))
                .filter(this::isConcrete)
                .sorted()
                .toList();
        List<String> applied = ModelProof.rules(new DecisionAnswers()).stream()
                .map(rule -> rule.getClass().getName())
                .sorted()
                .toList();
        assertThat(applied).containsExactlyInAnyOrderElementsOf(written).hasSizeGreaterThan(25);
    }

    @Test
    void namesPolicyItemsForEveryRule() {
        assertThat(ModelProof.rules(new DecisionAnswers()))
                .allSatisfy(rule -> assertThat(rule.items()).as(rule.name()).isNotEmpty());
    }

    @Test
    void saysWhereAndWhatAndHowToMend() {
        var changed = shipped.changed(
                "production-deployment.bpmn",
                xml -> ShippedModels.byId(xml, "userTask_decideOnPeakDeployment")
                        .setAttributeNS(SafeXml.CAMUNDA, "camunda:candidateGroups", "developer"));
        assertThat(proof.objections(changed))
                .containsExactly(
                        "production-deployment.bpmn: userTask_decideOnPeakDeployment: RULE-07: its candidate groups must be exactly management");
    }

    @Test
    void refusesWhenARuleCannotBeApplied() {
        ProofRule broken = new ProofRule() {
            @Override
            public List<String> items() {
                return List.of("APR-01");
            }

            @Override
            public List<String> objections(ModelSet models) {
                throw new IllegalStateException("out of order");
            }
        };
        assertThat(new ModelProof(List.of(broken)).objections(shipped.files()))
                .singleElement()
                .asString()
                .contains("APR-01", "REL-POL-001", "out of order");
    }

    private boolean isConcrete(String name) {
        try {
            Class<?> type = Class.forName(name);
            return !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class HostileFiles {

        @Test
        void refusesDocumentTypesAndEntities() {
            var changed = shipped.replaced(
                    "release-approval.bpmn",
                    "<bpmn:definitions ",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><bpmn:definitions ");
            assertThat(proof.objections(changed))
                    .anyMatch(
                            line -> line.startsWith("release-approval.bpmn: file: promise 1: cannot be read (DOCTYPE"));
        }

        @Test
        void refusesWhatCannotBeParsed() {
            for (String name : List.of("release-approval.bpmn", "required-tests.dmn", "release-notes.form")) {
                assertThat(proof.objections(shipped.with(name, "not a model".getBytes(StandardCharsets.UTF_8))))
                        .as(name)
                        .anyMatch(line -> line.startsWith(name + ": file: promise 1: cannot be read"));
            }
        }

        @Test
        void refusesFilesThatAreNoModels() {
            assertThat(proof.objections(shipped.with("run.groovy", new byte[0])))
                    .containsExactly(
                            "run.groovy: file: promise 1: only .bpmn, .dmn and .form files are deployed; take this file out of the deployment");
        }

        @Test
        void refusesUnknownProcesses() {
            byte[] copy = new String(shipped.file("deployment-step.bpmn"), StandardCharsets.UTF_8)
                    .replace("id=\"deployment-step\"", "id=\"quick-release\"")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(proof.objections(shipped.with("quick-release.bpmn", copy)))
                    .anyMatch(line ->
                            line.startsWith("quick-release.bpmn: quick-release: promise 1: is no known process"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "name=\"Tag release\" | name=\"${x.getClass()}\"",
                    "name=\"Tag release\" | name=\"#{x}\"",
                    "camunda:topic=\"release-tag\" | camunda:topic=\"release-tag\" camunda:class=\"java.lang.Runtime\"",
                    "camunda:topic=\"release-tag\" | camunda:topic=\"release-tag\" camunda:expression=\"${x}\"",
                    "camunda:topic=\"release-tag\" | camunda:topic=\"release-tag\" xmlns:a=\"http://activiti.org/bpmn\" a:class=\"x.Y\"",
                    "camunda:topic=\"release-tag\" | camunda:topic=\"release-tag\" isForCompensation=\"true\"",
                    "<camunda:inputParameter name=\"plan\">enter</camunda:inputParameter> | <camunda:inputParameter name=\"plan\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:inputParameter>",
                    "<camunda:inputParameter name=\"plan\">enter</camunda:inputParameter> | <camunda:inputParameter name=\"plan\">enter</camunda:inputParameter><camunda:inputParameter name=\"deployable\">true</camunda:inputParameter>",
                    "<camunda:inputParameter name=\"plan\">enter</camunda:inputParameter> | <camunda:inputParameter name=\"plan\">${x}</camunda:inputParameter>",
                    "<bpmn:documentation>Only when the release asked for it (DEP-06).</bpmn:documentation> | <bpmn:documentation>${x}</bpmn:documentation>",
                    "${windowOpensAt} | ${bean.now()}",
                    "${deployable == true} | ${deployable == true or true}",
                    "${dueDates.in('PT4H')} | ${dueDates.of('PT4H')}",
                    "${evaluateDeploymentGateDelegate} | ${otherDelegate}",
                    "<camunda:out source=\"deploymentOutcome\" | <camunda:out variables=\"all\" source=\"deploymentOutcome\"",
                })
        void refusesCodeInModels(String text, String by) {
            String file = text.contains("deploymentOutcome") ? "standard-release.bpmn" : "production-deployment.bpmn";
            assertThat(proof.objections(shipped.replaced(file, text, by))).isNotEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "<inputExpression id=\"inputExpression_type\" typeRef=\"string\"> | <inputExpression id=\"inputExpression_type\" typeRef=\"string\" expressionLanguage=\"javascript\">",
                    "<text>release.type</text> | <text>for i in 1..100000000 return i</text>",
                    "<text>\"technical-owner\"</text> | <text>\"nobody\"</text>",
                    "hitPolicy=\"COLLECT\" | hitPolicy=\"COLLECT\" aggregation=\"COUNT\"",
                    "hitPolicy=\"COLLECT\" | hitPolicy=\"FIRST\"",
                })
        void refusesCodeInDecisions(String text, String by) {
            assertThat(proof.objections(shipped.replaced("required-approvals.dmn", text, by)))
                    .isNotEmpty();
        }
    }

    @Nested
    @DisplayName("What a process owner may do without a developer")
    class LegitimateChanges {

        @Test
        void addsAnApproval() {
            var changed = shipped.replaced("required-approvals.dmn", "</decisionTable>", """
                    <rule id="rule_extra">
                      <description>Hotfix: product owner, too</description>
                      <inputEntry id="inputEntry_x_1"><text>"hotfix","patch"</text></inputEntry>
                      <inputEntry id="inputEntry_x_2"><text></text></inputEntry>
                      <outputEntry id="outputEntry_x_1"><text>"product-owner"</text></outputEntry>
                      <outputEntry id="outputEntry_x_2"><text>"APR-04"</text></outputEntry>
                      <outputEntry id="outputEntry_x_3"><text>"agreed in May"</text></outputEntry>
                    </rule></decisionTable>""");
            assertThat(proof.objections(changed)).isEmpty();
        }

        @Test
        void addsATestAndACheck() {
            String row = """
                    <rule id="rule_extra">
                      <inputEntry id="inputEntry_x_1"><text>list contains(?, "api")</text></inputEntry>
                      <outputEntry id="outputEntry_x_1"><text>"%s"</text></outputEntry>
                    </rule></decisionTable>""";
            assertThat(proof.objections(
                            shipped.replaced("required-tests.dmn", "</decisionTable>", row.formatted("TEST-07"))))
                    .isEmpty();
            assertThat(proof.objections(
                            shipped.replaced("applicable-checks.dmn", "</decisionTable>", row.formatted("POST-13"))))
                    .isEmpty();
        }

        @Test
        void addsAChecklistRow() throws IOException {
            ObjectMapper json = new ObjectMapper();
            ObjectNode form = (ObjectNode) json.readTree(shipped.file("pre-release-checklist.form"));
            form.withArray("components")
                    .addObject()
                    .put("type", "radio")
                    .put("id", "field_OWN_01")
                    .put("key", "OWN_01")
                    .put("label", "Call centre informed?")
                    .putObject("validate")
                    .put("required", true);
            assertThat(proof.objections(shipped.with("pre-release-checklist.form", json.writeValueAsBytes(form))))
                    .isEmpty();
        }

        @Test
        void addsAReminder() {
            String reminder = """
                    <bpmn:boundaryEvent id="boundaryEvent_reminder" name="Four hours passed" cancelActivity="false" attachedToRef="%s">
                      <bpmn:outgoing>sequenceFlow_reminder</bpmn:outgoing>
                      <bpmn:timerEventDefinition id="timerEventDefinition_reminder">
                        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT4H</bpmn:timeDuration>
                      </bpmn:timerEventDefinition>
                    </bpmn:boundaryEvent>
                    %s
                    <bpmn:endEvent id="endEvent_reminded" name="Reminded"/>
                    <bpmn:sequenceFlow id="sequenceFlow_reminder" sourceRef="boundaryEvent_reminder" targetRef="userTask_remind"/>
                    <bpmn:sequenceFlow id="sequenceFlow_reminded" sourceRef="userTask_remind" targetRef="endEvent_reminded"/>
                    </bpmn:process>""".formatted("userTask_approveRelease", userTask("userTask_remind", "test-evidence"));
            assertThat(proof.objections(shipped.replaced("release-approval.bpmn", "</bpmn:process>", reminder)))
                    .isEmpty();
            assertThat(proof.objections(shipped.replaced(
                            "standard-release.bpmn",
                            "</bpmn:process>",
                            reminder.replace("userTask_approveRelease", "callActivity_productionDeployment"))))
                    .isEmpty();
        }

        @Test
        void insertsATaskBeforeApproval() {
            String flow = "targetRef=\"callActivity_releaseApproval\"";
            Map<String, byte[]> changed =
                    shipped.replaced("standard-release.bpmn", flow, "targetRef=\"userTask_extra\"");
            String text = new String(changed.get("standard-release.bpmn"), StandardCharsets.UTF_8)
                    .replace(
                            "</bpmn:process>",
                            userTask("userTask_extra", "test-evidence")
                                    + "<bpmn:sequenceFlow id=\"sequenceFlow_extra\" sourceRef=\"userTask_extra\" "
                                    + flow + "/></bpmn:process>");
            assertThat(proof.objections(shipped.with("standard-release.bpmn", text.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
        }

        @Test
        void insertsTwoTasksSideBySide() {
            String flow = "targetRef=\"callActivity_releaseApproval\"";
            Map<String, byte[]> changed =
                    shipped.replaced("standard-release.bpmn", flow, "targetRef=\"parallelGateway_split\"");
            String text = new String(changed.get("standard-release.bpmn"), StandardCharsets.UTF_8)
                    .replace("</bpmn:process>", """
                            <bpmn:parallelGateway id="parallelGateway_split"/>
                            <bpmn:parallelGateway id="parallelGateway_join"/>
                            %s%s
                            <bpmn:sequenceFlow id="sequenceFlow_x1" sourceRef="parallelGateway_split" targetRef="userTask_one"/>
                            <bpmn:sequenceFlow id="sequenceFlow_x2" sourceRef="parallelGateway_split" targetRef="userTask_two"/>
                            <bpmn:sequenceFlow id="sequenceFlow_x3" sourceRef="userTask_one" targetRef="parallelGateway_join"/>
                            <bpmn:sequenceFlow id="sequenceFlow_x4" sourceRef="userTask_two" targetRef="parallelGateway_join"/>
                            <bpmn:sequenceFlow id="sequenceFlow_x5" sourceRef="parallelGateway_join" %s/>
                            </bpmn:process>""".formatted(
                                    userTask("userTask_one", "test-evidence"),
                                    userTask("userTask_two", "pull-request-checklist"),
                                    flow));
            Map<String, byte[]> both = shipped.with("standard-release.bpmn", text.getBytes(StandardCharsets.UTF_8));
            assertThat(proof.objections(both)).isEmpty();
        }

        @Test
        void renamesAndRegroupsAndReschedules() {
            String text = new String(shipped.file("production-deployment.bpmn"), StandardCharsets.UTF_8)
                    .replace("name=\"Confirm backup\"", "name=\"Check and confirm the backup\"")
                    .replace("userTask_confirmBackup", "userTask_checkBackup")
                    .replace("camunda:candidateGroups=\"technical-owner\"", "camunda:candidateGroups=\"management,qa\"")
                    .replace("${dueDates.in('PT1H')}", "${dueDates.in('P1DT30M')}")
                    .replace("By somebody other than the deployer", "Never by the deployer");
            assertThat(proof.objections(
                            shipped.with("production-deployment.bpmn", text.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
        }

        @Test
        void asksAnExtraPersonForOneReleaseType() {
            String text = new String(shipped.file("standard-release.bpmn"), StandardCharsets.UTF_8)
                    .replace("targetRef=\"callActivity_releaseApproval\"", "targetRef=\"exclusiveGateway_extra\"")
                    .replace("</bpmn:process>", """
                            <bpmn:exclusiveGateway id="exclusiveGateway_extra" name="Major?" default="sequenceFlow_x1"/>
                            %s
                            <bpmn:sequenceFlow id="sequenceFlow_x1" sourceRef="exclusiveGateway_extra" targetRef="callActivity_releaseApproval"/>
                            <bpmn:sequenceFlow id="sequenceFlow_x2" sourceRef="exclusiveGateway_extra" targetRef="userTask_extra">
                              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${releaseType == 'major'}</bpmn:conditionExpression>
                            </bpmn:sequenceFlow>
                            <bpmn:sequenceFlow id="sequenceFlow_x3" sourceRef="userTask_extra" targetRef="callActivity_releaseApproval"/>
                            </bpmn:process>""".formatted(userTask("userTask_extra", "test-evidence")));
            assertThat(proof.objections(shipped.with("standard-release.bpmn", text.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
        }

        private String userTask(String id, String form) {
            return """
                    <bpmn:userTask id="%s" name="One more" camunda:formRef="%s" camunda:formRefBinding="deployment" camunda:candidateGroups="qa" camunda:dueDate="${dueDates.in('PT4H')}" camunda:asyncAfter="true">
                      <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R3/PT10S</camunda:failedJobRetryTimeCycle><camunda:properties><camunda:property name="title" value="One more on {release}"/></camunda:properties></bpmn:extensionElements>
                    </bpmn:userTask>
                    """.formatted(id, form);
        }
    }
}
