package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;

/** International bank account numbers, in one piece or in groups. */
final class IbanRule implements LeakRule {

    private static final Pattern BEGIN = Pattern.compile("[A-Za-z]{2}[0-9]{2}(?=[ -]?[A-Za-z0-9])");

    private final IBANValidator validator = IBANValidator.getInstance();

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        var begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            int end = end(text, begin.start());
            if (end > 0) {
                findings.add(new Finding(name(), begin.start(), end, "A bank account number (IBAN); remove it."));
            }
            at = end > 0 ? end : begin.start() + 1;
        }
        return findings;
    }

    /** End of the account number that begins here, or -1: as many characters as its country's numbers have. */
    private int end(String text, int start) {
        var country = validator.getValidator(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
        if (country == null) {
            return -1;
        }
        var number = new StringBuilder();
        int gap = 0;
        for (int i = start; i < text.length() && gap < 4; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                gap = 0;
                number.append(Character.toUpperCase(c));
                if (number.length() == country.getIbanLength()) {
                    boolean ends = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
                    return ends && validator.isValid(number.toString()) ? i + 1 : -1;
                }
            } else if (" -\t\r\n".indexOf(c) >= 0) {
                gap++;
            } else {
                return -1;
            }
        }
        return -1;
    }
}
