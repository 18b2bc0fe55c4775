package com.maqsafy.releases.notes;

/** The places of one kind in a text, a bit for each, so that the next and the last one are found at once. */
final class Marks {

    private static final int WORD = 6;

    private final long[] bits;

    /** @param length of the text */
    Marks(int length) {
        bits = new long[(length >>> WORD) + 1];
    }

    void set(int place) {
        bits[place >>> WORD] |= 1L << place;
    }

    /** Whether one is at a place, or so many characters behind it at most. */
    boolean within(int place, int most) {
        int last = place + most;
        int word = place >>> WORD;
        int end = Math.min(bits.length - 1, last >>> WORD);
        for (long of = -1L << place; word <= end; word++, of = -1L) {
            long found = bits[word] & of;
            if (found != 0) {
                return (word << WORD) + Long.numberOfTrailingZeros(found) <= last;
            }
        }
        return false;
    }

    /** Where the last one is in front of a place, so many characters away at most; or -1. */
    int before(int place, int most) {
        if (place == 0) {
            return -1;
        }
        int first = Math.max(0, place - most);
        int word = (place - 1) >>> WORD;
        int end = first >>> WORD;
        for (long of = -1L >>> -place; word >= end; word--, of = -1L) {
            long found = bits[word] & of;
            if (found != 0) {
                int at = (word << WORD) + Long.SIZE - 1 - Long.numberOfLeadingZeros(found);
                return at >= first ? at : -1;
            }
        }
        return -1;
    }
}
