package com.maqsafy.releases.notes;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Telephone numbers: international ones, and national ones of the configured regions.
 *
 * <p>A number without {@code +} or leading zero could be any count or id; it is taken for a telephone number only with
 * its country code or after a word that says so.
 */
final class PhoneRule implements LeakRule {

    private static final int REACH = 24;
    private static final Pattern PHONE_WORD =
            Pattern.compile("(?iu)phone|mobile|\\btel\\b|whatsapp|\\bcall\\b|\\bsms\\b|جوال|هاتف|موبايل|واتساب|تلفون");
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[ -]?[0-9]){6,14}+");
    private static final Pattern DECIMAL = Pattern.compile("0\\.[0-9]+");
    private static final Pattern TICKET = Pattern.compile(".*(?:#|[A-Z]{3}-)");

    private final List<String> regions;
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    PhoneRule(List<String> regions) {
        this.regions = regions;
    }

    @Override
    public String name() {
        return "phone-number";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        // The library ends a number at a line's end.
        String text = folded.text().replace('\n', ' ').replace('\r', ' ');
        var findings = new ArrayList<Finding>();
        for (String region : regions) {
            for (var match : numbers.findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
                if (meant(text, match.start(), match.rawString(), numbers.getCountryCodeForRegion(region))) {
                    findings.add(new Finding(
                            name(),
                            match.start(),
                            match.end(),
                            "A telephone number; remove it (no real customer data)."));
                }
            }
        }
        PHONE_WORD.matcher(text).results().forEach(word -> announced(text, word.end(), findings));
        return findings;
    }

    /** After a word that announces it, a number may lack its leading zero. */
    private void announced(String text, int from, List<Finding> findings) {
        var number = NUMBER.matcher(text).region(from, Math.min(text.length(), from + REACH + 18));
        if (!number.find() || number.start() > from + REACH) {
            return;
        }
        for (String region : regions) {
            try {
                if (numbers.isValidNumber(numbers.parse(number.group(), region))) {
                    findings.add(new Finding(
                            name(),
                            number.start(),
                            number.end(),
                            "A telephone number; remove it (no real customer data)."));
                    return;
                }
            } catch (NumberParseException e) {
                // Digits that are no telephone number there.
            }
        }
    }

    private static boolean meant(String text, int start, String raw, int countryCode) {
        String before = text.substring(Math.max(0, start - REACH), start);
        if (PHONE_WORD.matcher(before).find() || raw.startsWith("+") || before.endsWith("+")) {
            return true;
        }
        if (DECIMAL.matcher(raw).matches() || TICKET.matcher(before).matches()) {
            return false;
        }
        String digits = raw.replaceAll("[^0-9]", "");
        return digits.startsWith("0") || digits.startsWith(String.valueOf(countryCode)) && digits.length() >= 11;
    }
}
