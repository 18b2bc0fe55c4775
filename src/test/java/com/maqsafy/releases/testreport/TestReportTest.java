package com.maqsafy.releases.testreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("TEST-01 to TEST-09, RULE-01: a report in JUnit XML")
class TestReportTest {

    @ParameterizedTest
    @DisplayName("of any runner is counted from its cases")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuite name="s" tests="1"><testcase name="a"/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2" failures="1"><testcase name="a"><failure/><failure/></testcase><testcase name="b"/></testsuite> | FAILED | 2 | 1 | 0 | 0 | 0
            <testsuites tests="2" errors="1"><testsuite name="s" tests="1"><testcase name="a"/></testsuite><testsuite name="t" tests="1" errors="1"><testcase name="b"><error/></testcase></testsuite></testsuites> | FAILED | 2 | 0 | 1 | 0 | 0
            <testsuites><testsuite name="" tests="2"><testsuite name="s" tests="2" skipped="1"><properties><property name="x"/></properties><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite></testsuite></testsuites> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="1"><testcase name="a"><system-out>error</system-out></testcase><system-err/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2" skipped="1"><testcase name="a"><skipped/><skipped/></testcase><testcase name="b"/></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="1"><testcase name="a"><flakyFailure/></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 1
            <testsuite name="s" tests="1" failures="0" errors="0" warnings="1"><testcase name="a"/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2" warnings="1"><testcase name="a"/><testcase name="b"><failure/></testcase></testsuite> | FAILED | 2 | 1 | 0 | 0 | 0
            <testsuite name="s" tests="1" flakes="1"><testcase name="a"><flakyError/><flakyError/></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 1
            <testsuite name="s" tests="1"><testcase name="a"><flakyFailure/><failure/></testcase></testsuite> | FAILED | 1 | 1 | 0 | 0 | 0
            <testsuite name="s" tests="1"><testcase name="a"><system-out><failure/></system-out></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="1"><testcase name="a"><properties><property name="error"/></properties></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2"><testcase name="a" success="true" errors="0"/><testcase name="b" executed="false"/></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="2"><testcase name="a"/><testcase name="b" skipped="true"/></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="2"><testcase name="a"/><testcase name="b"><Skipped/></testcase></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <TestSuites><TestSuite name="s" tests="2"><TestCase name="a"/><TESTCASE name="b"><Skipped/></TESTCASE></TestSuite></TestSuites> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="1"><testcase name="a"><System-Out><failure/></System-Out></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2"><testcase name="a"><status>passed</status></testcase><testcase name="b"><not-run/></testcase></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="3" passed="1" pending="1"><testcase name="a"/><testcase name="b"><inconclusive/></testcase><testcase name="c"><flakyFailure/></testcase></testsuite> | PASSED | 3 | 0 | 0 | 1 | 1
            <j:testsuite xmlns:j="urn:j" name="s" tests="2"><j:testcase name="a"/><j:testcase name="b"><j:skipped/></j:testcase></j:testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="3" status="passed" success="true"><testcase name="a" outcome="SUCCESS"/><testcase name="b"><result><![CDATA[Skipped]]></result></testcase><testcase name="c"/></testsuite> | PASSED | 3 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="1" passed="1"><testcase name="a"/><testsuite name="t" tests="1" passed="1"><testcase name="b"/></testsuite></testsuite> | PASSED | 2 | 0 | 0 | 0 | 0
            <testsuite xmlns="urn:x" name="s" tests="1"><testcase name="a"/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <?xml-stylesheet href="http://x/y.xsl"?><testsuite name="s" tests="1"><testcase name="a"/></testsuite><!-- end --> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuites tests="2"><testsuite name="none" tests="0"/><testsuite name="s" tests="2"><testcase name="a"/><testcase name="a"/></testsuite></testsuites> | PASSED | 2 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="1"><testcase name="a"><properties><property name="status" value="failed"/><property name="failure"/></properties></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="1"><testcase name="&lt;failure/&gt;"><system-out><![CDATA[</testcase><testcase name="b"><failure/>]]></system-out></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2" time="-3.1"><testcase name="a" time="-0.5"/><testcase name="b" time="Infinity"/></testsuite> | PASSED | 2 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="3" failures="0" skipped="2"><testcase name="a" time="1.2"/><testcase name="b"><skipped></skipped></testcase><testcase name="c"><skipped/></testcase></testsuite> | PASSED | 3 | 0 | 0 | 2 | 0
            <testsuite name="s" tests="1"><testcase name="a"><flakyError type="x"><stackTrace>failure</stackTrace><system-err><error/></system-err></flakyError></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 1
            <testsuite name="s" tests="1"><testcase name="a&#10;b&#x202E;" classname="x"/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2"><testcase name="a"><status value="skipped"/></testcase><testcase name="b"><step status="skipped"/></testcase></testsuite> | PASSED | 2 | 0 | 0 | 1 | 0
            <testsuite name="s" tests="1"><testcase name="a"><flakyFailure><try status="failed"/></flakyFailure></testcase></testsuite> | PASSED | 1 | 0 | 0 | 0 | 1
            <testsuite name="s" tests="1" failures="" errors=" "><testcase name="a" error="" failed=" "/></testsuite> | PASSED | 1 | 0 | 0 | 0 | 0
            <testsuite name="s" tests="2"><skipped/><testcase name="a"><skipped/></testcase><testsuite name="t" tests="1"><testcase name="b"/></testsuite></testsuite> | CANNOT_TELL | 0 | 0 | 0 | 0 | 0
            <testsuites><testsuite name="s" errors="0" failures="0" tests="7" hostname="tbd"><testcase name="a" status="run"/><testcase name="b" status="run"/></testsuite></testsuites> | PASSED | 2 | 0 | 0 | 0 | 0
            <testsuites><testsuite name="s" errors="1" failures="2" tests="7" hostname="tbd"><testcase name="a"><failure/><failure/><error/></testcase><testcase name="b"/></testsuite></testsuites> | FAILED | 2 | 0 | 1 | 0 | 0
            <testsuites><testsuite name="s" errors="0" failures="1" tests="7" hostname="tbd"><testcase name="a"/><testcase name="b"/></testsuite></testsuites> | FAILED | 2 | 1 | 0 | 0 | 0
            <testsuites><testsuite name="s" errors="0" failures="0" tests="7" hostname="ci-1"><testcase name="a"/><testcase name="b"/></testsuite></testsuites> | CANNOT_TELL | 0 | 0 | 0 | 0 | 0
            <testsuites><testsuite name="s" errors="0" failures="0" tests="1" hostname="tbd"><testcase name="a"/><testcase name="b"/></testsuite></testsuites> | CANNOT_TELL | 0 | 0 | 0 | 0 | 0
            <testsuites><testsuite name="s" errors="0" failures="0" skipped="1" tests="7" hostname="tbd"><testcase name="a"/><testcase name="b"/></testsuite></testsuites> | CANNOT_TELL | 0 | 0 | 0 | 0 | 0
            """)
    void isCounted(String xml, Verdict verdict, int total, int failed, int errors, int notRun, int flaky) {
        TestReport report = read(xml);

        assertThat(report.verdict()).as(report.reason()).isEqualTo(verdict);
        assertThat(report.total()).isEqualTo(total);
        assertThat(report.failed()).isEqualTo(failed);
        assertThat(report.errors()).isEqualTo(errors);
        assertThat(report.notRun()).isEqualTo(notRun);
        assertThat(report.flaky()).isEqualTo(flaky);
    }

    @ParameterizedTest
    @DisplayName("that says anywhere that something did not pass has failed, whatever else it says")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuites errors="1"><testsuite name="a" errors="1" tests="0"/><testsuite name="b" tests="1"><testcase name="x"/></testsuite></testsuites> | Line 1: the suite 'a' says errors="1", and its cases show 0
            <testsuites failures="1"><testsuite name="b" tests="1"><testcase name="x"/></testsuite></testsuites> | Line 1: <testsuites> says failures="1", and its cases show 0
            <testsuites errors="2"><testsuite name="b" tests="1"><testcase name="x"/></testsuite></testsuites> | and 1 more did not pass
            <testsuite name="s" tests="1" failures="1"><testcase name="a"/></testsuite> | says failures="1", and its cases show 0
            <testsuite name="s" tests="1" failed="1"><testcase name="a"/></testsuite> | says failed="1", and its cases show 0
            <testsuite name="s" tests="1" error="1"><testcase name="a"/></testsuite> | says error="1", and its cases show 0
            <testsuite name="s" tests="1" status="failed"><testcase name="a"/></testsuite> | Line 1: <testsuite> has status='failed'
            <testsuites result="error"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | Line 1: <testsuites> has result='error'
            <testsuite name="s" tests="1"><testcase name="a" success="false"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><result status="failed"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><outcome value="Error"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><steps><step name="x" status="failed"/></steps></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><assertion passed="false"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a" verdict="fail"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><exception message="x"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><exception message="x"/><testcase name="a"/></testsuite> | has <exception>
            <testsuite name="s" tests="1" failureCount="1"><testcase name="a"/></testsuite> | says failurecount="1", and its cases show 0
            <testsuite name="s" tests="1" error-count="1"><testcase name="a"/></testsuite> | says error-count="1", and its cases show 0
            <testsuite name="s" tests="1"><testcase name="a" passed="False"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a" failed="true"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a" errors="1"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a" state="failed"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><Failure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1" FAILURES="1"><testcase name="a"/></testsuite> | says failures="1", and its cases show 0
            <testsuite name="s" tests="1"><testcase name="a"><timeout/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1" errors="0"><testcase name="a"><error/></testcase></testsuite> | Line 1: the case 'a' did not pass
            <testsuite name="s" tests="9" failures="0"><testcase name="a"><failure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2" failures="1"><testcase name="a" status="failed"/><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite tests="2" failures="1"><testcase name="a" status="failed"/><testcase name="b"/></testsuite> | Line 1: the case 'a' did not pass.
            <testsuite><testcase classname="Wallet"><error/></testcase></testsuite> | Line 1: the case 'Wallet' did not pass.
            <testsuite name="s" tests="2"><testcase name="a" status="FAIL"/><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a" result="error"/><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a" status="run" result="failed"/><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a" outcome="timed_out"/><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a" status="passed"><failure/></testcase><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a"><skipped/><error/></testcase><testcase name="b"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><rerunFailure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><rerunError/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><failure/><rerunFailure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="2"><testcase name="a"/><testcase name="w"><warning>No tests found in class "S".</warning></testcase></testsuite> | the case 'w' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><x><failure/></x></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><error/><testcase name="a"/></testsuite> | the suite 's' has <error>
            <testsuites><testsuite name="s" tests="1"><failure/><testcase name="a"/></testsuite></testsuites> | the suite 's' has <failure>
            <testsuites><testsuite name="a" tests="1" failures="999999999"><testcase name="x"/></testsuite><testsuite name="b" tests="1" failures="999999999"><testcase name="x"/></testsuite><testsuite name="c" tests="1" failures="999999999"><testcase name="x"/></testsuite></testsuites> | Line 1: the suite 'a' says failures="999999999"
            <testsuite name="s" tests="2"><testcase name="a"/><TestCase name="b" status="failed"/></testsuite> | the case 'b' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><timed-out/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><rerun-failure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><status>FAILED</status></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><x><Outcome> timed out </Outcome></x></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1" success="false"><testcase name="a"/></testsuite> | Line 1: <testsuite> has success='false'
            <testsuites passed="No"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | Line 1: <testsuites> has passed='No'
            <testsuite xmlns:x="urn:x" name="s" tests="1" failures="1" x:failures="0"><testcase name="a"/></testsuite> | says failures="1", and its cases show 0
            <testsuite xmlns:x="urn:x" name="s" tests="1"><testcase name="a" x:status="failed"/></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a" status="skipped"><system-out/><x:failure xmlns:x="urn:x"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1" fail="1"><testcase name="a"/></testsuite> | says fail="1", and its cases show 0
            <testsuites name="jest tests" tests="1" failures="0" errors="1"><testsuite name="wallet.test.js" errors="1" failures="0" skipped="0" tests="1"><testcase classname="Test execution failure" name="wallet.test.js" time="0"><error>Cannot find module</error></testcase></testsuite></testsuites> | the case 'wallet.test.js' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><flakyFailure/><rerunFailure/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1"><testcase name="a"><flakyError/><rerunError/></testcase></testsuite> | the case 'a' did not pass
            <testsuites tests="2" failures="0"><testsuite name="a" tests="2"><testsuite name="b" tests="2"><testsuite name="c" tests="2"><testcase name="x"/><testcase name="x"><failure/></testcase></testsuite></testsuite></testsuite></testsuites> | the case 'x' did not pass
            <testsuite xmlns="urn:x" name="s" tests="1"><testcase name="a"><failure xmlns="urn:y"/></testcase></testsuite> | the case 'a' did not pass
            <testsuite name="s" tests="1" timeouts="1"><testcase name="a"/></testsuite> | says timeouts="1", and its cases show 0
            <testsuite name="s" tests="1"><testcase name="a" time="NaN"><failure message="" type=""/></testcase></testsuite> | the case 'a' did not pass
            <testsuites><testsuite name="canteen" tests="1" failures="1"><testcase classname="canteen" name="TestMain"><failure message="Failed">panic: runtime error</failure></testcase></testsuite></testsuites> | the case 'TestMain' did not pass
            <testsuites tests="1" failures="0"><testsuite name="Meals" tests="1"><properties><property name="SuiteSucceeded" value="false"/></properties><testcase name="[It] pays" status="passed"/></testsuite></testsuites> | Line 1: <property> has SuiteSucceeded='false'
            """)
    void hasFailed(String xml, String reason) {
        TestReport report = read(xml);

        assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.FAILED);
        assertThat(report.reason()).contains(reason).endsWith(".");
        assertThat(report.failed() + report.errors()).isPositive();
    }

    @ParameterizedTest
    @DisplayName("that names nothing, contradicts itself, or in which nothing ran, is no evidence")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuite><testcase/></testsuite> | Line 1: a test case of the report has no name
            <testsuite name="s" tests="1"><testcase name=" "/></testsuite> | has no name
            <testsuite tests="1"><testcase name="a"/></testsuite> | has no name
            <testsuite tests="2"><testcase name="a" status="passed"/><testcase name="b"/></testsuite> | has no name
            <testsuite name="s"><testcase name="a"/></testsuite> | does not say how many tests it has
            <testsuite name="s" tests=" "><testcase name="a"/></testsuite> | does not say how many tests it has
            <testsuite name="s" tests="1" status="notrun"><testcase name="a"/></testsuite> | <testsuite> has status='notrun', and its cases do not say so
            <testsuites result="Skipped"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | <testsuites> has result='Skipped', and its cases do not say so
            <testsuite name="s" tests="3" pending="3"><testcase name="a"/><testcase name="b"/><testcase name="c"/></testsuite> | says that 3 did not run, and its cases show 0
            <testsuite name="s" tests="2" inconclusive="1"><testcase name="a"/><testcase name="b"/></testsuite> | says that 1 did not run, and its cases show 0
            <testsuite name="s" tests="2" passed="1"><testcase name="a"/><testcase name="b"/></testsuite> | says passed="1", and its cases show 2
            <testsuites successes="0"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | says successes="0", and its cases show 1
            <testsuite name="s" tests="1"><testcase name="a"><status>odd</status></testcase></testsuite> | has status='odd', which is no known outcome
            <testsuite name="s" tests="1"><testcase name="a"><status>not run</status></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a"><blocked/></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="999999999" skipped="999999999"/> | No test of the report ran
            <testsuites><testsuite name="a" tests="999999999" skipped="999999999"/><testsuite name="b" tests="999999999" skipped="999999999"/><testsuite name="c" tests="999999999" skipped="999999999"/></testsuites> | No test of the report ran
            <testsuite name="s" tests="1" xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></testsuite> | says tests="1", and holds 0 cases
            <testrun name="s" tests="1" ignored="0"><testsuite name="s"><testcase name="a"/></testsuite></testrun> | <testrun> stands at its top
            <testsuite name="s" tests="+1"><testcase name="a"/></testsuite> | says tests='+1', which is no number
            <testsuite name="s" tests="1.0"><testcase name="a"/></testsuite> | says tests='1.0', which is no number
            <testsuite name="s" tests="١"><testcase name="a"/></testsuite> | which is no number
            <!-- <testsuite name="s" tests="1"><testcase name="a"/></testsuite> --><testsuite name="s" tests="0"/> | has no test case
            <testsuite name="s" tests="1"><testcase name="a"/></testsuite><testsuite name="t" tests="1" failures="1"/> | not XML
            <x><testsuite/><testcase name="nothing ran"/></x> | <x> stands at its top
            <assemblies><assembly/></assemblies> | <assemblies> stands at its top
            <html><body/></html> | <html> stands at its top
            <testcase name="a"/> | <testcase> stands at its top
            <testsuites><testcase name="a"/></testsuites> | <testcase> stands in <testsuites>
            <testsuite name="s" tests="1"><x><testcase name="a"/></x></testsuite> | <testcase> stands in <x>
            <testsuite name="s" tests="1"><testcase name="a"><testcase name="b"/></testcase></testsuite> | <testcase> stands in <testcase>
            <testsuite name="s" tests="9"><testcase name="a"/></testsuite> | says tests="9", and holds 1
            <testsuites><testsuite name="s" tests="120"><testcase name="t1"/></testsuite></testsuites> | says tests="120", and holds 1
            <testsuites tests="3"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | says tests="3", and holds 1
            <testsuites tests="0"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | says tests="0", and holds 1
            <testsuite name="s" tests="1"><testcase name="a"/><testcase name="b"/></testsuite> | says tests="1", and holds 2
            <testsuite name="s" tests="2" skipped="1"><testcase name="a"/><testcase name="b"/></testsuite> | says that 1 did not run, and its cases show 0
            <testsuite name="s" tests="2" disabled="2"><testcase name="a"/><testcase name="b"/></testsuite> | says that 2 did not run, and its cases show 0
            <testsuites tests="3" skipped="1"><testsuite name="s" tests="3"><testcase name="a"/></testsuite></testsuites> | the suite 's' says tests="3", and holds 1
            <testsuites tests="1" skipped="0"><testsuite name="s" tests="3"><testcase name="a"/></testsuite></testsuites> | the suite 's' says tests="3", and holds 1
            <testsuites tests="1" skipped="1"><testsuite name="s" tests="1"/></testsuites> | No test of the report ran
            <testsuites skipped="1"><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | says that 1 did not run
            <testsuite name="s" tests="many"><testcase name="a"/></testsuite> | says tests='many', which is no number
            <testsuite name="s" tests="-1"><testcase name="a"/></testsuite> | says tests='-1', which is no number
            <testsuite name="s" tests="1" failures="0x0"><testcase name="a"/></testsuite> | says failures='0x0', which is no number
            <testsuite name="s" tests="1" skipped="99999999999"><testcase name="a"/></testsuite> | which is no number
            <testsuite name="s" tests="1"><testcase name="a" status="odd"/></testsuite> | has status='odd', which is no known outcome
            <testsuite name="s" tests="1" skipped="1"><testcase name="a"><skipped/></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a" status="notrun"/></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a" status="disabled"/></testsuite> | No test of the report ran
            <testsuite name="s" tests="1" disabled="1"><testcase name="a" status="notrun" result="suppressed"/></testsuite> | No test of the report ran
            <testsuite name="s" tests="2"><testcase name="a" status="run" result="skipped"/><testcase name="b" result="Skipped"/></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a" status="Not Run"/></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a"><ignored/></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="1"><testcase name="a"><flakyFailure/><skipped/></testcase></testsuite> | No test of the report ran
            <testsuite name="s" tests="3" skipped="3"/> | No test of the report ran
            <testsuite name="s" tests="0"/> | has no test case
            <testsuite name="s" tests="3"/> | says tests="3", and holds 0 cases
            <testsuites/> | has no test case
            nonsense | Line 1: the file is not XML
            {"tests":1} | not XML
            <testsuite name="s" tests="1"><testcase name="a"> | the file ends while <testcase> of line 1 is still open
            <testsuite name="s" tests="1"><testcase name="a"/></testsuites> | not XML
            <testsuite name="s" name="t" tests="1"/> | not XML
            <testsuite name="s" tests="2"><skipped/><testcase name="a"/><testcase name="b"/></testsuite> | <testsuite> has <skipped>, and its cases do not say so
            <testsuites><disabled/><testsuite name="s" tests="1"><testcase name="a"/></testsuite></testsuites> | <testsuites> has <disabled>, and its cases do not say so
            <testsuite name="s" tests="NaN"><testcase name="a"/></testsuite> | says tests='NaN', which is no number
            <testsuite name="s" tests="1" failures="-1"><testcase name="a"/></testsuite> | says failures='-1', which is no number
            <testsuite name="s" tests="1"><testcase name="a" status="unknown"/></testsuite> | has status='unknown', which is no known outcome
            {"Time":"2026-11-30T10:42:11Z","Action":"run","Package":"canteen"} | Line 1: the file is JSON and not XML
            [{"state":"passed"}] | Line 1: the file is JSON and not XML
            TAP version 13 | Line 1: the file is in the Test Anything Protocol (TAP) and not XML
            1..3 ok 1 - adds | Line 1: the file is in the Test Anything Protocol (TAP) and not XML
            not ok 2 - pays | Line 1: the file is in the Test Anything Protocol (TAP) and not XML
            <!DOCTYPE html><html><body>Sign in</body></html> | Line 1: the file is an HTML page and no report
            <?xml version="1.0"?><testsuite name="s" tests="1"><testcase name="a"/></testsuite><?xml version="1.0"?><testsuite/> | Line 1: a second XML declaration stands here
            <testsuite name="s" tests="1"><testcase name="a | Line 1: the file ends while <testsuite> of line 1 is still open
            <testsuite name="s" tests="1"><testcase name="a"><system-out><![CDATA[x | Line 1: the file
            <testsuite name="s" tests="1"><testcase name="&#xD800;"/></testsuite> | Line 1: the file is not XML
            <testsuite name="s" tests="1"><testcase name="&#99999999999;"/></testsuite> | Line 1: the file is not XML
            <?xml version="1.0" encoding="x-nobody"?><testsuite name="s" tests="1"><testcase name="a"/></testsuite> | Line 1: the file is not XML
            <?xml version="1.0" encoding="UTF-16"?><testsuite name="s" tests="1"><testcase name="a"/></testsuite> | Line 1: the file is not XML
            <?xml version="3.0"?><testsuite name="s" tests="1"><testcase name="a"/></testsuite> | Line 1: the file is not XML
            <robot generator="Robot"><suite name="s"><test name="a"/></suite></robot> | <robot> stands at its top
            <coverage line-rate="1"/> | <coverage> stands at its top
            <testsuite name="s" tests="2"><testcase name="a"/><properties><testcase name="b"/></properties></testsuite> | says tests="2", and holds 1 case
            <testsuite name="s" tests="1"><testcase name="a"><testsuite name="t" tests="0"/></testcase></testsuite> | <testsuite> stands in <testcase>
            """)
    void isNoEvidence(String xml, String reason) {
        TestReport report = read(xml);

        assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reason()).contains(reason).endsWith(".");
        assertThat(sentences(report.reason())).isEqualTo(1);
        assertThat(report.total()).isZero();
        assertThat(report.cases()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("may sum up a suite alone, or leave out what did not run, or not list it")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <testsuite name="s" tests="1"><testcase name="a"/><testsuite name="t" tests="1"><testcase name="b"/></testsuite></testsuite> | 2 | 0
            <testsuite name="s" tests="0"><testsuite name="t" tests="1"><testcase name="b"/></testsuite></testsuite> | 1 | 0
            <testsuite name="s" tests="1" skipped="1"><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite> | 2 | 1
            <testsuite name="s" tests="2" disabled="1"><testcase name="a"/></testsuite> | 2 | 1
            <testsuite name="s" tests="2" skipped="1" disabled="1"><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite> | 2 | 1
            <testsuite name="s" tests="3" skipped="1" disabled="1"><testcase name="a"/><testcase name="b"><skipped/></testcase><testcase name="c" status="disabled"/></testsuite> | 3 | 2
            <testsuite name="s" tests="2" skipped="0"><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite> | 2 | 1
            <testsuite name="s" tests="1" flakes="1"><testcase name="a"><flakyFailure/></testcase><testcase name="b"/></testsuite> | 2 | 0
            <testsuites tests="3" skipped="2"><testsuite name="r" tests="0"/><testsuite name="s" tests="3"><testcase name="a"/></testsuite></testsuites> | 3 | 2
            <testsuites tests="4" skipped="2"><testsuite name="r" tests="2"><testcase name="b"/></testsuite><testsuite name="s" tests="2"><testcase name="a"/></testsuite></testsuites> | 4 | 2
            <testsuite name="s" tests="2"><testcase name="a" time="0.01"/><testcase name="b" time="0"/><testcase name="c" time="0.2"/></testsuite> | 3 | 1
            """)
    void isReconciled(String xml, int total, int notRun) {
        TestReport report = read(xml);

        assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.PASSED);
        assertThat(report.total()).isEqualTo(total);
        assertThat(report.notRun()).isEqualTo(notRun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e \"a\">]><testsuite name=\"s\" tests=\"1\"><testcase name=\"&e;\"/></testsuite>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><testsuite name=\"s\" tests=\"1\"><testcase name=\"a\">&x;</testcase></testsuite>",
                "<!DOCTYPE testsuite><testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"/></testsuite>"
            })
    @DisplayName("brings no document type and no entities")
    void bringsNoEntities(String xml) {
        TestReport report = read(xml);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reason())
                .isEqualTo(
                        "Line 1: the file has a document type (DOCTYPE), which is not read: write the report without it.");
    }

    @Test
    @DisplayName("takes no entity that nobody declared")
    void takesNoUndeclaredEntity() {
        assertThat(read("<testsuite name=\"s\" tests=\"1\"><testcase name=\"&x;\"/></testsuite>")
                        .verdict())
                .isEqualTo(Verdict.CANNOT_TELL);
    }

    private static final String GOOD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"s\" tests=\"1\">\n<testcase name=\"a\">%s</testcase>\n</testsuite>\n";

    @ParameterizedTest
    @DisplayName("is told the line and the cause when it is not XML")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            \\n%s | | Line 2: a blank line or space stands before the XML declaration
            \\n\\n  %s | | Line 3: a blank line or space stands before the XML declaration
            \\uFEFF\\n%s | | Line 2: a blank line or space stands before the XML declaration
            PHPUnit 9.6\\n%s | | Line 2: output of the run stands before the XML declaration
            %s | <system-out>\\u001B[32mok</system-out> | Line 3: a terminal's escape sequence (U+001B, colours of the output)
            %s | <system-out>\\n\\n&#27;[32mok</system-out> | Line 5: a terminal's escape sequence
            %s | <system-out>&#x1B;[0m</system-out> | Line 3: a terminal's escape sequence
            %s | <system-out>\\u0000</system-out> | Line 3: the control character U+0000
            %s | <system-out>&#x8;</system-out> | Line 3: the control character U+0008
            %s | <system-out>a & b</system-out> | Line 3: the file is not XML
            %s | <system-out> | Line 3: the file is not XML
            """)
    void namesLineAndCause(String around, @org.jspecify.annotations.Nullable String inside, String reason) {
        String xml =
                around.replace("\\uFEFF", "\uFEFF").translateEscapes().formatted(GOOD.formatted(unescaped(inside)));

        TestReport report = read(xml);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reason()).startsWith(reason).endsWith(".");
        assertThat(sentences(report.reason())).isEqualTo(1);
    }

    private static String unescaped(@org.jspecify.annotations.Nullable String text) {
        return text == null
                ? ""
                : text.replace("\\n", "\n").replace("\\u001B", "\u001B").replace("\\u0000", "\u0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\uFEFF", "\uFEFF \n"})
    void namesAnEmptyFile(String xml) {
        assertThat(read(xml).reason()).isEqualTo("The file is empty: hand in the report of a run that ended.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "ISO-8859-6", "windows-1256"})
    @DisplayName("is read in the encoding that it declares, Arabic included")
    void isReadInItsEncoding(String encoding) {
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding
                + "\"?>\n<testsuite name=\"حدود\" tests=\"1\"><testcase name=\"يومي\"/></testsuite>";
        TestReport report = TestReport.read(
                (encoding.equals("UTF-16LE") ? "\uFEFF" + xml : xml).getBytes(Charset.forName(encoding)));

        assertThat(report.verdict()).as(report.reason()).isEqualTo(Verdict.PASSED);
        assertThat(report.cases().get(0).name()).isEqualTo("يومي");
    }

    @Test
    @DisplayName("in UTF-16 is told what is wrong with it, too")
    void namesFaultsOfUtf16() {
        String broken = "<testsuite name=\"s\" tests=\"1\">\n<testcase name=\"a\">";
        byte[] marked = ("\uFEFF" + broken).getBytes(StandardCharsets.UTF_16LE);
        assertThat(TestReport.read(marked).reason()).contains("the file ends while <testcase> of line 2 is still open");
        byte[] control = ("\uFEFF" + broken + "\u001B").getBytes(StandardCharsets.UTF_16BE);
        assertThat(TestReport.read(control).reason()).startsWith("Line 2: a terminal's escape sequence");
        byte[] bare = (broken + "</testcase></testsuite>").getBytes(StandardCharsets.UTF_16LE);
        assertThat(TestReport.read(bare).reason()).contains("is in UTF-16 and does not say so");
        byte[] other = GOOD.formatted("حد").getBytes(Charset.forName("windows-1256"));
        assertThat(TestReport.read(other).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        byte[] packed = {0x1F, (byte) 0x8B, 8, 0, 0, 0};
        assertThat(TestReport.read(packed).reason()).startsWith("Line 1: the file is packed");
    }

    @Test
    @DisplayName("begins with a byte order mark or a blank line where there is no declaration")
    void takesAMarkAndABlankLine() {
        String xml = "<testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"/></testsuite>";
        assertThat(read("\uFEFF" + xml).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(read("\n\n" + xml).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(read("\uFEFF<?xml version=\"1.0\"?>" + xml).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(
                        read("<?xml version=\"1.1\"?><testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"><system-out>&#27;[0m</system-out></testcase></testsuite>")
                                .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    @DisplayName("is refused in one sentence when it is too large, too deep, too wide or endless")
    void isBounded() {
        String large = "<testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"/>" + " ".repeat(50 * 1024 * 1024)
                + "</testsuite>";
        refused(large, "The file has 50 MiB, and at most 10 are read");
        refused("<testsuite name=\"s\" tests=\"1\">".repeat(300_000), "Line 1: elements are nested more than 64 deep");
        refused(
                "<testsuite name=\"s\" tests=\"1\"><testcase name=\"a\"><system-out>" + "<x>".repeat(1_000_000),
                "elements are nested more than 64 deep");
        String wide =
                IntStream.range(0, 500_000).mapToObj(i -> " a" + i + "=\"\"").collect(Collectors.joining());
        refused("<testsuite name=\"s\" tests=\"1\"" + wide + "/>", "Line 1: an element has more than 100 attributes");
        refused(
                "<testsuite name=\"s\" tests=\"200000\">" + "<testcase name=\"a\"/>".repeat(200_000) + "</testsuite>",
                "more than 100000 cases");
        refused("<!DOCTYPE x [" + "<!ENTITY a \"aaaaaaaaaa\">".repeat(100_000) + "]><x/>", "document type");
        refused("<" + "a".repeat(5_000_000) + "/>", "");
        refused(
                "<testsuite name=\"" + "a".repeat(5_000_000) + "\" tests=\"x\"><testcase name=\"a\"/></testsuite>",
                "which is no number of tests");
    }

    private static void refused(String xml, String reason) {
        TestReport report = read(xml);
        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.reason()).contains(reason).hasSizeLessThan(400).endsWith(".");
        assertThat(sentences(report.reason())).isEqualTo(1);
    }

    @Test
    @DisplayName("tells names and times, the slowest first")
    void tellsTimes() {
        TestReport report = read("""
                <testsuite name="s" tests="7">
                <testcase classname="Wallet" name="a" time="0.5"/><testcase classname="Wallet" name="b" time="1,234.5"/>
                <testcase name="c" time="2"/><testcase name="d" time="0,25"/><testcase name="e" time="-1"/>
                <testcase name="f" time="1e99"/><testcase name="g" time="NaN"/></testsuite>""");

        assertThat(report.slowest(2)).extracting(TestCase::title).containsExactly("Wallet b", "c");
        assertThat(report.slowest(9)).hasSize(4);
        assertThat(report.duration()).isEqualTo(Duration.ofMillis(1_237_250));
        assertThat(report.total()).isEqualTo(7);
        assertThat(report.notRun()).isZero();
    }

    @Test
    @DisplayName("names in a reason are short and show nothing hidden")
    void quotesNames() {
        String reason = read("<testsuite name=\"s\" tests=\"1\"><testcase name=\"\u202Ea\u200B" + "x".repeat(500)
                        + "\"><failure/></testcase></testsuite>")
                .reason();
        assertThat(reason)
                .hasSizeLessThan(150)
                .doesNotContain("\u202E", "\u200B")
                .contains("…'");
    }

    /** A sentence ends with a full stop and is followed by another that begins with a capital. */
    private static long sentences(String text) {
        return 1
                + java.util.regex.Pattern.compile("\\. [A-Z]")
                        .matcher(text)
                        .results()
                        .count();
    }

    private static TestReport read(String xml) {
        return TestReport.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}
