package com.maqsafy.releases.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record's line of an export, read byte by byte without making an object of anything: whether it is a record in canonical
 * form (RFC 8785), where its members are, and how its payload is built.
 *
 * <p>It knows the plain cases only: member names in ASCII, the short escapes, numbers of at most fifteen digits, whole negative ones that an int holds. A line
 * that it does not know is no fault; it is read the long way.
 */
final class RecordLine {

    private static final int DEEPEST = 32;
    private static final int HEX = 64;
    private static final int MOST_DIGITS = 15;

    private static final byte[] ACTOR = ascii("{\"actor\":");
    private static final byte[] DEFINITION = ascii(",\"definition\":");
    private static final byte[] KEY = ascii("{\"key\":");
    private static final byte[] VERSION = ascii(",\"version\":");
    private static final byte[] ELEMENT = ascii(",\"element\":");
    private static final byte[] HASH = ascii(",\"hash\":\"");
    private static final byte[] ITEMS = ascii("\",\"items\":[");
    private static final byte[] KIND = ascii(",\"kind\":");
    private static final byte[] PAYLOAD = ascii(",\"payload\":");
    private static final byte[] PREVIOUS = ascii(",\"previousHash\":\"");
    private static final byte[] RELEASE = ascii("\",\"release\":");
    private static final byte[] SEQUENCE = ascii(",\"sequence\":");
    private static final byte[] TIME = ascii(",\"time\":\"");
    private static final byte[] END = ascii("\"}");
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] TIME_SHAPE = ascii("9999-19-39T29:59:59.999999Z");

    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    /** The content of the last string. */
    private int from;

    private int to;
    private boolean plainText;
    private long number;

    /** How the payload is built: its member names and what sort of values they have. */
    private byte[] structure = new byte[512];

    private int built;

    int hashMember;
    int hashMemberEnd;
    int kindFrom;
    int kindTo;
    int payloadFrom;
    int payloadTo;
    int releaseFrom;
    int releaseTo;
    long sequence;
    long time;
    final byte[] hash = new byte[HEX / 2];
    final byte[] previousHash = new byte[HEX / 2];

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether these bytes are a canonical record of the plain sort; if so its members are where the fields say. */
    boolean read(byte[] line, int start, int lineEnd) {
        bytes = line;
        at = start;
        end = lineEnd;
        built = 0;
        return head() && body() && tail() && at == end;
    }

    /** The bytes that were read last; the line is somewhere in them. */
    byte[] bytes() {
        return bytes;
    }

    byte[] structure() {
        return structure;
    }

    int structureLength() {
        return built;
    }

    private boolean head() {
        if (!(is(ACTOR) && string() && is(DEFINITION) && (is(NULL) || definition()))) {
            return false;
        }
        if (!(is(ELEMENT) && (is(NULL) || string()))) {
            return false;
        }
        hashMember = at + 1;
        if (!(is(HASH) && hex(hash))) {
            return false;
        }
        // Behind the quote and the comma.
        hashMemberEnd = at + 2;
        return is(ITEMS) && items();
    }

    private boolean definition() {
        return is(KEY) && string() && is(VERSION) && whole() && number > 0 && is('}');
    }

    private boolean items() {
        if (is(']')) {
            return true;
        }
        do {
            if (!string()) {
                return false;
            }
        } while (is(','));
        return is(']');
    }

    private boolean body() {
        if (!(is(KIND) && string() && plainText)) {
            return false;
        }
        kindFrom = from;
        kindTo = to;
        if (!is(PAYLOAD)) {
            return false;
        }
        payloadFrom = at;
        if (at >= end || bytes[at] != '{' || !value(0)) {
            return false;
        }
        payloadTo = at;
        return is(PREVIOUS) && hex(previousHash);
    }

    private boolean tail() {
        if (!(is(RELEASE) && string() && plainText)) {
            return false;
        }
        releaseFrom = from;
        releaseTo = to;
        if (!(is(SEQUENCE) && whole() && number > 0)) {
            return false;
        }
        sequence = number;
        return is(TIME) && time() && is(END);
    }

    private boolean value(int depth) {
        if (at >= end || depth > DEEPEST) {
            return false;
        }
        return switch (bytes[at]) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string() && build(from == to ? 'e' : 's');
            case 't' -> is(TRUE) && build('b');
            case 'f' -> is(FALSE) && build('b');
            case 'n' -> is(NULL) && build('n');
            default ->
                decimal()
                        ? build('d')
                        : whole()
                                && build(number < 0 ? 'm' : number > Integer.MAX_VALUE ? 'l' : number == 0 ? '0' : 'i');
        };
    }

    private boolean object(int depth) {
        at++;
        build('{');
        if (is('}')) {
            return build('}');
        }
        int beforeFrom = 0;
        int beforeTo = -1;
        do {
            if (!(string() && plainText)) {
                return false;
            }
            int nameFrom = from;
            int nameTo = to;
            // Members are in the order of their names, and none is there twice.
            if (beforeTo >= 0 && Arrays.compare(bytes, beforeFrom, beforeTo, bytes, nameFrom, nameTo) >= 0) {
                return false;
            }
            beforeFrom = nameFrom;
            beforeTo = nameTo;
            build(nameFrom, nameTo);
            if (!is(':') || !value(depth + 1)) {
                return false;
            }
        } while (is(','));
        return is('}') && build('}');
    }

    /** Elements that are built as the one before say nothing new. */
    private boolean array(int depth) {
        at++;
        build('[');
        if (is(']')) {
            return build(']');
        }
        int before = built;
        int beforeEnd = built;
        do {
            int start = built;
            if (!value(depth + 1)) {
                return false;
            }
            if (beforeEnd > before && Arrays.equals(structure, before, beforeEnd, structure, start, built)) {
                built = start;
            } else {
                before = start;
                beforeEnd = built;
            }
        } while (is(','));
        return is(']') && build(']');
    }

    private boolean build(int sort) {
        if (built == structure.length) {
            structure = Arrays.copyOf(structure, built * 2);
        }
        structure[built++] = (byte) sort;
        return true;
    }

    private void build(int nameFrom, int nameTo) {
        int length = nameTo - nameFrom;
        while (built + length + 1 > structure.length) {
            structure = Arrays.copyOf(structure, structure.length * 2);
        }
        System.arraycopy(bytes, nameFrom, structure, built, length);
        built += length;
        structure[built++] = '"';
    }

    private boolean is(byte[] text) {
        int length = text.length;
        if (at + length > end || !Arrays.equals(bytes, at, at + length, text, 0, length)) {
            return false;
        }
        at += length;
        return true;
    }

    private boolean is(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    /** A string as its canonical form has it. */
    private boolean string() {
        if (!is('"')) {
            return false;
        }
        from = at;
        plainText = true;
        int i = at;
        while (i < end) {
            int b = bytes[i];
            if (b == '"') {
                to = i;
                at = i + 1;
                return true;
            }
            if (b >= 0x20 && b != '\\') {
                i++;
                continue;
            }
            plainText = false;
            int length = b == '\\' ? escape(i) : b < 0 ? character(i) : 0;
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return false;
    }

    /** Length of an escape that has no shorter form; others are read the long way. */
    private int escape(int i) {
        if (i + 1 >= end) {
            return 0;
        }
        return switch (bytes[i + 1]) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> 2;
            default -> 0;
        };
    }

    /** Length of a character of several bytes (RFC 3629), 0 when it is none. */
    private int character(int i) {
        int first = bytes[i] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || i + length > end) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[i + 1] & 0xff;
        boolean wrong = (first == 0xe0 && second < 0xa0)
                || (first == 0xed && second > 0x9f)
                || (first == 0xf0 && second < 0x90)
                || (first == 0xf4 && second > 0x8f);
        return wrong ? 0 : length;
    }

    /**
     * A number with a fraction as its canonical form has it: no exponent, no zero at its end, and no more digits than a double
     * holds exactly; others are read the long way.
     */
    private boolean decimal() {
        int i = at < end && bytes[at] == '-' ? at + 1 : at;
        int start = i;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        int point = i;
        if (point == start || (point - start > 1 && bytes[start] == '0') || i >= end || bytes[i] != '.') {
            return false;
        }
        i++;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        boolean small = bytes[start] == '0' && point + 1 < end && bytes[point + 1] == '0';
        boolean exponent = i < end && (bytes[i] == 'e' || bytes[i] == 'E');
        if (i == point + 1 || bytes[i - 1] == '0' || i - start > MOST_DIGITS || small || exponent) {
            return false;
        }
        at = i;
        return true;
    }

    private boolean whole() {
        boolean negative = is('-');
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            at++;
            if (at - start > MOST_DIGITS) {
                return false;
            }
        }
        int digits = at - start;
        // A fraction or an exponent is read the long way.
        if (digits == 0
                || (digits > 1 && bytes[start] == '0')
                || (negative && value == 0)
                || (at < end && (bytes[at] == '.' || bytes[at] == 'e' || bytes[at] == 'E'))) {
            return false;
        }
        number = negative ? -value : value;
        return number >= Integer.MIN_VALUE;
    }

    private boolean hex(byte[] into) {
        if (at + HEX > end) {
            return false;
        }
        for (int i = 0; i < HEX; i += 2) {
            int high = digit(bytes[at + i]);
            int low = digit(bytes[at + i + 1]);
            if ((high | low) < 0) {
                return false;
            }
            into[i / 2] = (byte) (high << 4 | low);
        }
        at += HEX;
        return true;
    }

    private static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private boolean time() {
        if (at + TIME_SHAPE.length > end) {
            return false;
        }
        for (int i = 0; i < TIME_SHAPE.length; i++) {
            int shape = TIME_SHAPE[i];
            int c = bytes[at + i];
            boolean fits = (shape >= '0' && shape <= '9') ? c >= '0' && c <= shape : c == shape;
            if (!fits) {
                return false;
            }
        }
        time = ExportRecords.number(bytes, at);
        at += TIME_SHAPE.length;
        return true;
    }
}
