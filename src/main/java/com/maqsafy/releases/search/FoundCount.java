package com.maqsafy.releases.search;

/**
 * How many releases fit.
 *
 * @param counted how many were counted
 * @param more whether there are more, which are not counted: that would cost as much as reading all of them
 */
public record FoundCount(int counted, boolean more) {

    /** For people: {@code 17}, or {@code more than 1000}. */
    @Override
    public String toString() {
        return more ? "more than " + counted : String.valueOf(counted);
    }
}
