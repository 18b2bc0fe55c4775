package com.maqsafy.releases.policy.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.release.TestReported;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("TEST-01 to TEST-09: what an approver reads of a report")
class TestReportWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"total":9,"failed":1,"errors":1,"skipped":0,"sha256":"00"} | 9 tests, 2 failed
            {"total":9,"failed":0,"errors":0,"skipped":2} | 9 tests, 0 failed, 2 not run
            {"total":9,"failed":0,"errors":0,"skipped":2,"flaky":1,"durationMs":72345,"slowest":[]} | 9 tests, 0 failed, 2 not run, 1 only passed when repeated, in 1 min 12 s
            {"total":1,"failed":0,"errors":0,"durationMs":950,"slowest":[{"case":"Wallet limit","durationMs":950}]} | 1 test, 0 failed, in 0.9 s, slowest: Wallet limit (0.9 s)
            {"total":2,"failed":0,"errors":0,"comparedWith":"1.4.1","new":0,"gone":0,"newCases":[]} | 2 tests, 0 failed, 0 new since 1.4.1
            {"total":2,"failed":0,"errors":0,"comparedWith":"1.4.1","new":4,"gone":1,"newCases":["a","b","c","d"]} | 2 tests, 0 failed, 4 new since 1.4.1 (a, b, c, …), 1 gone since 1.4.1
            """)
    void areShort(String payload, String words) throws JsonProcessingException {
        assertThat(TestReportWords.of(EventKinds.read(TestReported.class, new JsonMapper().readTree(payload))))
                .isEqualTo(words);
    }
}
