package com.maqsafy.releases.notes;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a reader takes a character for, by the data of Unicode: compatibility forms (UAX 15), confusable letters of Latin's
 * relatives (UTS 39), digits of all scripts, and nothing for what shows nothing.
 */
final class LookAlikes {

    private static final int BASIC_PLANE = 0x10000;
    /** Lengthens an Arabic word and is no part of it. */
    private static final int TATWEEL = 0x640;

    /** Scripts whose letters are taken for Latin ones; letters of Arabic and Hebrew would be by their skeleton, too. */
    private static final Set<Integer> RELATIVES = Set.of(
            UScript.LATIN,
            UScript.GREEK,
            UScript.CYRILLIC,
            UScript.ARMENIAN,
            UScript.CHEROKEE,
            UScript.COPTIC,
            UScript.LISU,
            UScript.COMMON);

    private static final SpoofChecker SPOOFS = new SpoofChecker.Builder().build();
    private static final Map<String, String> BY_SKELETON = new HashMap<>();
    private static final String[] KNOWN = new String[BASIC_PLANE];

    static {
        // Letters come last: where a digit and a letter share a skeleton, foreign letters stand for the letter.
        for (char c : "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            BY_SKELETON.putIfAbsent(SPOOFS.getSkeleton(String.valueOf(c)), String.valueOf(c));
        }
        for (char c : "lOI".toCharArray()) {
            BY_SKELETON.put(SPOOFS.getSkeleton(String.valueOf(c)), String.valueOf(c == 'I' ? 'l' : c));
        }
    }

    private LookAlikes() {}

    static String of(int codePoint) {
        if (codePoint >= BASIC_PLANE) {
            return find(codePoint);
        }
        String known = KNOWN[codePoint];
        if (known == null) {
            known = find(codePoint);
            KNOWN[codePoint] = known;
        }
        return known;
    }

    private static String find(int codePoint) {
        if (codePoint == TATWEEL || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return "";
        }
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> "";
            case Character.DECIMAL_DIGIT_NUMBER -> String.valueOf(UCharacter.digit(codePoint, 10));
            case Character.DASH_PUNCTUATION -> "-";
            case Character.SPACE_SEPARATOR -> " ";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
            default -> letter(UCharacter.toString(codePoint));
        };
    }

    private static String letter(String written) {
        String form = Normalizer2.getNFKCInstance().normalize(written);
        int codePoint = form.codePointAt(0);
        if (form.length() == Character.charCount(codePoint)
                && codePoint >= 0x80
                && UCharacter.isLetter(codePoint)
                && RELATIVES.contains(UScript.getScript(codePoint))) {
            return BY_SKELETON.getOrDefault(SPOOFS.getSkeleton(form), form);
        }
        return form;
    }
}
