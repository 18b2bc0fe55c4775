package com.maqsafy.releases.testreport;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a file is not XML: the parser's own words name the symptom and seldom the cause. */
final class XmlFaults {

    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));");
    /** An array of JSON, and not the end of something that begins with a bracket. */
    private static final Pattern JSON_ARRAY = Pattern.compile("\\[\\s*[\\[{\"\\]]");

    private static final Pattern TAP = Pattern.compile("tap version [0-9]|1\\.\\.[0-9]+\\s|(?:not )?ok [0-9]");
    private static final String MESSAGE = "Message: ";
    private static final int LONGEST = 200;

    private XmlFaults() {}

    /** @throws UnusableReportException for what would be a riddle in the parser's words */
    static void beforeReading(byte[] xml) {
        String text = ascii(xml);
        if (text.isBlank()) {
            throw new UnusableReportException("The file is empty: hand in the report of a run that ended.");
        }
        String foreign = foreign(text);
        if (foreign != null) {
            throw new UnusableReportException(1, foreign);
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

    /** What a file of another kind is, and what to hand in for it; null for what may be XML. */
    private static @Nullable String foreign(String text) {
        String begin = text.stripLeading();
        begin = begin.substring(0, Math.min(begin.length(), 60)).toLowerCase(Locale.ROOT);
        if (text.startsWith("\u001f\u008b") || text.startsWith("PK\u0003\u0004")) {
            return "the file is packed and not XML: unpack it, and hand in the report that is in it.";
        }
        if (begin.startsWith("{") || JSON_ARRAY.matcher(begin).lookingAt()) {
            return "the file is JSON and not XML: let the runner, or a converter such as gotestsum, write JUnit XML.";
        }
        if (TAP.matcher(begin).lookingAt()) {
            return "the file is in the Test Anything Protocol (TAP) and not XML: let the runner, or a converter, write JUnit XML.";
        }
        if (begin.startsWith("<!doctype html")) {
            return "the file is an HTML page and no report, perhaps one to sign in: hand in the report as the test runner wrote it.";
        }
        return null;
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
        if (message.contains("[xX][mM][lL]")) {
            return new UnusableReportException(
                    line,
                    "a second XML declaration stands here, so the file is several reports: hand in each by itself.");
        }
        if (wide(xml) && !marked(xml) && !text.startsWith("<?xml")) {
            return new UnusableReportException(
                    line, "the file is in UTF-16 and does not say so: write the report in UTF-8.");
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

    /** The bytes as characters, where they are not in UTF-16 one to one; all that is looked for is ASCII. */
    private static String ascii(byte[] xml) {
        if (wide(xml)) {
            boolean big = xml[0] == 0 || (xml[0] & 0xFF) == 0xFE;
            int mark = marked(xml) ? 2 : 0;
            return new String(
                    xml, mark, xml.length - mark, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        int mark = xml.length >= 3 && (xml[0] & 0xFF) == 0xEF && (xml[1] & 0xFF) == 0xBB && (xml[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        return new String(xml, mark, xml.length - mark, StandardCharsets.ISO_8859_1);
    }

    /** Whether the file is in UTF-16. */
    private static boolean wide(byte[] xml) {
        return xml.length >= 2 && (marked(xml) || xml[0] == 0 || xml[1] == 0);
    }

    private static boolean marked(byte[] xml) {
        return (xml[0] & 0xFF) >= 0xFE && (xml[1] & 0xFF) >= 0xFE;
    }

    private static int line(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }
}
