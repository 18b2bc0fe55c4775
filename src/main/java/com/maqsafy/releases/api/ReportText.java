package com.maqsafy.releases.api;

import com.maqsafy.releases.notes.Redactor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a test report, in the encoding that its bytes have, for what must be taken out of it before it is kept. */
final class ReportText {

    private final byte[] xml;

    ReportText(byte[] xml) {
        this.xml = xml;
    }

    /** The report without secrets and customer data (RULE-04, RULE-05); byte for byte as it was where it has none. */
    byte[] redacted(Redactor redactor) {
        Charset charset = charset();
        String text = new String(xml, charset);
        String redacted = redactor.redact(text);
        return redacted.equals(text) ? xml : redacted.getBytes(charset);
    }

    /** As XML begins; of what is neither UTF-16 nor UTF-8 each byte is a character, so that it comes back as it was. */
    private Charset charset() {
        int start = xml.length < 2 ? 0 : (xml[0] & 0xFF) << 8 | (xml[1] & 0xFF);
        return switch (start) {
            case 0xFEFF, 0xFFFE -> StandardCharsets.UTF_16;
            case '<' -> StandardCharsets.UTF_16BE;
            case '<' << 8 -> StandardCharsets.UTF_16LE;
            default -> isUtf8() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        };
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
