package com.maqsafy.releases.notes;

/** The check digit of cards and of Saudi identity numbers (ISO/IEC 7812-1, annex B), without an object for each try. */
final class Luhn {

    private Luhn() {}

    /** What a digit adds, which so many digits follow; where the last is the right one, all add up to a multiple of ten. */
    static int part(char digit, int behind) {
        int value = digit - '0';
        if (behind % 2 == 0) {
            return value;
        }
        return value > 4 ? 2 * value - 9 : 2 * value;
    }
}
