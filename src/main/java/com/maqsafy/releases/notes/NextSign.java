package com.maqsafy.releases.notes;

import java.util.function.IntPredicate;

/** Where the next sign of a kind stands; it is looked for once, as long as it is asked for from left to right. */
final class NextSign {

    private final String text;
    private final IntPredicate kind;
    private int from;
    private int found = -1;

    /** @param kind whether the sign stands at a place */
    NextSign(String text, IntPredicate kind) {
        this.text = text;
        this.kind = kind;
    }

    /** Whether it stands at a place, or so many characters behind it at most. */
    boolean within(int place, int most) {
        if (place < from) {
            // What lies behind is known.
            int at = place;
            while (at < from && !kind.test(at)) {
                at++;
            }
            found = at < from ? at : found;
            from = place;
        } else if (place > found) {
            from = place;
            found = place;
            while (found < text.length() && !kind.test(found)) {
                found++;
            }
        }
        return found < text.length() && found - place <= most;
    }
}
