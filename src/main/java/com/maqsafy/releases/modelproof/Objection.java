package com.maqsafy.releases.modelproof;

/** How an objection reads: file, element, policy item, what is wrong and how to mend it, in one line. */
record Objection(String file, String element, String item, String text) {

    static String line(String file, String element, String item, String text) {
        return new Objection(file, element, item, text).toString();
    }

    @Override
    public String toString() {
        return "%s: %s: %s: %s".formatted(file, element, item, text).replaceAll("\\s+", " ");
    }
}
