package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.Words.Tone;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordWordsTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private static Words words(String kind, String payload) throws JsonProcessingException {
        return RecordWords.of(new LedgerRecord(
                "canteen-api-1.5.0",
                1,
                Instant.EPOCH,
                "x",
                kind,
                List.of(),
                null,
                null,
                JSON.readTree(payload),
                "",
                ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            approvalDecided | {role:'technical-owner',decision:'approve',reason:'read it',contentDigest:'0123456789abcdef'} | GOOD | approved as technical owner for content 0123456789ab — read it
            approvalDecided | {role:'security-owner,management',decision:'approve',contentDigest:'01'} | GOOD | approved as security owner or management for content 01
            approvalDecided | {role:'technical-owner',decision:'reject',reason:'too early',contentDigest:'01'} | BAD | rejected as technical owner for content 01 — too early
            checklistAnswered | {checklist:'pull-request',answers:{'PR-01':{answer:'yes'},'PR-02':{answer:'yes'},'PR-08':{answer:'not-applicable'}}} | GOOD | answered the pull-request checklist: 2 yes, 1 not applicable
            checklistAnswered | {checklist:'pre-release',answers:{'PRE-06':{answer:'no'}}} | BAD | answered the pre-release checklist: 1 no
            testReported | {test:'TEST-06',outcome:'failed',source:'junit',total:9,failed:1,errors:1} | BAD | reported TEST-06 with JUnit results of 9 tests, 2 of them failing: failed
            testReported | {test:'TEST-07',outcome:'passed',source:'junit',total:1,failed:0,errors:0,sameDocumentAs:['TEST-06']} | GOOD | reported TEST-07 with JUnit results of 1 test, 0 of them failing with the same document as for TEST-06: passed
            testReported | {test:'TEST-08',outcome:'passed',source:'statement'} | GOOD | stated the result of TEST-08: passed
            backupTaken | {outcome:'passed',bytes:4096} | GOOD | took a backup of 4,096 bytes: passed
            backupConfirmed | {decision:'reject',reason:'too old'} | BAD | decided on the backup: reject — too old
            stepStarted | {plan:'deployment',step:'migrate',title:'Migrate the database',index:2,of:4,run:1} | PLAIN | started step 2 of 4 of the deployment, “Migrate the database”
            stepStopRequested | {plan:'rollback',step:'undo',title:'Undo it',run:1,reason:'It hangs'} | BAD | asked to stop the rollback step “Undo it” — It hangs
            stepEnded | {plan:'deployment',step:'migrate',title:'Migrate the database',outcome:'interrupted',durationMs:1500} | BAD | ran the deployment step “Migrate the database” in 1.5 s: interrupted
            checkRun | {purpose:'deployment',check:'health',outcome:'errored',evidence:'no answer'} | BAD | checked health after the deployment (no answer): errored
            gateEvaluated | {stage:'deployment',deployable:false,findings:[{item:'PRIN-08',message:'no backup'}]} | BAD | evaluated the release gate for deployment: 1 finding: PRIN-08 no backup
            gateEvaluated | {stage:'release',deployable:true,findings:[]} | GOOD | evaluated the release gate for release: nothing is missing
            statusChanged | {from:'verifying',to:'rolling-back'} | BAD | moved the release from verifying to rolling back
            tagVerified | {tag:'v1.5.0',matches:false} | BAD | found the tag v1.5.0 not at the approved commit
            deploymentPlanned | {steps:[{step:'take-code'},{step:'migrate'}]} | PLAIN | fixed the 2 commands that would run
            approvalLapsed | {findings:[{item:'APR-02',message:'The account is gone.'}]} | BAD | found that it waits on what counts no longer: APR-02 The account is gone.
            reworkRequested | {parts:['tests:TEST-06','rollback-plan'],reason:'look again'} | BAD | asked for rework of test TEST-06, rollback plan — look again
            incidentReported | {whatBroke:'Nobody can log in',brokenSince:'2026-03-02T07:30:00Z',incident:'INC-7'} | BAD | reported the incident INC-7: Nobody can log in, since 2026-03-02 07:30 UTC
            incidentReported | {whatBroke:'Nobody can log in',brokenSince:'this morning',incident:'INC-7'} | BAD | reported the incident INC-7: Nobody can log in, since this morning
            hotfixScopeMeasured | {files:1,lines:40,areas:['app/Http'],within:true} | GOOD | measured 1 file, 40 lines and 1 area, within what a hotfix may change
            hotfixScopeMeasured | {files:11,lines:40,areas:['app/Http','config'],within:false} | BAD | measured 11 files, 40 lines and 2 areas, more than a hotfix may change without management
            hotfixScopeDecided | {decision:'agree',reason:'generated files'} | GOOD | decided on the size of the hotfix: agree — generated files
            hotfixScopeDecided | {decision:'refuse',reason:'a feature'} | BAD | decided on the size of the hotfix: refuse — a feature
            rootCauseDocumented | {rootCause:'a null price',finding:'first'} | PLAIN | documented the root cause (first finding): a null price
            riskReviewed | {decision:'acceptable',risk:'late prices',reason:'it is local'} | GOOD | reviewed the risk (late prices): acceptable — it is local
            riskReviewed | {decision:'not-acceptable',risk:'wrong prices',reason:'not like this'} | BAD | reviewed the risk (wrong prices): not acceptable — not like this
            riskReviewReminded | {dueAt:'2026-03-02T08:15:00Z'} | BAD | reminded of the risk review, due at 2026-03-02 08:15 UTC
            riskReviewEscalated | {dueAt:'2026-03-02T08:15:00Z'} | BAD | escalated the risk review, due at 2026-03-02 08:15 UTC, to management
            stabilisationStarted | {until:'2026-03-03T08:00:00Z',reviewDueAt:'2026-03-08T08:00:00Z'} | PLAIN | began the stabilisation until 2026-03-03 08:00 UTC; the review is due at 2026-03-08 08:00 UTC
            reviewOverdue | {reviewDueAt:'2026-03-08T08:00:00Z'} | BAD | found the review overdue since 2026-03-08 08:00 UTC: ordinary releases wait
            hotfixReviewed | {rootCause:'a null price',actions:[{action:'test it',owner:'developer'}]} | GOOD | reviewed the hotfix: a null price; test it by developer
            engineIntervention | {operation:'ModifyProcessInstance',target:'ProcessInstance',detail:'x'} | BAD | intervened through the engine: ModifyProcessInstance of ProcessInstance (x)
            engineCallRefused | {operation:'SetTaskVariables',values:[{name:'step',old:'a',new:'b'}]} | BAD | tried SetTaskVariables through the engine and was refused: step = b
            taskReturned | {task:'Approve it',account:'tech',reason:'left'} | PLAIN | returned the task of tech to its groups: Approve it — left
            restrictionImposed | {roles:['auditor','security-owner'],owner:'owner'} | PLAIN | restricted the release to auditor, security owner and its owner owner
            vulnerabilityDocumented | {identifier:'CVE-2026-4242',severity:'critical',score:9.8,cvssVersion:'3.1'} | PLAIN | documented the vulnerability CVE-2026-4242: critical, score 9.8 by CVSS 3.1
            exploitRiskReviewed | {exploitation:'proof-of-concept',exposure:'public',reasoning:'published'} | PLAIN | judged the risk of exploitation: proof of concept, exposed to anybody on the internet — published
            remediationDeadlineSet | {risk:'critical',remediateBy:'2026-03-02T12:00:00Z'} | PLAIN | set the risk of exploitation to critical, to be closed before 2026-03-02 12:00 UTC
            fixVerified | {decision:'closed',statement:'answers 403'} | GOOD | verified that the vulnerability is closed — answers 403
            fixVerified | {decision:'again'} | PLAIN | asked to verify the fix again
            fixVerified | {decision:'roll-back'} | BAD | found the vulnerability still open
            securityChecklistAnswered | {answers:{'SEC-05':{answer:'done'},'SEC-07':{answer:'not-needed',reason:'internal'}}} | GOOD | answered the security checklist: SEC-05 done, SEC-07 not needed (internal)
            restrictionLifted | {reason:'all have updated'} | PLAIN | disclosed the release — all have updated
            technicalFailure | {what:'Standard release: Publish release',message:'disk full',refused:false,owners:['technical-owner']} | BAD | failed at Standard release: Publish release — disk full; asked of technical owner
            technicalFailure | {what:'Deployment step: Run deployment step',message:'the gate',refused:true,owners:['deployment-owner','rollback-owner']} | BAD | was refused at Deployment step: Run deployment step — the gate; asked of deployment owner, rollback owner
            technicalFailureEscalated | {what:'Standard release: Publish release',dueAt:'2026-03-02T12:00:00Z'} | BAD | escalated the technical failure of Standard release: Publish release, due at 2026-03-02 12:00 UTC
            technicalFailureDecided | {what:'Standard release: Publish release',decision:'hand-over',role:'management',reason:'on leave'} | PLAIN | decided on the technical failure of Standard release: Publish release: hand over to management — on leave
            technicalFailureSettled | {what:'Standard release: Publish release'} | PLAIN | saw the technical failure of Standard release: Publish release gone without an answer
            """)
    void tellsWhatTheRecordSays(String kind, String payload, Tone tone, String text) throws JsonProcessingException {
        assertThat(words(kind, payload)).isEqualTo(new Words(text, tone));
    }

    @Test
    void everyRecordOfAGoodReleaseHasWordsAndNoneSpeaksAgainstIt() {
        assertThat(ReleaseStory.deployed().records()).isNotEmpty().allSatisfy(r -> {
            Words words = RecordWords.of(r);
            assertThat(words.text()).isNotBlank().doesNotContain("null");
            assertThat(words.tone()).as(r.kind()).isNotEqualTo(Tone.BAD);
        });
    }

    @Test
    void whatIsNotKnownIsShownAsItIsKept() throws JsonProcessingException {
        assertThat(words("postReleaseReviewed", "{by:'owner'}"))
                .isEqualTo(new Words(
                        "recorded what this version does not know: postReleaseReviewed {\"by\":\"owner\"}", Tone.BAD));
        assertThat(words("released", "{reason:'done',note:'but not really'}"))
                .isEqualTo(new Words(
                        "recorded what this version does not know: released"
                                + " {\"reason\":\"done\",\"note\":\"but not really\"}",
                        Tone.BAD));
    }

    @Test
    void longTextsAreCutAndStayOnOneLine() throws JsonProcessingException {
        String text = words("released", "{reason:'first\\nsecond " + "x".repeat(500) + "'}")
                .text();

        assertThat(text)
                .hasSize(280)
                .startsWith("released it — first second xxx")
                .endsWith("…");
    }
}
