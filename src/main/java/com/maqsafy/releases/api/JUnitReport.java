package com.maqsafy.releases.api;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a JUnit XML report, counted from its test cases; its own sums must say the same.
 *
 * @param total test cases
 * @param failed with a failure
 * @param errors with an error
 * @param skipped not run
 */
record JUnitReport(int total, int failed, int errors, int skipped) {

    private static final String SUITES = "testsuites";
    private static final String SUITE = "testsuite";
    private static final String CASE = "testcase";

    /** The file is no report of tests that ran; the message says why and what to do. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * Reads a report: {@code testsuite} or {@code testsuites} around named suites around named cases, each sum of a suite
     * equal to what is in it. Document types and entities are refused, and a report in which nothing ran is no evidence.
     */
    static JUnitReport parse(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Deque<Element> open = new ArrayDeque<>();
        Element root = new Element("", Map.of());
        open.push(root);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open.push(begun(reader, open.peek()));
                    case XMLStreamConstants.END_ELEMENT -> {
                        Element ended = open.pop();
                        ended.end(open.peek());
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new Unusable("The file is not XML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (root.total == 0) {
            throw new Unusable("The report has no test case. Hand in the report of a run with tests.");
        }
        if (root.total <= root.skipped) {
            throw new Unusable(
                    "No test of the report ran, all " + root.total + " were skipped. Run them and report again.");
        }
        return new JUnitReport(root.total, root.failed, root.errors, root.skipped);
    }

    private static Element begun(XMLStreamReader reader, @Nullable Element parent) {
        String name = reader.getLocalName();
        String within = parent == null ? "" : parent.name;
        boolean placed = switch (name) {
            case SUITES -> within.isEmpty();
            case SUITE -> within.isEmpty() || within.equals(SUITES) || within.equals(SUITE);
            case CASE -> within.equals(SUITE);
            default -> !within.isEmpty();
        };
        if (!placed) {
            throw new Unusable("The file is no JUnit XML report: <" + name + "> stands "
                    + (within.isEmpty() ? "at its top" : "in <" + within + ">")
                    + ". A report is <testsuites> or <testsuite> with suites, and they hold the test cases.");
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        if (name.equals(CASE)) {
            requireName(attributes, "A test case");
            requireName(parent.attributes, "A suite with test cases");
            if (!parent.attributes.containsKey("tests")) {
                throw new Unusable("The suite '" + parent.attributes.get("name")
                        + "' does not say how many tests it has. Hand in the report as the test runner wrote it.");
            }
        }
        return new Element(name, attributes);
    }

    private static void requireName(Map<String, String> attributes, String what) {
        if (attributes.getOrDefault("name", "").isBlank()) {
            throw new Unusable(what + " of the report has no name. Hand in the report as the test runner wrote it.");
        }
    }

    /** Whether at least one test ran and none failed. */
    boolean passed() {
        return failed == 0 && errors == 0 && total > skipped;
    }

    /** An element that is open, and what was counted in it so far. */
    private static final class Element {

        private final String name;
        private final Map<String, String> attributes;
        private int total;
        private int failed;
        private int errors;
        private int skipped;

        private Element(String name, Map<String, String> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        private void end(Element parent) {
            switch (name) {
                case CASE -> {
                    total = 1;
                    // A case with several failures failed once.
                    failed = Math.min(failed, 1);
                    errors = Math.min(errors, 1);
                    skipped = Math.min(skipped, 1);
                }
                case SUITE, SUITES -> {
                    requireSum("tests", total);
                    requireSum("failures", failed);
                    requireSum("errors", errors);
                    requireSum("skipped", skipped);
                }
                case "failure" -> failed = parent.name.equals(CASE) ? 1 : 0;
                case "error" -> errors = parent.name.equals(CASE) ? 1 : 0;
                case "skipped" -> skipped = parent.name.equals(CASE) ? 1 : 0;
                default -> {
                    return;
                }
            }
            parent.total += total;
            parent.failed += failed;
            parent.errors += errors;
            parent.skipped += skipped;
        }

        private void requireSum(String attribute, int counted) {
            String told = attributes.get(attribute);
            if (told != null && !told.strip().equals(String.valueOf(counted))) {
                throw new Unusable("The numbers of the report do not agree: '" + attributes.getOrDefault("name", name)
                        + "' says " + attribute + "=\"" + told + "\", and holds " + counted
                        + ". Hand in the report as the test runner wrote it.");
            }
        }
    }
}
