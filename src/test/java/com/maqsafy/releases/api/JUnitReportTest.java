package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TEST-01 to TEST-09: a JUnit report")
class JUnitReportTest {

    @ParameterizedTest
    @DisplayName("of any runner is counted from its cases")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuite name="s" tests="1"><testcase name="a"/></testsuite> | 1 | 0 | 0 | 0
            <testsuite name="s" tests="2" failures="1"><testcase name="a"><failure/><failure/></testcase><testcase name="b"/></testsuite> | 2 | 1 | 0 | 0
            <testsuites tests="2" errors="1"><testsuite name="s" tests="1"><testcase name="a"/></testsuite><testsuite name="t" tests="1" errors="1"><testcase name="b"><error/></testcase></testsuite></testsuites> | 2 | 0 | 1 | 0
            <testsuites><testsuite name="" tests="2"><testsuite name="s" tests="2" skipped="1"><properties><property name="x"/></properties><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite></testsuite></testsuites> | 2 | 0 | 0 | 1
            <testsuite name="s" tests="1"><testcase name="a"><system-out>error</system-out></testcase><system-err/></testsuite> | 1 | 0 | 0 | 0
            """)
    void isCounted(String xml, int total, int failed, int errors, int skipped) {
        assertThat(parse(xml)).isEqualTo(new JUnitReport(total, failed, errors, skipped));
    }

    @ParameterizedTest
    @DisplayName("that names nothing, adds up to something else, or in which nothing ran, is no evidence")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuite><testcase/></testsuite> | has no name
            <testsuite name="s" tests="1"><testcase name=" "/></testsuite> | has no name
            <testsuite tests="1"><testcase name="a"/></testsuite> | has no name
            <testsuite name="s"><testcase name="a"/></testsuite> | does not say how many tests it has
            <x><testsuite/><testcase name="nothing ran"/></x> | <x> stands at its top
            <testcase name="a"/> | <testcase> stands at its top
            <testsuites><testcase name="a"/></testsuites> | <testcase> stands in <testsuites>
            <testsuite name="s" tests="1"><x><testcase name="a"/></x></testsuite> | <testcase> stands in <x>
            <testsuite name="s" tests="9"><testcase name="a"/></testsuite> | says tests="9", and holds 1
            <testsuite name="s" tests="1" failures="1"><testcase name="a"/></testsuite> | says failures="1", and holds 0
            <testsuite name="s" tests="1" errors="0"><testcase name="a"><error/></testcase></testsuite> | says errors="0", and holds 1
            <testsuites tests="3"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | says tests="3", and holds 1
            <testsuite name="s" tests="1" skipped="1"><testcase name="a"><skipped/></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="0"/> | has no test case
            <testsuites/> | has no test case
            nonsense | not XML
            """)
    void isRefused(String xml, String reason) {
        assertThatThrownBy(() -> parse(xml))
                .isInstanceOf(JUnitReport.Unusable.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e \"a\">]><testsuite name=\"s\" tests=\"1\"><testcase name=\"&e;\"/></testsuite>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><testsuite name=\"s\" tests=\"1\"><testcase name=\"a\">&x;</testcase></testsuite>"
            })
    @DisplayName("brings no entities")
    void bringsNoEntities(String xml) {
        assertThatThrownBy(() -> parse(xml)).isInstanceOf(JUnitReport.Unusable.class);
    }

    @Test
    void passesWhenSomethingRanAndNothingFailed() {
        assertThat(new JUnitReport(2, 0, 0, 1).passed()).isTrue();
        assertThat(new JUnitReport(2, 1, 0, 0).passed()).isFalse();
        assertThat(new JUnitReport(2, 0, 1, 0).passed()).isFalse();
    }

    private static JUnitReport parse(String xml) {
        return JUnitReport.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
