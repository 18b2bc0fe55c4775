package com.maqsafy.releases.testreport;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a file is not XML: the parser's own words name the symptom and seldom the cause. */
final class XmlFaults {

    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));");
    private static final String MESSAGE = "Message: ";
    private static final int LONGEST = 200;

    private XmlFaults() {}

    /** @throws UnusableReportException for what would be a riddle in the parser's words */
    static void beforeReading(byte[] xml) {
        String text = ascii(xml);
        if (text.isBlank()) {
            throw new UnusableReportException("The file is empty: hand in the report of a run that ended.");
        }
        int declaration = text.indexOf("<?xml ");
        if (declaration > 0 && text.indexOf('<') == declaration) {
            boolean blank = text.substring(0, declaration).isBlank();
            throw new UnusableReportException(
                    line(text, declaration),
                    (blank ? "a blank line or space" : "output of the run")
                            + " stands before the XML declaration, which must be the very first: write the report without it.");
        }
    }

    /**
     * The fault for what the parser found.
     *
     * @param root name of the element that is open outermost, if any
     * @param innermost the element that is open innermost, for people
     */
    static UnusableReportException of(byte[] xml, XMLStreamException e, @Nullable String root, String innermost) {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        String text = ascii(xml);
        UnusableReportException control = control(text, line);
        if (control != null) {
            return control;
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("elementAttributeLimit") || message.contains("JAXP00010002")) {
            return new UnusableReportException(
                    line,
                    "an element has more than " + JUnitReader.MOST_ATTRIBUTES
                            + " attributes, which no report needs: hand in the report as the test runner wrote it.");
        }
        if (root != null
                && !message.contains("end-tag")
                && !text.stripTrailing().endsWith("</" + root + ">")
                && line >= line(text, text.stripTrailing().length())) {
            return new UnusableReportException(
                    line, "the file ends while " + innermost + " is still open: hand in the whole report.");
        }
        int at = message.indexOf(MESSAGE);
        String cause = (at < 0 ? message : message.substring(at + MESSAGE.length()))
                .lines()
                .findFirst()
                .orElse("")
                .strip()
                .replaceAll("\\p{C}", "?");
        cause = cause.length() > LONGEST ? cause.substring(0, LONGEST) + "…" : cause;
        return new UnusableReportException(
                line,
                "the file is not XML (" + (cause.endsWith(".") ? cause.substring(0, cause.length() - 1) : cause)
                        + "): hand in the report as the test runner wrote it.");
    }

    /** The first control character that XML does not take, up to the line at which the parser gave up. */
    private static @Nullable UnusableReportException control(String text, int upTo) {
        int line = 1;
        for (int i = 0; i < text.length() && line <= upTo; i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (forbidden(c)) {
                return control(line, c);
            } else if (c == '&') {
                Matcher reference = REFERENCE.matcher(text).region(i, Math.min(text.length(), i + 40));
                if (reference.lookingAt()) {
                    int value = reference.group(1) != null
                            ? Integer.parseInt(reference.group(1), 16)
                            : Integer.parseInt(reference.group(2));
                    if (forbidden(value)) {
                        return control(line, value);
                    }
                }
            }
        }
        return null;
    }

    private static UnusableReportException control(int line, int c) {
        return new UnusableReportException(
                line,
                c == 0x1B
                        ? "a terminal's escape sequence (U+001B, colours of the output) stands in the report, which XML does not"
                                + " take: run the tests without colours (NO_COLOR=1) and report again."
                        : "the control character U+%04X stands in the report, which XML does not take: take it out of the names or the output of the test."
                                .formatted(c));
    }

    private static boolean forbidden(int c) {
        return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    }

    /** The bytes as characters one to one; all that is looked for is ASCII. UTF-16 shows as something else and is left to the parser. */
    private static String ascii(byte[] xml) {
        boolean wide =
                xml.length >= 2 && (((xml[0] & 0xFF) >= 0xFE && (xml[1] & 0xFF) >= 0xFE) || xml[0] == 0 || xml[1] == 0);
        int mark = xml.length >= 3 && (xml[0] & 0xFF) == 0xEF && (xml[1] & 0xFF) == 0xBB && (xml[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        return wide ? "UTF-16" : new String(xml, mark, xml.length - mark, StandardCharsets.ISO_8859_1);
    }

    private static int line(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
