package com.maqsafy.releases.testreport;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.testreport.TestCase.State;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one report: {@code testsuite} or {@code testsuites} around named suites around named cases.
 *
 * <p>The file may be hostile: its size, depth, attributes and cases are bounded, document types are refused and entities
 * unknown. Nothing is kept of texts, outputs and properties.
 */
final class JUnitReader {

    /** Bytes of the largest file; as much as the API takes. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** Elements that may be open at once; runners nest suites by folder, class and data set. */
    static final int DEEPEST = 64;

    static final int MOST_ATTRIBUTES = 100;
    static final int MOST_CASES = 100_000;

    /** Characters of a word that tells how a case ended. */
    private static final int LONGEST_STATE = 100;

    private static final String SUITES = "testsuites";
    private static final String SUITE = "testsuite";
    private static final String CASE = "testcase";

    /** Elements whose content is the output of tests, whatever it looks like. */
    private static final Set<String> OUTPUT = Set.of("system-out", "system-err", "properties");

    private static final String SUITE_SUCCEEDED = "SuiteSucceeded";

    private static final String AS_WRITTEN = "hand in the report as the test runner wrote it";

    private final byte[] xml;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<TestCase> cases = new ArrayList<>();
    private final List<Claim> suitesThatFailed = new ArrayList<>();
    private @Nullable String failure;
    private @Nullable String doubt;

    JUnitReader(byte[] xml) {
        this.xml = xml;
    }

