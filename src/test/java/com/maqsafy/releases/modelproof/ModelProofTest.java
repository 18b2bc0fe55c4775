package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.policy.PolicyItem.AnsweredBy;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

@DisplayName("The proof of models")
class ModelProofTest {

    private static final ShippedModels shipped = ShippedModels.read();
    private static final ModelSet MODELS = ModelSet.read(shipped.files());
    private static final PolicyForms FORMS = new PolicyForms(new PolicyCatalogue());
    private static final List<ProofRule> RULES = ModelProof.rules(new DecisionAnswers(), FORMS);
    private static final ModelProof PROOF = new ModelProof(RULES);

    /** What stands against the set; files that are the shipped ones are not read again. */
    private static List<String> objections(Map<String, byte[]> files) {
        if (!files.keySet().containsAll(shipped.files().keySet())) {
            return PROOF.objections(files);
        }
        ModelSet changed = MODELS;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getValue() != shipped.file(file.getKey())) {
                changed = changed.with(file.getKey(), file.getValue());
            }
        }
        return PROOF.objections(changed);
    }

    @Test
    void acceptsTheShippedModels() {
        assertThat(PROOF.objections(shipped.files())).isEmpty();
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
        List<String> applied =
                RULES.stream().map(rule -> rule.getClass().getName()).sorted().toList();
        assertThat(applied).containsExactlyInAnyOrderElementsOf(written).hasSizeGreaterThan(20);
    }

    @Test
    void namesPolicyItemsForEveryRule() {
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(rule.items()).as(rule.name()).isNotEmpty());
    }

    @Test
    @DisplayName("a reason is words or an item that process owners can look up, never the number of a promise")
    void givesReasonsThatProcessOwnersCanRead() {
        assertThat(RULES)
                .allSatisfy(rule -> assertThat(rule.items())
                        .as(rule.name())
                        .noneMatch(item -> item.matches("(?i).*promise.*\\d.*")));
    }

    @Test
    void saysWhereAndWhatAndHowToMend() {
        var changed = shipped.changed(
                "production-deployment.bpmn",
                xml -> ShippedModels.byId(xml, "userTask_decideOnPeakDeployment")
                        .setAttributeNS(SafeXml.CAMUNDA, "camunda:candidateGroups", "developer"));
        assertThat(objections(changed))
                .containsExactly(
                        "production-deployment.bpmn: userTask_decideOnPeakDeployment: RULE-07: its candidate groups must be exactly management: nobody else may do it");
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
                .contains("APR-01", "REL-PRF-001", "out of order");
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
            assertThat(objections(changed))
                    .anyMatch(line -> line.startsWith(
                            "release-approval.bpmn: file: no way around the policy: cannot be read (DOCTYPE"));
        }

        @Test
        void refusesWhatCannotBeParsed() {
            for (String name : List.of("release-approval.bpmn", "required-tests.dmn", "release-notes.form")) {
                assertThat(objections(shipped.with(name, "not a model".getBytes(StandardCharsets.UTF_8))))
                        .as(name)
                        .anyMatch(line -> line.startsWith(name + ": file: no way around the policy: cannot be read"));
            }
        }

        @Test
        void refusesFilesThatAreNoModels() {
            assertThat(objections(shipped.with("run.groovy", new byte[0])))
                    .containsExactly(
                            "run.groovy: file: no way around the policy: only .bpmn, .dmn and .form files are deployed; take this file out of the deployment");
        }

        @ParameterizedTest
        @ValueSource(strings = {"A.1.0.bpmn", "A.1.0.dmn", "a.form.form", "v1.2.bpmn"})
        @DisplayName("A model's file may have dots in its name")
        void takesDotsInFileNames(String name) {
            assertThat(PROOF.objections(shipped.with(name, "not a model".getBytes(StandardCharsets.UTF_8))))
                    .anyMatch(line -> line.startsWith(name + ": file: no way around the policy: cannot be read"))
                    .noneMatch(line -> line.contains("only .bpmn, .dmn and .form files"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"A.1.0", "A.bpmn.txt", "bpmn", ".bpmn.zip", "A.BPMN"})
        void refusesOtherKindsWhateverDotsTheyHave(String name) {
            assertThat(PROOF.objections(shipped.with(name, new byte[0])))
                    .anyMatch(line -> line.startsWith(
                            name + ": file: no way around the policy: only .bpmn, .dmn and .form files"));
        }

        @Test
        void refusesUnknownProcesses() {
            byte[] copy = new String(shipped.file("deployment-step.bpmn"), StandardCharsets.UTF_8)
                    .replace("id=\"deployment-step\"", "id=\"quick-release\"")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(objections(shipped.with("quick-release.bpmn", copy)))
                    .anyMatch(line -> line.startsWith(
                            "quick-release.bpmn: quick-release: no way around the policy: is no known process"));
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
                    "camunda:candidateGroups=\"technical-owner\" | camunda:candidateGroups=\"technical-owner\" camunda:dueDate=\"${dueDates.in('PT4H')}\"",
                    "${evaluateDeploymentGateDelegate} | ${otherDelegate}",
                    "<camunda:out source=\"deploymentOutcome\" | <camunda:out variables=\"all\" source=\"deploymentOutcome\"",
                })
        void refusesCodeInModels(String text, String by) {
            String file = text.contains("deploymentOutcome")
                    ? "standard-release.bpmn"
                    : text.contains(">enter<") ? "service-closing.bpmn" : "production-deployment.bpmn";
            assertThat(objections(shipped.replaced(file, text, by))).isNotEmpty();
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
            assertThat(objections(shipped.replaced("required-approvals.dmn", text, by)))
                    .isNotEmpty();
        }
    }

    @Nested
    @DisplayName("Deadlines of tasks: due dates, reminders, escalations, priorities")
    class Deadlines {

        @ParameterizedTest(name = "{0} becomes {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"reviewDueAt\" | \"P1D\" | HOT-06: hotfix-review of post-release-review",
                    "\"riskReviewDueAt\" | \"PT30M\" | HOT-03: risk-review of hotfix-assessment",
                    "\"failureDueAt\" | \"reviewDueAt\" | its due date must be exactly failureDueAt",
                    "\"PT8H\" | \"plannedAt\" | it is due at 'plannedAt'; write a time such as PT4H",
                    "\"PT8H\" | \"soon enough\" | due 'soon enough' is no time of days, hours and minutes up to 30 days",
                    "\"PT8H\" | \"PT30M\" | remindBefore PT1H is before the task is there; it is due in PT30M",
                    "\"PT15M management\" | \"\" | escalate '' does not say after how long and to whom",
                    "\"PT15M management\" | \"PT15M boss\" | the role 'boss' is no known group of people",
                    "\"PT15M management\" | \"PT15M ci\" | the role 'ci' is no known group of people",
                    "<text>90</text> | <text>95</text> | priority must be a number from 0 to 90, not 95",
                    "\"backup-confirmation\" | \"backup-confirmatoin\" | 'backup-confirmatoin' is not among [approve-release,",
                    "\"release-rollback\" | \"rollback\" | 'rollback' is not among [database-migration-review,",
                    "\"critical\"</text> | \"terrible\"</text> | 'terrible' is not among [critical, high, low, medium, unknown]",
                    "\"hotfix\",\"security\"</text> | \"hotfix\",\"secure\"</text> | 'secure' is not among [hotfix,",
                })
        void refusesATableThatLeavesATaskAlone(String text, String by, String objection) {
            assertThat(objections(shipped.replaced("task-deadlines.dmn", text, by)))
                    .anyMatch(line -> line.contains(objection));
        }

        @Test
        void givesApprovalsADay() {
            assertThat(objections(shipped.replaced("task-deadlines.dmn", "\"PT4H\"", "\"P1D\"")))
                    .isEmpty();
        }

        @Test
        void tellsSeveralOneAfterTheOther() {
            assertThat(objections(shipped.replaced(
                            "task-deadlines.dmn", "\"PT1H management\"", "\"PT1H technical-owner, P1D management\"")))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Open parts of the preparation: what a type must prepare is asked for")
    class OpenPartsOfThePreparation {

        @ParameterizedTest(name = "{0} becomes {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "\"rollback-plan\"</text> | \"notes\"</text> | a major release without valid evidence of rollback-plan needs a row that opens rollback-plan; add one, or widen it",
                    "<text>\"hotfix-checklist\"</text> | <text>\"notes\"</text> | a hotfix release without valid evidence of pre-release needs a row that opens hotfix-checklist or pre-release",
                    "<text>\"security\"</text> | <text>\"minor\"</text> | a security release without valid evidence of security-assessment needs a row",
                    "<text>\"security\"</text> | <text>\"minor\"</text> | 'security-assessment' is no part of a minor release; open one of [migration-review, notes, pre-release, pull-request, rollback-plan, tests]",
                    "<text>not(\"hotfix\")</text> | <text>not(\"patch\")</text> | a patch release without valid evidence of pre-release needs a row that opens pre-release; add one",
                    "<text>\"hotfix-checklist\"</text> | <text>\"source\"</text> | 'source' is no part of a hotfix release",
                    "<text>list contains(?, \"notes\")</text> | <text></text> | 'notes' would be asked for again and again; name what must be without valid evidence",
                    "<text>list contains(?, \"notes\")</text> | <text>list contains(?, \"note\")</text> | a minor release without valid evidence of notes needs a row that opens notes",
                })
        void refusesATableThatLeavesAPartOut(String text, String by, String objection) {
            assertThat(objections(shipped.replaced("open-parts.dmn", text, by)))
                    .anyMatch(line -> line.startsWith("open-parts.dmn: ") && line.contains(objection));
        }

        @Test
        @DisplayName("a hotfix may be asked both checklists one by one, and the notes again with a new rollback plan")
        void letsAHotfixAnswerBothChecklists() {
            assertThat(objections(shipped.replaced("open-parts.dmn", "<text>not(\"hotfix\")</text>", "<text></text>")))
                    .isEmpty();
            assertThat(
                            objections(
                                    shipped.replaced(
                                            "open-parts.dmn",
                                            "<rule id=\"rule_1\">",
                                            "<rule id=\"rule_own\"><inputEntry id=\"own_1\"><text></text></inputEntry><inputEntry id=\"own_2\"><text>list contains(?, \"rollback-plan\")</text></inputEntry><outputEntry id=\"own_3\"><text>\"notes\"</text></outputEntry></rule><rule id=\"rule_1\">")))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Hotfix and security releases (HOT-01..06, SEC-01..08)")
    class UrgentReleases {

        @ParameterizedTest(name = "{0}: {1} becomes {2}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    // A start form for each kind of release, and for nothing else.
                    "standard-release | formRef=\"start-release\" | formRef=\"start-hotfix\" | must start with the form start-release",
                    "hotfix-release | formRef=\"start-hotfix\" | formRef=\"start-release\" | must start with the form start-hotfix",
                    "security-release | formRef=\"start-security\" | formRef=\"start-hotfix\" | must start with the form start-security",
                    "release-preparation | formRef=\"test-evidence\" | formRef=\"start-hotfix\" | starts releases and is no task",
                    // What another process has worked out is not there.
                    "post-release-review | ${stabilisedAt} | ${disclosureAt} | this process knows the instants [reviewDueAt, stabilisedAt]",
                    // Due when the table of deadlines says so.
                    "hotfix-assessment | candidateGroups=\"management\" | candidateGroups=\"management\" camunda:dueDate=\"${dueDates.in('P30D')}\" | the table task-deadlines says when tasks are due",
                    "release-preparation | candidateGroups=\"qa\" | candidateGroups=\"qa\" camunda:priority=\"99\" | the table task-deadlines says when tasks are due",
                    // Who answers.
                    "hotfix-assessment | candidateGroups=\"management\" | candidateGroups=\"developer\" | HOT-01: its candidate groups must be exactly management",
                    "security-completion | candidateGroups=\"security-owner\" | candidateGroups=\"release-owner\" | SEC-08: its candidate groups must be exactly security-owner",
                    // Reminders belong to their task and timer, and to no other path.
                    "hotfix-assessment | ${riskReviewReminderAt} | ${riskReviewDueAt} | lacks the non-interrupting boundary event for the timer at riskReviewReminderAt",
                    "hotfix-assessment | targetRef=\"serviceTask_remindOfRiskReview\" | targetRef=\"serviceTask_escalateRiskReview\" | leads straight to the service task remindOfRiskReviewDelegate",
                    "hotfix-assessment | sourceRef=\"serviceTask_remindOfRiskReview\" targetRef=\"endEvent_reminded\" | sourceRef=\"serviceTask_remindOfRiskReview\" targetRef=\"exclusiveGateway_questionAnswered\" | must be a timer whose branch ends by itself",
                    "post-release-review | sourceRef=\"intermediateCatchEvent_stabilised\" targetRef=\"userTask_reviewHotfix\" | sourceRef=\"intermediateCatchEvent_stabilised\" targetRef=\"serviceTask_recordOverdueReview\" | is done at the timer at reviewDueAt only",
                    "post-release-review | attachedToRef=\"userTask_reviewHotfix\" cancelActivity=\"false\" | attachedToRef=\"userTask_reviewHotfix\" | interrupts where the policy knows no interruption",
                    // Disclosure may be interrupted, by its date and by its message.
                    "security-disclosure | name=\"release.disclosed\" | name=\"release.withdrawn\" | interrupts where the policy knows no interruption",
                    "security-disclosure | attachedToRef=\"userTask_discloseRelease\" | attachedToRef=\"userTask_discloseRelease\" cancelActivity=\"false\" | lacks the interrupting boundary event",
                    // Nothing is skipped.
                    "hotfix-release | targetRef=\"callActivity_postReleaseReview\" | targetRef=\"endEvent_released\" | HOT-06: a path from the call of release-publication to an end does not pass the call of post-release-review",
                    "security-release | targetRef=\"callActivity_securityDisclosure\" | targetRef=\"endEvent_released\" | SEC-07: a path from the call of release-publication to an end does not pass the call of security-disclosure",
                    "security-release | targetRef=\"callActivity_securityCompletion\" | targetRef=\"callActivity_releasePublication\" | SEC-05..08: a path from the branch verificationOutcome=verified",
                    // What may not be recorded is decided by a person, with the rollback behind it.
                    "release-publication | sourceRef=\"boundaryEvent_recordingRefused\" targetRef=\"exclusiveGateway_refused\" | sourceRef=\"boundaryEvent_recordingRefused\" targetRef=\"endEvent_recorded\" | does not pass the task with form refused-publication",
                    "release-publication | candidateGroups=\"deployment-owner,rollback-owner\" | candidateGroups=\"release-owner\" | its candidate groups must be exactly deployment-owner,rollback-owner",
                    "release-publication | sourceRef=\"exclusiveGateway_publicationDecision\" targetRef=\"endEvent_rollbackRequested\" | sourceRef=\"exclusiveGateway_publicationDecision\" targetRef=\"endEvent_recorded\" | a path from the default branch of publicationDecision",
                    "standard-release | sourceRef=\"boundaryEvent_publicationGivenUp\" targetRef=\"exclusiveGateway_rollBack\" | sourceRef=\"boundaryEvent_publicationGivenUp\" targetRef=\"endEvent_released\" | a path from the error event rollbackRequested to an end",
                    // What the approver of a rollback was not shown is approved first.
                    "release-rollback | targetRef=\"exclusiveGateway_asApproved\" | targetRef=\"callActivity_rollbackStep\" | RB-07",
                    "security-completion | ${fixDecision == 'again'} | ${fixDecision == 'roll-back'} | SEC-08: the branches by fixDecision must be exactly [again, closed]",
                })
        void refuses(String process, String text, String by, String objection) {
            String file = process + ".bpmn";
            assertThat(objections(shipped.replaced(file, text, by)))
                    .anySatisfy(line -> assertThat(line).startsWith(file + ": ").contains(objection));
        }

        @ParameterizedTest
        @CsvSource({
            "hotfix-release",
            "security-release",
            "hotfix-assessment",
            "post-release-review",
            "security-assessment",
            "security-completion",
            "security-disclosure"
        })
        void refusesDeploymentsWithout(String process) {
            assertThat(objections(shipped.without(process + ".bpmn")))
                    .contains(process + ".bpmn: file: no way around the policy: is missing; deploy it with the others");
        }

        @Test
        @DisplayName("Forms that decide stay in the process that they decide in")
        void bindsEveryFormThatDecidesToItsProcess() {
            List<String> deciding = FORMS.all().entrySet().stream()
                    .filter(form -> form.getValue().questions().stream()
                            .anyMatch(question -> question.key().equals("decision")))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(deciding).contains("hotfix-scope", "risk-review", "fix-verification");
            assertThat(deciding).allMatch(ProcessContracts::decides);
        }

        @ParameterizedTest
        @DisplayName("SEC-03: the table may not be laxer, incomplete or treat worse as less")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "<text>\"P30D\"</text> | <text>\"P31D\"</text> | must be closed within PT720H, not PT744H",
                    "<text>\"P1D\"</text> | <text>\"P2D\"</text> | must be closed within PT24H, not PT48H",
                    "<text>\"PT4H\"</text> | <text>\"PT24H\"</text> | the risk critical must be closed sooner than high",
                    "<text>\"PT4H\"</text> | <text>\"soon\"</text> | must have exactly one risk of [low, medium, high, critical] and a time like P7D",
                    "<text>\"none\"</text> | <text>\"trifling\"</text> | a vulnerability of severity none, none-known, reachable internal must have exactly one risk",
                })
        void refusesLaxTimes(String text, String by, String objection) {
            assertThat(objections(shipped.replaced("exploit-risk.dmn", text, by)))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("exploit-risk.dmn: exploit-risk: SEC-03: ")
                            .contains(objection));
        }

        @Test
        void acceptsAStricterTable() {
            assertThat(objections(shipped.replaced("exploit-risk.dmn", "\"P30D\"", "\"P14D\"")))
                    .isEmpty();
        }

        @Test
        void acceptsOneMoreReminderInsideTheAssessment() {
            String reminder = """
                    <bpmn:boundaryEvent id="boundaryEvent_halfTime" name="Half time" cancelActivity="false" attachedToRef="userTask_documentRootCause">
                      <bpmn:timerEventDefinition id="timerEventDefinition_halfTime">
                        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT15M</bpmn:timeDuration>
                      </bpmn:timerEventDefinition>
                    </bpmn:boundaryEvent>
                    <bpmn:endEvent id="endEvent_halfTime" name="Half time over"/>
                    <bpmn:sequenceFlow id="sequenceFlow_halfTime" sourceRef="boundaryEvent_halfTime" targetRef="endEvent_halfTime"/>
                    </bpmn:subProcess>""";
            assertThat(objections(shipped.replaced("hotfix-assessment.bpmn", "</bpmn:subProcess>", reminder)))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("Rows of checklists: once in the catalogue, and the same in the hotfix's form")
    class ChecklistRows {

        @Test
        void demandsARowForEveryQuestionOfTheCatalogue() {
            List<PolicyItem> more = new ArrayList<>(new PolicyCatalogue().items());
            more.add(new PolicyItem(
                    "PRE-99",
                    "PRE",
                    "The call centre knows",
                    null,
                    true,
                    AnsweredBy.PERSON,
                    List.of(),
                    false,
                    false,
                    List.of(),
                    "Is the call centre informed?"));
            assertThat(new ModelProof(new PolicyCatalogue(more)).objections(shipped.files()))
                    .contains(
                            "pre-release-checklist.form: PRE_99: PRE-99: the question 'Is the call centre informed?' is missing; put it back",
                            "pre-release-checklist.form: PRE_99_reason: PRE-99: the question 'Why?' is missing; put it back",
                            "hotfix-checklist.form: PRE_99: PRE-99: the question 'Is the call centre informed?' is missing; put it back")
                    .allMatch(line -> line.contains("PRE-99"));
        }

        @Test
        void demandsTheTestsAndChecksOfTheCatalogue() {
            List<PolicyItem> more = new ArrayList<>(new PolicyCatalogue().items());
            more.add(item("TEST-99", List.of("reports"), false));
            more.add(item("POST-99", List.of("finance"), true));
            assertThat(new ModelProof(new PolicyCatalogue(more)).objections(shipped.files()))
                    .contains(
                            "required-tests.dmn: required-tests: TEST-99: a change of reports, in a hotfix release too, needs a row with TEST-99; add one, or widen it",
                            "applicable-checks.dmn: applicable-checks: POST-99: a change of finance, in a major release too, needs a row with POST-99; add one, or widen it")
                    .allMatch(line -> line.contains("TEST-99") || line.contains("POST-99"));
        }

        @Test
        @DisplayName("POST-07, TYPE-06: what a type makes critical, the table calls critical, not only the code")
        void demandsThatTheTableCallsCriticalWhatIs() {
            Map<String, byte[]> changed = shipped.changed(
                    "applicable-checks.dmn",
                    xml -> ShippedModels.byId(xml, "outputEntry_18_2")
                            .getElementsByTagName("text")
                            .item(0)
                            .setTextContent("false"));
            assertThat(objections(changed))
                    .containsExactly(
                            "applicable-checks.dmn: applicable-checks: POST-07: every deployment of a infrastructure release needs a row with POST-07 and critical true; nobody accepts that failure");
        }

        private PolicyItem item(String id, List<String> triggers, boolean ifImpacted) {
            return new PolicyItem(
                    id,
                    id.substring(0, 4),
                    "One more",
                    null,
                    false,
                    null,
                    triggers,
                    false,
                    ifImpacted,
                    List.of(),
                    null);
        }

        @Test
        void refusesARowThatAHotfixIsNotAsked() throws IOException {
            assertThat(objections(
                            shipped.with("pre-release-checklist.form", ownRow("pre-release-checklist.form", "OWN_01"))))
                    .containsExactly(
                            "hotfix-checklist.form: OWN_01: PR-01..08, PRE-01..15: lacks the row OWN_01 of pre-release-checklist.form, so it would never be asked of a hotfix; copy the row here, with its reason",
                            "hotfix-checklist.form: OWN_01_reason: PR-01..08, PRE-01..15: lacks the row OWN_01_reason of pre-release-checklist.form, so it would never be asked of a hotfix; copy the row here, with its reason");
        }

        @Test
        void refusesARowThatOnlyAHotfixIsAsked() throws IOException {
            assertThat(objections(shipped.with("hotfix-checklist.form", ownRow("hotfix-checklist.form", "OWN_01"))))
                    .hasSize(2)
                    .allMatch(line -> line.contains("is a row of neither checklist"));
        }

        @Test
        void refusesARowThatReadsDifferently() {
            assertThat(objections(shipped.replaced(
                            "hotfix-checklist.form",
                            "A failure of what changes would raise an alert.",
                            "Alerts work.")))
                    .containsExactly(
                            "hotfix-checklist.form: PRE_14: PR-01..08, PRE-01..15: differs from the row PRE_14 of pre-release-checklist.form, and a hotfix is asked the same; make both the same");
        }

        @Test
        @DisplayName("A row copied in Modeler still belongs to the row that it was copied from")
        void refusesACopyThatWasOnlyRenamed() throws IOException {
            String file = "pre-release-checklist.form";
            ObjectNode form = (ObjectNode) new ObjectMapper().readTree(shipped.file(file));
            for (JsonNode field : form.findParents("key")) {
                if (field.path("key").asText().startsWith("PRE_14")) {
                    ObjectNode copy = field.deepCopy();
                    copy.put("key", field.path("key").asText().replace("PRE_14", "OWN_01"));
                    copy.put("id", field.path("id").asText() + "_copy");
                    copy.put("label", "Is the call centre informed?");
                    form.withArray("components").add(copy);
                }
            }
            byte[] copied = new ObjectMapper().writeValueAsBytes(form);
            assertThat(objections(shipped.with(file, copied)))
                    .contains(
                            file
                                    + ": OWN_01: the right people decide, about what they are shown: carries the property policyItem PRE-14 of the row that it was copied from, and answers another question; remove the property");
            String untagged = new String(copied, StandardCharsets.UTF_8)
                    .replace("informed?\",", "informed?\",")
                    .replaceAll("(\"key\":\"OWN_01[^{}]*\\{[^{}]*\\},)\"properties\":\\{[^}]*\\},", "$1");
            assertThat(objections(shipped.with(file, untagged.getBytes(StandardCharsets.UTF_8))))
                    .anySatisfy(
                            line -> assertThat(line)
                                    .startsWith(file + ": OWN_01_reason: ")
                                    .contains(
                                            "is hidden by '=PRE_14 = null or PRE_14 = \"yes\"', the answer to another row, so nobody could say why; hide it by =OWN_01 = null or OWN_01 = \"yes\""));
        }
    }

    private static byte[] ownRow(String file, String key) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode form = (ObjectNode) json.readTree(shipped.file(file));
        ObjectNode row = form.withArray("components").addObject();
        row.put("type", "radio")
                .put("id", "field_" + key)
                .put("key", key)
                .put("label", "Call centre informed?")
                .put(
                        "description",
                        "They know what changes for callers, see the [list](https://wiki.example.com/calls).");
        row.putObject("validate").put("required", true);
        row.putArray("values").addObject().put("label", "Yes").put("value", "yes");
        row.withArray("values").addObject().put("label", "No").put("value", "no");
        ObjectNode reason = form.withArray("components").addObject();
        reason.put("type", "textfield").put("id", "field_" + key + "_reason").put("key", key + "_reason");
        reason.put("label", "Why not?").putObject("validate").put("required", true);
        reason.putObject("conditional").put("hide", "=%s = null or %s = \"yes\"".formatted(key, key));
        return json.writeValueAsBytes(form);
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
            assertThat(objections(changed)).isEmpty();
        }

        @Test
        void addsATestAndACheck() {
            String row = """
                    <rule id="rule_extra">
                      <inputEntry id="inputEntry_x_1"><text>"minor"</text></inputEntry>
                      <inputEntry id="inputEntry_x_2"><text>list contains(?, "api")</text></inputEntry>
                      <outputEntry id="outputEntry_x_1"><text>"%s"</text></outputEntry>
                    </rule></decisionTable>""";
            assertThat(objections(shipped.replaced("required-tests.dmn", "</decisionTable>", row.formatted("TEST-07"))))
                    .isEmpty();
            assertThat(objections(shipped.replaced(
                            "applicable-checks.dmn",
                            "</decisionTable>",
                            row.formatted("POST-13").replace("</rule>", """
                                      <outputEntry id="outputEntry_x_2"><text>true</text></outputEntry>
                                    </rule>"""))))
                    .isEmpty();
        }

        @Test
        @DisplayName("A row is added to a checklist and to the hotfix's, which holds the rows of both")
        void addsAChecklistRow() throws IOException {
            assertThat(objections(shipped.with(Map.of(
                            "pre-release-checklist.form", ownRow("pre-release-checklist.form", "OWN_01"),
                            "hotfix-checklist.form", ownRow("hotfix-checklist.form", "OWN_01")))))
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
            assertThat(objections(shipped.replaced("release-approval.bpmn", "</bpmn:process>", reminder)))
                    .isEmpty();
            assertThat(objections(shipped.replaced(
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
            assertThat(objections(shipped.with("standard-release.bpmn", text.getBytes(StandardCharsets.UTF_8))))
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
            assertThat(objections(both)).isEmpty();
        }

        @Test
        void renames() {
            String text = new String(shipped.file("production-deployment.bpmn"), StandardCharsets.UTF_8)
                    .replace("name=\"Confirm backup\"", "name=\"Check and confirm the backup\"")
                    .replace("userTask_confirmBackup", "userTask_checkBackup")
                    .replace("By somebody other than the deployer", "Never by the deployer");
            assertThat(objections(shipped.with("production-deployment.bpmn", text.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
        }

        @Test
        void regroupsWhatIsNobodysDuty() {
            assertThat(objections(shipped.replaced(
                            "release-preparation.bpmn", "candidateGroups=\"qa\"", "candidateGroups=\"qa,developer\"")))
                    .isEmpty();
        }

        @Test
        void explainsAQuestionInOtherWordsBesideIt() {
            String was = "A person other than the author has approved it.";
            String is = "Two people have approved it, as agreed in May.";
            assertThat(objections(shipped.with(Map.of(
                            "pull-request-checklist.form",
                                    shipped.replaced("pull-request-checklist.form", was, is)
                                            .get("pull-request-checklist.form"),
                            "hotfix-checklist.form",
                                    shipped.replaced("hotfix-checklist.form", was, is)
                                            .get("hotfix-checklist.form")))))
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
            assertThat(objections(shipped.with("standard-release.bpmn", text.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
        }

        private String userTask(String id, String form) {
            return """
                    <bpmn:userTask id="%s" name="One more" camunda:formRef="%s" camunda:formRefBinding="deployment" camunda:candidateGroups="qa" camunda:asyncAfter="true">
                      <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R3/PT10S</camunda:failedJobRetryTimeCycle><camunda:properties><camunda:property name="title" value="One more on {release}"/></camunda:properties></bpmn:extensionElements>
                    </bpmn:userTask>
                    """.formatted(id, form);
        }
    }
}
