package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Saudi national identity numbers (beginning with 1) and residence numbers, Iqama (2), by their check digit. */
final class NationalIdRule implements LeakRule {

    private static final Pattern TEN_DIGITS = Pattern.compile(
            "(?<![0-9A-Za-z_#])(?<![0-9][.,/:-])(?<![A-Z]{3}-)" + "[12][0-9]{9}+(?![0-9A-Za-z_])(?![.,/:-][0-9])");

    @Override
    public String name() {
        return "national-id";
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
        var findings = new ArrayList<Finding>();
        var matcher = TEN_DIGITS.matcher(folded.text());
        while (matcher.find()) {
            if (LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(matcher.group())) {
                findings.add(new Finding(
                        name(), matcher.start(), matcher.end(), "A national id or Iqama number; remove it."));
            }
        }
        return findings;
    }
}
