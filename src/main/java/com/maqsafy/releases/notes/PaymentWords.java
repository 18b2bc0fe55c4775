package com.maqsafy.releases.notes;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How payments are spoken of, in English and Arabic: what is done to a card, what stands beside its number, and which numbers
 * of a payment are none of a card (references, terminals, merchants, codes).
 */
final class PaymentWords {

    /** What stands beside a card's number is so near. */
    private static final int NEAR = 120;

    /** Between a word and the number that it counts. */
    private static final String JOINS = " \t:=#\"'.";

    private static final int MOST_JOINS = 3;

    private static final Set<String> VERBS = words(
            "charge charges charged charging capture captures captured capturing void voids voided voiding refund refunds"
                    + " refunded refunding authorise authorises authorised authorising authorize authorizes authorized"
                    + " authorizing auth preauth preauthorised preauthorized debited debiting credited crediting pay pays"
                    + " paid paying swiped tapped dipped declined tokenise tokenised tokenising tokenize tokenized"
                    + " tokenizing reversed reversing recharge recharged topup"
                    + " خصم خصمت خصمنا يخصم نخصم استرداد استرجاع دفع دفعت يدفع سداد سدد تسديد تحصيل تفويض");

    /** What a number of a payment is named after. */
    private static final Set<String> NOUNS = words(
            "payment payments charge capture void refund authorisation authorization auth approval merchant terminal acquirer"
                    + " acquiring acceptor biller trace settlement chargeback reversal transaction batch gateway"
                    + " دفع دفعه سداد استرداد خصم تفويض موافقه تاجر مفوتر نقطه");

    private static final Set<String> NUMBERS =
            words("number numbers no num nr code codes id ids ref reference رقم رمز مرجع معرف كود");

    private static final Set<String> OF = words("رقم رمز مرجع معرف كود");

    /** Beside a card they are numbers of something else. */
    private static final Set<String> THINGS =
            words("merchant merchants acquirer acceptor retrieval trace approval contract policy vehicle");

    private static final Pattern OF_WORD = Pattern.compile(
            OF.stream().sorted().collect(Collectors.joining("|", "(?<!\\p{L})(?:", ") [\u0621-\u064a]{3,12}+ $")));

    private static final int LONGEST_OF_WORD = 20;

    private static final Set<String> EXPIRY = words("exp expiry expires expire expiration expirydate expdate");

    private static final Set<String> CURRENCIES = words("sar usd amount مبلغ");

    private static final Pattern FIELDS = Pattern.compile(
            "(?<![a-z])(?:cvc2?|cvv2?|csc|cvn2?)(?![a-z])|exp(?:iry|iration|ires)?[ _-]?(?:month|year|date|mm|yy)(?![a-z])"
                    + "|(?<![a-z])exp(?:iry)?[\"']? ?(?:=>|[:=>]) ?[\"']?(?:0[1-9]|1[0-2])[/-]?(?:20)?[2-4][0-9](?![0-9])"
                    + "|card[ _-]?holder|name[ _-]on[ _-]card|security[ _-]code");

    private PaymentWords() {}

    private static Set<String> words(String words) {
        return Stream.of(words.split(" ")).map(FoldedText::comparable).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a word says that something is done to a card. */
    static boolean verb(String word) {
        return VERBS.contains(bare(word));
    }

    /** Whether a word is the name of something in a payment whose number is none of a card. */
    static boolean noun(String word) {
        return NOUNS.contains(bare(word));
    }

    /** Whether a word says of the word in front, or behind it in Arabic, that its number is meant. */
    static boolean number(String word) {
        return NUMBERS.contains(word);
    }

    /** Whether a word says in front of another that its number is meant. */
    static boolean numberOf(String word) {
        return OF.contains(bare(word));
    }

    /** Whether one word of Arabic stands between a place and a word that says that its number is meant. */
    static boolean numberOfWord(String lower, int place) {
        return OF_WORD.matcher(lower)
                .region(Math.max(0, place - LONGEST_OF_WORD), place)
                .find();
    }

    static boolean thing(String word) {
        return THINGS.contains(word);
    }

    static boolean expiry(String word) {
        return EXPIRY.contains(word);
    }

    /** Whether a word in front of a place has a number of its own, as in "terminal 3" and "40 SAR". */
    static boolean counts(String text, int start, int end, String word, int place) {
        int at = end;
        while (at < place && at - end < MOST_JOINS && JOINS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at < place && digit(text.charAt(at))) {
            return true;
        }
        int before = start > 0 && text.charAt(start - 1) == ' ' ? start - 2 : start - 1;
        return CURRENCIES.contains(word) && before >= 0 && digit(text.charAt(before));
    }

    /** Where what belongs to a card stands in a text: its code, its expiry or its holder, as members and columns are named. */
    static final class CardFields {

        private final String lower;
        private @Nullable Marks found;

        CardFields(FoldedText folded) {
            lower = folded.lower();
        }

        /** Whether some of it stands near a place; the text is read once. */
        boolean near(int start, int end) {
            if (found == null) {
                found = new Marks(lower.length());
                var field = FIELDS.matcher(lower);
                while (field.find()) {
                    found.set(field.start());
                }
            }
            return found.before(start, NEAR) >= 0 || found.within(end, NEAR);
        }
    }

    /** An Arabic word without the article. */
    private static String bare(String word) {
        if (word.length() > 4 && word.charAt(0) >= 0x600) {
            if (word.startsWith("ال") || word.startsWith("لل")) {
                return word.substring(2);
            }
            if (word.startsWith("ال", 1)) {
                return word.substring(3);
            }
        }
        return word;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