    /** @throws UnusableReportException when the file is no report */
    TestReport read() {
        if (xml.length > LARGEST) {
            throw new UnusableReportException("The file has " + xml.length / (1024 * 1024)
                    + " MiB, and at most " + LARGEST / (1024 * 1024)
                    + " are read: hand in a report without the output of the tests, or one for each suite.");
        }
        XmlFaults.beforeReading(xml);
        SuiteCount all = new SuiteCount();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/elementAttributeLimit", MOST_ATTRIBUTES);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(reader, all);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader);
                    case XMLStreamConstants.DTD ->
                        throw new UnusableReportException(
                                reader.getLocation().getLineNumber(),
                                "the file has a document type (DOCTYPE), which is not read: write the report without it.");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw XmlFaults.of(
                    xml,
                    e,
                    open.isEmpty() ? null : open.getLast().name,
                    open.isEmpty() ? "" : "<" + open.peek().name + "> of line " + open.peek().line);
        }
        return judged(all);
    }

    private TestReport judged(SuiteCount all) {
        if (all.failed + all.errors == 0 && !suitesThatFailed.isEmpty()) {
            Claim claim = suitesThatFailed.get(0);
            all.failed++;
            failed(claim.line, "<" + claim.element + "> has " + claim.attribute + "=" + Quoted.of(claim.value));
        }
        if (all.failed + all.errors > 0) {
            int more = all.failed + all.errors - 1;
            return report(Verdict.FAILED, failure + (more == 0 ? "." : ", and " + more + " more did not pass."), all);
        }
        if (doubt != null) {
            throw new UnusableReportException(doubt);
        }
        if (all.total == 0) {
            throw new UnusableReportException("The report has no test case: hand in the report of a run with tests.");
        }
        if (all.total <= all.notRun) {
            throw new UnusableReportException("No test of the report ran, all " + all.total
                    + " were skipped or disabled: run them and report again.");
        }
        int ran = all.total - all.notRun;
        return report(
                Verdict.PASSED,
                ran + " of " + all.total + (all.total == 1 ? " case" : " cases") + " ran and passed"
                        + (all.flaky == 0 ? "" : ", " + all.flaky + " of them not at the first try")
                        + (all.warnings == 0
                                ? "."
                                : ", with " + all.warnings + (all.warnings == 1 ? " warning." : " warnings.")),
                all);
    }

    private TestReport report(Verdict verdict, String reason, SuiteCount all) {
        Duration duration = cases.stream().map(TestCase::duration).reduce(Duration.ZERO, Duration::plus);
        return new TestReport(
                verdict, reason, all.total, all.failed, all.errors, all.notRun, all.flaky, duration, cases);
    }

    private void begin(XMLStreamReader reader, SuiteCount all) {
        int line = reader.getLocation().getLineNumber();
        String name = written(reader.getLocalName());
        Open parent = open.peek();
        String within = parent == null ? "" : parent.name;
        if (open.size() >= DEEPEST) {
            throw new UnusableReportException(
                    line,
                    "elements are nested more than " + DEEPEST + " deep, which no report needs: " + AS_WRITTEN + ".");
        }
        if (parent != null && parent.output) {
            property(reader, parent, name, line);
            open.push(new Open(name, line, Map.of(), parent.suite, parent.test, true));
            return;
        }
        boolean placed = switch (name) {
            case SUITES -> within.isEmpty();
            case SUITE -> within.isEmpty() || within.equals(SUITES) || within.equals(SUITE);
            case CASE -> within.equals(SUITE);
            default -> !within.isEmpty();
        };
        if (!placed) {
            throw new UnusableReportException(
                    line,
                    "the file is no JUnit XML report: <" + name + "> stands "
                            + (within.isEmpty() ? "at its top" : "in <" + within + ">")
                            + ", a report is <testsuites> or <testsuite> with suites, and they hold the test cases.");
        }
        Map<String, String> attributes = attributes(reader);
        switch (name) {
            case SUITES, SUITE -> {
                ended(name, attributes, line);
                open.push(new Open(name, line, attributes, parent == null ? all : parent.suite.inner(), null, false));
            }
            case CASE ->
                open.push(new Open(name, line, attributes, parent.suite, beginCase(parent, attributes, line), false));
            default -> beginOther(name, attributes, line, parent);
        }
    }

    /** Ginkgo says by a property that a suite failed of which no case did: one that was focused on, or an own check. */
    private void property(XMLStreamReader reader, Open parent, String name, int line) {
        if (parent.test == null && parent.name.equals("properties") && name.equals("property")) {
            Map<String, String> attributes = attributes(reader);
            String property = attributes.getOrDefault("name", "");
            String value = attributes.getOrDefault("value", "");
            if (property.equals(SUITE_SUCCEEDED) && value.equalsIgnoreCase("false")) {
                suitesThatFailed.add(new Claim(name, line, property, value));
            }
        }
    }

    /** Elements are known in capitals and small letters. */
    private static String written(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return Set.of(SUITES, SUITE, CASE).contains(small) || OUTPUT.contains(small) ? small : name;
    }

    /** Text counts where it tells the state of a case. */
    private void text(XMLStreamReader reader) {
        Open within = open.peek();
        StringBuilder state = within == null ? null : within.toldState;
        if (state != null && state.length() < LONGEST_STATE) {
            String text = reader.getText();
            state.append(text, 0, Math.min(text.length(), LONGEST_STATE));
        }
    }

    /** A suite that says of itself how it ended; what it says of its cases they say, too. */
    private void ended(String name, Map<String, String> attributes, int line) {
        for (String attribute : CaseState.ATTRIBUTES) {
            String value = attributes.getOrDefault(attribute, "");
            CaseState.ofValue(value)
                    .filter(state -> state.compareTo(State.FAILED) >= 0)
                    .ifPresent(state -> suitesThatFailed.add(new Claim(name, line, attribute, value)));
        }
        attributes.forEach((attribute, value) -> {
            if (CaseState.denied(attribute.toLowerCase(Locale.ROOT), value)) {
                suitesThatFailed.add(new Claim(name, line, attribute, value));
            }
        });
    }

    /** A suite that says of itself that it did not run, and of whose cases nobody says so. */
    private void notRun(Open suite) {
        if (suite.suite.notRunBy != null && suite.suite.total > suite.suite.notRun) {
            doubt(
                    suite.line,
                    "<" + suite.name + "> has <" + suite.suite.notRunBy
                            + ">, and its cases do not say so, so nobody can tell what ran");
        }
        for (String attribute : CaseState.ATTRIBUTES) {
            String value = suite.attributes.getOrDefault(attribute, "");
            boolean claimed = CaseState.ofValue(value).equals(Optional.of(State.NOT_RUN));
            if (claimed && suite.suite.total > suite.suite.notRun) {
                doubt(
                        suite.line,
                        "<" + suite.name + "> has " + attribute + "=" + Quoted.of(value)
                                + ", and its cases do not say so, so nobody can tell what ran");
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        // As elements are, in any case; what is written as it should be counts before what is not.
        Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            boolean foreign = reader.getAttributeNamespace(i) != null;
            if (name.equals(name.toLowerCase(Locale.ROOT)) && !foreign) {
                attributes.put(name, reader.getAttributeValue(i));
            }
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private OpenCase beginCase(Open suite, Map<String, String> attributes, int line) {
        String suiteName = suite.attributes.getOrDefault("name", "");
        if (attributes.getOrDefault("name", "").isBlank()) {
            doubt(line, "a test case of the report has no name");
        } else if (suiteName.isBlank()) {
            doubt(suite.line, "a suite with test cases has no name");
        } else if (suite.attributes.getOrDefault("tests", "").isBlank()) {
            doubt(suite.line, "the suite " + Quoted.of(suiteName) + " does not say how many tests it has");
        }
        if (cases.size() >= MOST_CASES) {
            throw new UnusableReportException(
                    line, "the report has more than " + MOST_CASES + " cases: hand in one for each suite.");
        }
        OpenCase test = new OpenCase();
        attributes.forEach(
                (attribute, value) -> CaseState.ofAnswer(attribute, value).ifPresent(test::is));
        for (String attribute : CaseState.ATTRIBUTES) {
            state(test, line, attributes.getOrDefault("name", ""), attribute, attributes.getOrDefault(attribute, ""));
        }
        return test;
    }

    /** A state that is told by a word, in an attribute or an element. */
    private void state(OpenCase test, int line, String name, String told, String value) {
        if (!value.isBlank()) {
            CaseState.ofValue(value)
                    .ifPresentOrElse(
                            test::is,
                            () -> doubt(
                                    line,
                                    "the case " + Quoted.of(name) + " has " + told + "=" + Quoted.of(value)
                                            + ", which is no known outcome, so nobody can tell whether it passed"));
        }
    }

    private void beginOther(String name, Map<String, String> attributes, int line, Open parent) {
        if (parent.test != null && CaseState.ofElement(parent.name).isEmpty()) {
            toldWithin(name, attributes, parent.test);
        }
        CaseState.ofElement(name).ifPresent(state -> {
            if (parent.test != null) {
                parent.test.is(state);
            } else if (state.compareTo(State.FAILED) >= 0) {
                // A suite that could not be set up has no case to say so.
                parent.suite.add(state);
                failed(
                        line,
                        "the suite " + Quoted.of(parent.attributes.getOrDefault("name", "")) + " has <" + name + ">");
            } else if (state == State.NOT_RUN) {
                parent.suite.notRunBy = name;
            }
        });
        StringBuilder state = parent.test != null && CaseState.toldByText(name) ? new StringBuilder() : null;
        open.push(new Open(name, line, parent.attributes, parent.suite, parent.test, OUTPUT.contains(name), state));
    }

    /** What a result, a step or an assertion in a case says of itself; of a try that was repeated it says nothing of the case. */
    private static void toldWithin(String name, Map<String, String> attributes, OpenCase test) {
        if (CaseState.ofElement(name).isPresent()) {
            return;
        }
        for (String attribute : CaseState.ATTRIBUTES) {
            CaseState.ofValue(attributes.getOrDefault(attribute, ""))
                    .filter(state -> state.compareTo(State.FAILED) >= 0 || CaseState.toldByText(name))
                    .ifPresent(test::is);
        }
        attributes.forEach((attribute, value) -> CaseState.ofAnswer(attribute, value)
                .filter(state -> state.compareTo(State.FAILED) >= 0)
                .ifPresent(test::is));
        if (CaseState.toldByText(name)) {
            CaseState.ofValue(attributes.getOrDefault("value", "")).ifPresent(test::is);
        }
    }

    private void end() {
        Open ended = open.pop();
        if (ended.output) {
            return;
        }
        switch (ended.name) {
            case CASE -> endCase(ended);
            case SUITES, SUITE -> {
                new SuiteSums(ended.name, ended.line, ended.attributes, ended.suite)
                        .reconcile(this::failed, this::doubt);
                notRun(ended);
                ended.suite.close();
            }
            default -> {
                if (ended.toldState != null) {
                    state(
                            requireNonNull(ended.test),
                            ended.line,
                            ended.attributes.getOrDefault("name", ""),
                            ended.name,
                            ended.toldState.toString());
                }
            }
        }
    }

    private void endCase(Open ended) {
        OpenCase test = requireNonNull(ended.test);
        State state = test.state;
        ended.suite.addCase(
                state, test.reruns, ended.attributes.getOrDefault("time", "").equals("0"));
        String name = ended.attributes.getOrDefault("name", "");
        if (state.compareTo(State.FAILED) >= 0) {
            // A class that could not be set up has a case without a name.
            failed(
                    ended.line,
                    "the case " + Quoted.of(name.isBlank() ? ended.attributes.getOrDefault("classname", "") : name)
                            + " did not pass");
        }
        cases.add(new TestCase(
                ended.attributes.getOrDefault("classname", "").strip(),
                name.strip(),
                state,
                CaseTime.of(ended.attributes.getOrDefault("time", ""))));
    }

    private void failed(int line, String cause) {
        if (failure == null) {
            failure = "Line " + line + ": " + cause;
        }
    }

    private void doubt(int line, String cause) {
        if (doubt == null) {
            doubt = "Line " + line + ": " + cause + ": " + AS_WRITTEN + ".";
        }
    }

    /** What a suite says of how it ended. */
    private record Claim(String element, int line, String attribute, String value) {}

    /** A case that is open, and the worst that was said of it so far. */
    private static final class OpenCase {

        private State state = State.PASSED;
        private int reruns;

        private void is(State said) {
            state = state.worse(said);
            reruns += said == State.FLAKY ? 1 : 0;
        }
    }

    /**
     * An element that is open.
     *
     * @param suite what is counted around it
     * @param test the case around it, if any
     * @param output whether its content is output of tests
     * @param toldState the text in it, when that tells how the case ended
     */
    private record Open(
            String name,
            int line,
            Map<String, String> attributes,
            SuiteCount suite,
            @Nullable OpenCase test,
            boolean output,
            @Nullable StringBuilder toldState) {

        Open(
                String name,
                int line,
                Map<String, String> attributes,
                SuiteCount suite,
                @Nullable OpenCase test,
                boolean output) {
            this(name, line, attributes, suite, test, output, null);
        }
    }
}
