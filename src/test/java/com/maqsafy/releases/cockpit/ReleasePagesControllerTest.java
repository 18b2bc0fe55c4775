package com.maqsafy.releases.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.database.DatabaseWatch;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.CheckpointWitnesses;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RuleSets;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.SigningKeys;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.release.LogEntry;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.report.Coverage;
import com.maqsafy.releases.report.ReleaseReports;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;

@DisplayName("The auditors' endpoints (LOG-01 to LOG-06)")
class ReleasePagesControllerTest {

    private static final String BASE = "/camunda/api/releases";
    private static final String KEY = "canteen-api-1.5.0";

    private final ReleaseStory story = ReleaseStory.deployed();
    private final VisibleReleases releases = mock(VisibleReleases.class);
    private final Ledger ledger = mock(Ledger.class);
    private final Sealing sealing = mock(Sealing.class);
    private final ProcessHistory history = mock(ProcessHistory.class);
    private final People people = mock(People.class);
    private final SigningKeys keys = mock(SigningKeys.class);
    private final ReleaseReports reports = mock(ReleaseReports.class);
    private final RuleSets rules = mock(RuleSets.class);
    private final KeptDocuments documents = mock(KeptDocuments.class);
    private final AdministrationLedger administration = mock(AdministrationLedger.class);
    private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
    private Optional<String> signedIn = Optional.of("auditor");
    private MockMvc http;

