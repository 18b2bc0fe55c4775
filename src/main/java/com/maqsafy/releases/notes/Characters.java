package com.maqsafy.releases.notes;

/**
 * What a value is made of. Symbols do not count hyphens and what else joins words in prose.
 *
 * @param digitGroups runs of digits
 * @param entropy Shannon entropy in bits a character
 */
record Characters(int lower, int upper, int digits, int symbols, int digitGroups, double entropy) {

    static Characters of(String value) {
        int lower = 0;
        int upper = 0;
        int digits = 0;
        int symbols = 0;
        int groups = 0;
        boolean digitBefore = false;
        int[] counts = new int[128];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit) {
                digits++;
                groups += digitBefore ? 0 : 1;
            } else if (Character.isUpperCase(c)) {
                upper++;
            } else if (Character.isLetter(c)) {
                lower++;
            } else if ("-/.,;:()'_ ".indexOf(c) < 0) {
                symbols++;
            }
            digitBefore = digit;
            counts[c & 127]++;
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / value.length();
                entropy -= share * Math.log(share) / Math.log(2);
            }
        }
        return new Characters(lower, upper, digits, symbols, groups, entropy);
    }

    int letters() {
        return lower + upper;
    }

    /** How many of lower-case letters, upper-case letters, digits and symbols occur. */
    int classes() {
        return (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (digits > 0 ? 1 : 0) + (symbols > 0 ? 1 : 0);
    }
}
