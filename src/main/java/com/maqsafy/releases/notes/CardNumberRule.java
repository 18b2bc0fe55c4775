package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.CreditCardValidator;
import org.apache.commons.validator.routines.CreditCardValidator.CreditCardRange;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** Card numbers by issuer range and check digit, in one piece or in groups; mada, the Saudi scheme, included. */
final class CardNumberRule implements LeakRule {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final Pattern GROUPS = Pattern.compile(
            "(?<![0-9A-Za-z_])(?<![0-9][.,])[0-9]{1,19}+(?:[ \\t]{0,2}+[-.\\r\\n]{0,2}+[ \\t>]{0,8}+[0-9]{1,19}+(?![0-9])){0,60}+(?![0-9A-Za-z_])");
    private static final Pattern GROUP = Pattern.compile("[0-9]+");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:[ .][0-9]{3})+");

    private final CreditCardValidator international = new CreditCardValidator(CreditCardValidator.AMEX
            + CreditCardValidator.VISA
            + CreditCardValidator.MASTERCARD
            + CreditCardValidator.DISCOVER
            + CreditCardValidator.DINERS);
    private final CreditCardValidator others = new CreditCardValidator(new CreditCardRange[] {
        new CreditCardRange("588845", "588851", 16, 16),
        new CreditCardRange("604906", "604906", 16, 16),
        new CreditCardRange("605141", "605141", 16, 16),
        new CreditCardRange("636120", "636120", 16, 16),
        new CreditCardRange("968201", "968211", 16, 16),
        new CreditCardRange("62", "62", 16, 19),
    });

    @Override
    public String name() {
        return "card-number";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        var run = GROUPS.matcher(folded.text());
        int at = 0;
        while (run.find(at)) {
            int begin = run.start();
            var groups = GROUP.matcher(run.group()).results().toList();
            int first = 0;
            while (first < groups.size()) {
                int last = lastOfCard(groups, first, run.group());
                if (last >= 0) {
                    findings.add(new Finding(
                            name(),
                            begin + groups.get(first).start(),
                            begin + groups.get(last).end(),
                            "A card number; remove it (no real customer data)."));
                    first = last;
                }
                first++;
            }
            // A longer run of groups is read in pieces that overlap by the longest number.
            at = groups.size() <= LONGEST * 2
                    ? run.end()
                    : begin + groups.get(groups.size() - LONGEST).start();
        }
        return findings;
    }

    /** Last group of the card number that begins with a group, or -1. */
    private int lastOfCard(List<java.util.regex.MatchResult> groups, int first, String run) {
        var digits = new StringBuilder();
        for (int i = first; i < groups.size(); i++) {
            digits.append(groups.get(i).group());
            if (digits.length() > LONGEST) {
                return -1;
            }
            if (digits.length() >= SHORTEST
                    && card(digits.toString())
                    && !THOUSANDS
                            .matcher(run.substring(
                                    groups.get(first).start(), groups.get(i).end()))
                            .matches()) {
                return i;
            }
        }
        return -1;
    }

    private boolean card(String digits) {
        return international.isValid(digits)
                || others.isValid(digits) && LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(digits);
    }
}
