package com.maqsafy.releases.testreport;

/** A text of the report, as a sentence may hold it: in quotes, short, and without what is not visible. */
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String text) {
        String visible = text.replaceAll("[\\p{C}\\s]++", " ").strip();
        if (visible.codePointCount(0, visible.length()) > LONGEST) {
            visible = visible.substring(0, visible.offsetByCodePoints(0, LONGEST)) + "…";
        }
        return "'" + visible + "'";
    }
}
