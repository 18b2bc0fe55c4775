package com.maqsafy.releases.notes;

/** The check digit of cards and of Saudi identity numbers (ISO/IEC 7812-1, annex B), without an object for each try. */
final class Luhn {

    private Luhn() {}

    /** Whether digits, and nothing but digits, end with the right one. */
    static boolean holds(CharSequence digits) {
        int sum = 0;
        int length = digits.length();
        for (int i = 0; i < length; i++) {
            sum += part(digits.charAt(length - 1 - i), i);
        }
        return sum % 10 == 0;
    }

    /** What a digit adds, which so many digits follow. */
    static int part(char digit, int behind) {
        int value = digit - '0';
        if (behind % 2 == 0) {
            return value;
        }
        return value > 4 ? 2 * value - 9 : 2 * value;
    }
}
