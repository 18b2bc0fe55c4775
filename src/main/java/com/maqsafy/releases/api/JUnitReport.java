package com.maqsafy.releases.api;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.http.HttpStatus;

/**
 * The figures of a JUnit XML report, counted from its test cases and not from its own sums.
 *
 * @param total test cases
 * @param failed with a failure
 * @param errors with an error
 * @param skipped not run
 */
record JUnitReport(int total, int failed, int errors, int skipped) {

    /** Reads a report; document types and entities are refused, a report without a test case is no evidence. */
    static JUnitReport parse(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int total = 0;
        int failed = 0;
        int errors = 0;
        int skipped = 0;
        boolean suite = false;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "testsuite", "testsuites" -> suite = true;
                        case "testcase" -> total++;
                        case "failure" -> failed++;
                        case "error" -> errors++;
                        case "skipped" -> skipped++;
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw refused("The file is not XML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!suite || total == 0) {
            throw refused("The file is no JUnit XML report with at least one test case.");
        }
        return new JUnitReport(total, failed, errors, skipped);
    }

    /** Whether at least one test ran and none failed. */
    boolean passed() {
        return failed == 0 && errors == 0 && total > skipped;
    }

    private static RequestRefusedException refused(String message) {
        return new RequestRefusedException(HttpStatus.UNPROCESSABLE_ENTITY, "No evidence", message);
    }
}