    @BeforeEach
    void standUp() throws Exception {
        when(people.roles("auditor")).thenReturn(Set.of("auditor"));
        when(releases.get(any())).thenThrow(new UnknownReleaseException("nothing-1.0.0"));
        org.mockito.Mockito.doReturn(story.details()).when(releases).get(KEY);
        when(releases.find(KEY)).thenReturn(Optional.of(story.details()));
        when(ledger.records(KEY)).thenReturn(story.records());
        when(sealing.find(any())).thenReturn(Optional.empty());
        String publicKey = publicKey();
        when(sealing.publicKey()).thenReturn(publicKey);
        when(keys.publicKeys()).thenReturn(publicKey);
        when(reports.coverage(KEY)).thenReturn(new Coverage(List.of()));
        when(reports.evidence(KEY)).thenReturn(new byte[0]);
        ReleasePages pages = new ReleasePages(
                releases,
                ledger,
                sealing,
                new ReleaseProofs(releases, sealing, keys, mock(CheckpointWitnesses.class), mock(DatabaseWatch.class)),
                history,
                new PolicyCatalogue(),
                reports,
                rules,
                documents,
                accounts -> Map.of("owner", "Olivia Owner"),
                administration,
                transactions);
        http = MockMvcBuilders.standaloneSetup(
                        new ReleasePagesController(new AuditAccess(() -> signedIn, people), releases, pages, reports))
                .setControllerAdvice(new PageProblems())
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(),
                        new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                                .featuresToDisable(
                                        com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                                .build()))
                .addPlaceholderValue("camunda.bpm.webapp.application-path:/camunda", "/camunda")
                .build();
    }

    private static String publicKey() throws Exception {
        byte[] der = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report", "/report.pdf"})
    @DisplayName("a report is written in a language that there is")
    void refusesOtherLanguages(String report) throws Exception {
        http.perform(get(BASE + "/" + KEY + report).param("lang", "fr"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value("REL-COC-007 lang is 'en' or 'ar', not 'fr'."));
        verifyNoInteractions(reports);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/" + KEY,
                "/" + KEY + "/runs/p1",
                "/" + KEY + "/evidence",
                "/" + KEY + "/seal",
                "/" + KEY + "/decisions",
                "/" + KEY + "/models/standard-release?version=1"
            })
    void nobodyReadsAnythingWithoutSigningIn(String path) throws Exception {
        signedIn = Optional.empty();

        http.perform(get(BASE + path))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.detail")
                        .value("REL-COC-001 Nobody is signed in. Sign in to Cockpit and try again."));
        verifyNoInteractions(releases, ledger, history, reports);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/" + KEY,
                "/" + KEY + "/runs/p1",
                "/" + KEY + "/evidence",
                "/" + KEY + "/seal",
                "/" + KEY + "/decisions",
                "/" + KEY + "/models/standard-release?version=1"
            })
    void beingSignedInIsNotEnough(String path) throws Exception {
        signedIn = Optional.of("owner");
        Set<String> others = new TreeSet<>(Roles.NAMES.keySet());
        others.removeAll(Set.of("auditor", "process-owner"));
        when(people.roles("owner")).thenReturn(others);

        http.perform(get(BASE + path))
                .andExpect(status().isForbidden())
                .andExpect(
                        jsonPath("$.detail")
                                .value(
                                        "REL-COC-002 owner may not read releases here. Ask an administrator for the role auditor."));
        verifyNoInteractions(releases, ledger, history, reports);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "process-owner", "camunda-admin"})
    void eachOfTheseRolesIsEnough(String role) throws Exception {
        signedIn = Optional.of("somebody");
        when(people.roles("somebody")).thenReturn(Set.of("developer", role));

        http.perform(get(BASE + "/" + KEY)).andExpect(status().isOk());
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        http.perform(post(BASE)).andExpect(status().isMethodNotAllowed());
        http.perform(post(BASE + "/" + KEY)).andExpect(status().isMethodNotAllowed());
    }

    @Test
    void aRowOfTheLogHasItsColumns() throws Exception {
        when(releases.log(any())).thenReturn(List.of(new LogEntry(7, story.details(), "")));

        http.perform(get(BASE))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.rows[0].key").value(KEY))
                .andExpect(jsonPath("$.rows[0].service").value("canteen-api"))
                .andExpect(jsonPath("$.rows[0].version").value("1.5.0"))
                .andExpect(jsonPath("$.rows[0].date").isString())
                .andExpect(jsonPath("$.rows[0].type").value("minor"))
                .andExpect(jsonPath("$.rows[0].owner").value("owner"))
                .andExpect(jsonPath("$.rows[0].status").value("verifying"))
                .andExpect(jsonPath("$.rows[0].phase").value("in-production"))
                .andExpect(jsonPath("$.rows[0].notes").value("Daily limits for wallets"))
                .andExpect(jsonPath("$.older").doesNotExist());
    }

    @Test
    void olderRowsAreAskedForByTheLastOneShown() throws Exception {
        when(releases.log(any()))
                .thenReturn(LongStream.iterate(100, id -> id - 1)
                        .limit(51)
                        .mapToObj(id -> new LogEntry(id, story.details(), ""))
                        .toList());

        http.perform(get(BASE)
                        .param("before", "101")
                        .param("service", " canteen-api ")
                        .param("type", ""))
                .andExpect(jsonPath("$.rows.length()").value(50))
                .andExpect(jsonPath("$.older").value(51));

        ArgumentCaptor<LogFilter> asked = ArgumentCaptor.forClass(LogFilter.class);
        org.mockito.Mockito.verify(releases).log(asked.capture());
        assertThat(asked.getValue()).isEqualTo(new LogFilter(101L, "canteen-api", null, null, 51));
    }

    @Test
    void aReleaseIsToldWithItsEvidence() throws Exception {
        int records = story.records().size();
        when(history.runs(KEY))
                .thenReturn(List.of(new ProcessRun(
                        "p1",
                        null,
                        "p1",
                        "standard-release",
                        3,
                        "Standard release",
                        null,
                        "active",
                        ReleaseStory.START,
                        null,
                        false)));

        http.perform(get(BASE + "/" + KEY))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.release.status").value("verifying"))
                .andExpect(jsonPath("$.release.commit").value(ReleaseStory.COMMIT))
                .andExpect(jsonPath("$.digest").isString())
                .andExpect(jsonPath("$.runs[0].version").value(3))
                .andExpect(jsonPath("$.timeline.length()").value(records))
                .andExpect(jsonPath("$.timeline[0].actor").value("owner"))
                .andExpect(jsonPath("$.timeline[0].kind").value("releaseRequested"))
                .andExpect(jsonPath("$.seal").doesNotExist());
    }

    @Test
    @DisplayName(
            "what goes on while ledger and history are read contradicts neither: both are read in one state of the database")
    void ledgerAndHistoryAreReadInOneState() throws Exception {
        http.perform(get(BASE + "/" + KEY)).andExpect(status().isOk());

        InOrder order = inOrder(transactions, history, ledger);
        order.verify(transactions)
                .getTransaction(argThat(asked -> asked.isReadOnly()
                        && asked.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ));
        order.verify(history).runs(KEY);
        order.verify(ledger).records(KEY);
        order.verify(history).reached(any());
        order.verify(transactions).commit(any());
    }

    @Test
    void theContentPutToTheApproversIsTold() throws Exception {
        String digest = com.maqsafy.releases.approval.ContentDigest.of(story.details(), story.records());

        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.digest").value(digest))
                .andExpect(jsonPath("$.approvedDigest").value(digest));
    }

    @Test
    void aTimelineEntryNamesElementVersionAndPolicyItems() throws Exception {
        LedgerRecord told = story.records().get(0);
        LedgerRecord.DefinitionVersion definition = new LedgerRecord.DefinitionVersion("standard-release", 3);
        when(ledger.records(KEY))
                .thenReturn(List.of(new LedgerRecord(
                        told.release(),
                        1,
                        told.time(),
                        "tech",
                        "approvalDecided",
                        List.of("APR-01", "ZZZ-99"),
                        "userTask_approveRelease",
                        definition,
                        told.payload(),
                        told.previousHash(),
                        told.hash())));
        when(history.elementName(definition, "userTask_approveRelease")).thenReturn(Optional.of("Approve release"));

        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.timeline[0].elementName").value("Approve release"))
                .andExpect(jsonPath("$.timeline[0].definition.version").value(3))
                .andExpect(jsonPath("$.timeline[0].items[0].id").value("APR-01"))
                .andExpect(jsonPath("$.timeline[0].items[0].text").value(new PolicyCatalogue().text("APR-01")))
                .andExpect(jsonPath("$.timeline[0].items[1].text").value("ZZZ-99"));
    }

    @Test
    void brokenEvidenceIsToldAndNotHidden() throws Exception {
        when(reports.evidence(KEY)).thenReturn("{}\n".getBytes(StandardCharsets.UTF_8));

        http.perform(get(BASE + "/" + KEY))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.evidence.intact").value(false))
                .andExpect(jsonPath("$.evidence.findings[0]")
                        .value(org.hamcrest.Matchers.startsWith("REL-EVI-102 line 1: This is not a ledger record")));
    }

    @Test
    void thePathOfAProcessIsDrawnFromTheDefinitionThatRan() throws Exception {
        when(history.path(KEY, "p1"))
                .thenReturn(Optional.of(new ProcessPath(
                        "<bpmn/>",
                        List.of(new ProcessPath.Element("userTask_a", ProcessPath.State.RUNNING, 2, List.of("p2"))),
                        List.of("sequenceFlow_a"))));

        http.perform(get(BASE + "/" + KEY + "/runs/p1"))
                .andExpect(jsonPath("$.xml").value("<bpmn/>"))
                .andExpect(jsonPath("$.elements[0].id").value("userTask_a"))
                .andExpect(jsonPath("$.elements[0].state").value("RUNNING"))
                .andExpect(jsonPath("$.elements[0].times").value(2))
                .andExpect(jsonPath("$.elements[0].called[0]").value("p2"))
                .andExpect(jsonPath("$.flows[0]").value("sequenceFlow_a"));
    }

    @Test
    @DisplayName(
            "a model comes from what is kept with the ledger; without that from the deployment; only where a record was made")
    void modelsAreThoseThatAreKept() throws Exception {
        LedgerRecord.DefinitionVersion definition = new LedgerRecord.DefinitionVersion("standard-release", 3);
        LedgerRecord told = story.records().get(0);
        LedgerRecord inElement = new LedgerRecord(
                told.release(),
                1,
                told.time(),
                "tech",
                "approvalDecided",
                List.of(),
                "userTask_a",
                definition,
                told.payload(),
                told.previousHash(),
                told.hash());
        LedgerRecord applied = new LedgerRecord(
                told.release(),
                2,
                told.time(),
                "system:policy",
                "rulesApplied",
                List.of(),
                null,
                null,
                new com.fasterxml.jackson.databind.ObjectMapper().readTree("{\"rules\":\"r1\"}"),
                told.previousHash(),
                told.hash());
        when(ledger.records(KEY)).thenReturn(List.of(inElement, applied));
        when(rules.find("r1"))
                .thenReturn(Optional.of(new RuleSets.RuleSet(
                        "r1", "1", "unknown", new java.util.TreeMap<>(Map.of("standard-release.bpmn", "s1")), 0, 0)));
        when(documents.find("s1")).thenReturn(Optional.of("<kept/>"));
        when(history.model(definition)).thenReturn(Optional.of("<deployed/>"));

        http.perform(get(BASE + "/" + KEY + "/models/standard-release?version=3"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.xml").value("<kept/>"));
        when(documents.find("s1")).thenReturn(Optional.empty());
        http.perform(get(BASE + "/" + KEY + "/models/standard-release?version=3"))
                .andExpect(jsonPath("$.xml").value("<deployed/>"));
        http.perform(get(BASE + "/" + KEY + "/models/standard-release?version=4"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("REL-COC-008 ")));
    }

    @Test
    @DisplayName("what ended with a bad result is told, although the engine calls it completed")
    void whatWentWrongIsTold() throws Exception {
        LedgerRecord.DefinitionVersion definition =
                new LedgerRecord.DefinitionVersion("post-deployment-verification", 2);
        ProcessRun run = new ProcessRun(
                "p1",
                null,
                "p1",
                definition.key(),
                2,
                "Verification",
                null,
                "completed",
                ReleaseStory.START,
                null,
                false);
        List<LedgerRecord> records = story.records().stream()
                .map(r -> r.kind().equals("checkRun") ? at(r, "serviceTask_runCheck", definition) : r)
                .toList();
        when(ledger.records(KEY)).thenReturn(records);
        when(history.runs(KEY)).thenReturn(List.of(run));
        when(history.path(KEY, "p1"))
                .thenReturn(Optional.of(new ProcessPath(
                        "<bpmn/>",
                        List.of(new ProcessPath.Element("serviceTask_runCheck", ProcessPath.State.DONE, 2, List.of())),
                        List.of())));

        http.perform(get(BASE + "/" + KEY + "/runs/p1"))
                .andExpect(jsonPath("$.elements[0].state").value("DONE"));
        http.perform(get(BASE + "/" + KEY)).andExpect(jsonPath("$.runs[0].bad").value(false));
        LedgerRecord failed = ReleaseStory.deployed()
                .check("login", "POST-02", true, 1, "failed")
                .records()
                .get(records.size());
        when(ledger.records(KEY))
                .thenReturn(java.util.stream.Stream.concat(
                                records.stream(),
                                java.util.stream.Stream.of(at(failed, "serviceTask_runCheck", definition)))
                        .toList());

        http.perform(get(BASE + "/" + KEY + "/runs/p1"))
                .andExpect(jsonPath("$.elements[0].state").value("BAD"));
        http.perform(get(BASE + "/" + KEY)).andExpect(jsonPath("$.runs[0].bad").value(true));
    }

    @Test
    @DisplayName("a run that the ledger knows of and the engine's history does not is named")
    void missingHistoryIsSaid() throws Exception {
        LedgerRecord.DefinitionVersion definition = new LedgerRecord.DefinitionVersion("release-approval", 3);
        when(ledger.records(KEY))
                .thenReturn(story.records().stream()
                        .map(r -> r.kind().equals("approvalDecided") ? at(r, "userTask_approveRelease", definition) : r)
                        .toList());

        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.missing.length()").value(1))
                .andExpect(jsonPath("$.missing[0].definition.key").value("release-approval"))
                .andExpect(jsonPath("$.missing[0].records.length()").value(2));
        when(history.runs(KEY))
                .thenReturn(List.of(new ProcessRun(
                        "p3",
                        null,
                        "p1",
                        "release-approval",
                        3,
                        "Approval",
                        null,
                        "completed",
                        ReleaseStory.START,
                        null,
                        false)));
        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.missing.length()").value(0));
    }

    @Test
    @DisplayName(
            "a path is what the ledger has of a process, on the model that is kept with it; the engine's history says the rest")
    void thePathIsDrawnFromTheLedger() throws Exception {
        LedgerRecord.DefinitionVersion definition = new LedgerRecord.DefinitionVersion("release-approval", 3);
        LedgerRecord told = story.records().get(0);
        LedgerRecord applied = new LedgerRecord(
                told.release(),
                1,
                told.time(),
                "system:policy",
                "rulesApplied",
                List.of(),
                null,
                null,
                new com.fasterxml.jackson.databind.ObjectMapper().readTree("{\"rules\":\"r1\"}"),
                told.previousHash(),
                told.hash());
        List<LedgerRecord> records = new java.util.ArrayList<>(List.of(applied));
        story.records().stream()
                .filter(r -> r.kind().equals("approvalDecided"))
                .map(r -> at(r, "userTask_approveRelease", definition))
                .forEach(records::add);
        List<Long> sequences =
                records.stream().skip(1).map(LedgerRecord::sequence).toList();
        when(ledger.records(KEY)).thenReturn(records);
        when(rules.find("r1"))
                .thenReturn(Optional.of(new RuleSets.RuleSet(
                        "r1",
                        "1",
                        "unknown",
                        new java.util.TreeMap<>(Map.of("release-approval.bpmn", DigestUtils.sha256Hex("<kept/>"))),
                        0,
                        0)));
        when(documents.find(DigestUtils.sha256Hex("<kept/>"))).thenReturn(Optional.of("<kept/>"));
        when(history.model(definition)).thenReturn(Optional.of("<deployed/>"));
        ProcessRun run = new ProcessRun(
                "p3", "p", "p1", "release-approval", 3, "Approval", null, "completed", ReleaseStory.START, null, false);
        org.mockito.Mockito.doReturn(inProcess(story.details(), "p1"))
                .when(releases)
                .get(KEY);
        when(history.runs(KEY)).thenReturn(List.of(run));
        when(history.path(KEY, "p3"))
                .thenReturn(Optional.of(new ProcessPath(
                        "<deployed/>",
                        List.of(new ProcessPath.Element("gateway_a", ProcessPath.State.DONE, 1, List.of())),
                        List.of())));

        http.perform(get(BASE + "/" + KEY + "/runs/p3"))
                .andExpect(jsonPath("$.xml").value("<kept/>"))
                .andExpect(jsonPath("$.elements[0].id").value("gateway_a"))
                .andExpect(jsonPath("$.elements[0].records.length()").value(0))
                .andExpect(jsonPath("$.elements[1].id").value("userTask_approveRelease"))
                .andExpect(jsonPath("$.elements[1].records[0]").value(sequences.get(0)))
                .andExpect(jsonPath("$.elements[1].times").value(sequences.size()));
        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.contradictions.length()").value(sequences.size() + 1))
                .andExpect(jsonPath("$.contradictions[0].record").value(sequences.get(0)))
                .andExpect(jsonPath("$.contradictions[" + sequences.size() + "].text")
                        .value("The model release-approval v3 is not the one that is kept with the ledger."));
        when(history.model(definition)).thenReturn(Optional.of("<kept/>"));
        when(history.reached(any()))
                .thenReturn(List.of(new ReachedElement(
                        "p3", "userTask_approveRelease", true, false, ReleaseStory.START, null, false, null)));
        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.contradictions.length()").value(0));
    }

    private static ReleaseDetails inProcess(ReleaseDetails d, String process) {
        return new ReleaseDetails(
                d.key(),
                d.service(),
                d.version(),
                d.previousVersion(),
                d.type(),
                d.changeType(),
                d.branch(),
                d.commit(),
                d.summary(),
                d.changes(),
                d.contains(),
                d.changedAspects(),
                d.found(),
                d.requirements(),
                d.risks(),
                d.owner(),
                d.requester(),
                d.plannedAt(),
                d.maintenanceMode(),
                d.status(),
                process,
                d.createdAt(),
                d.finishedAt());
    }

    @Test
    void peopleAreNamedAndPayloadsAreInWords() throws Exception {
        http.perform(get(BASE + "/" + KEY))
                .andExpect(jsonPath("$.people.owner").value("Olivia Owner"))
                .andExpect(jsonPath("$.phases[0].status").value("preparing"))
                .andExpect(jsonPath("$.timeline[1].members[0].name").value("commit"))
                .andExpect(jsonPath("$.approvals[0].decisions.length()").value(2))
                .andExpect(jsonPath("$.proofs[0].name").value("chain"));
    }

    private static LedgerRecord at(LedgerRecord r, String element, LedgerRecord.DefinitionVersion definition) {
        return new LedgerRecord(
                r.release(),
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                r.items(),
                element,
                definition,
                r.payload(),
                r.previousHash(),
                r.hash());
    }

    @Test
    @DisplayName(
            "what the administration ledger has about a release is told to auditors, and to nobody else who reads here")
    void tellsWhatWasDoneAround() throws Exception {
        when(people.roles("process")).thenReturn(Set.of("process-owner"));
        when(administration.about(eq(KEY), any(), any(), any(), any()))
                .thenReturn(List.of(new LedgerRecord(
                        "administration",
                        7,
                        ReleaseStory.START,
                        "admin",
                        "accountReactivated",
                        List.of(),
                        null,
                        null,
                        JsonNodeFactory.instance.objectNode().put("account", "qa"),
                        "p",
                        "h")));

        http.perform(get(BASE + "/" + KEY + "/around"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].sequence").value(7))
                .andExpect(jsonPath("$[0].actor").value("admin"))
                .andExpect(jsonPath("$[0].members[0].value").value("qa"));
        ArgumentCaptor<Collection<String>> accounts = ArgumentCaptor.captor();
        verify(administration)
                .about(
                        eq(KEY),
                        any(),
                        accounts.capture(),
                        eq(story.details().createdAt().minus(Duration.ofDays(1))),
                        any());
        assertThat(accounts.getValue()).contains("owner").noneMatch(account -> account.startsWith("system:"));
        http.perform(get(BASE + "/nothing-1.0.0/around")).andExpect(status().isNotFound());
        signedIn = Optional.of("process");
        http.perform(get(BASE + "/" + KEY + "/around"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("REL-COC-019")));
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        when(history.path(any(), any())).thenReturn(Optional.empty());

        http.perform(get(BASE + "/nothing-1.0.0"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("REL-REL-003")));
        http.perform(get(BASE + "/" + KEY + "/runs/p9"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("REL-COC-003")));
        http.perform(get(BASE + "/" + KEY + "/seal"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(org.hamcrest.Matchers.startsWith("REL-COC-006")));
    }

    @Test
    void evidenceAndSealAreDownloads() throws Exception {
        when(reports.evidence(KEY)).thenReturn("line\n".getBytes(StandardCharsets.UTF_8));
        when(sealing.find(KEY))
                .thenReturn(Optional.of(new Seal(1, KEY, 9, "h", ReleaseStory.START, "p", "s", "sig", "k", null)));

        http.perform(get(BASE + "/" + KEY + "/evidence"))
                .andExpect(status().isOk())
                .andExpect(content().string("line\n"))
                .andExpect(header().string(
                                "Content-Disposition", "attachment; filename=\"canteen-api-1.5.0-evidence.jsonl\""));
        http.perform(get(BASE + "/" + KEY + "/seal"))
                .andExpect(
                        header().string("Content-Disposition", "attachment; filename=\"canteen-api-1.5.0-seal.json\""))
                .andExpect(jsonPath("$.seal.headSequence").value(9))
                .andExpect(jsonPath("$.publicKey").value(org.hamcrest.Matchers.startsWith("-----BEGIN PUBLIC KEY")));
    }
}
