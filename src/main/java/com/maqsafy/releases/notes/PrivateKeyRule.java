package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Private keys in PEM, OpenSSH and PGP armour, and PuTTY's; up to their end, or to the end of the text without one. */
final class PrivateKeyRule implements LeakRule {

    private static final Pattern BEGIN = Pattern.compile(
            "-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----|PuTTY-User-Key-File-[23]:");
    private static final Pattern END = Pattern.compile("PRIVATE KEY(?: BLOCK)?-----|Private-MAC:[^\\r\\n]{0,200}+");

    @Override
    public String name() {
        return "private-key";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        var begin = BEGIN.matcher(folded.characters());
        var end = END.matcher(folded.characters());
        int at = candidate(text, 0);
        while (at >= 0) {
            begin.region(at, text.length());
            int next = at + 1;
            if (begin.lookingAt()) {
                next = end.find(begin.end()) ? end.end() : text.length();
                findings.add(new Finding(
                        name(), at, next, "A private key; remove it and replace the key pair everywhere it is used."));
            }
            at = candidate(text, next);
        }
        return findings;
    }

    /** Where what {@link #BEGIN} looks for may begin next, or -1. */
    private static int candidate(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if ((c == '-' && text.startsWith("----", at)) || (c == 'P' && text.startsWith("PuTTY", at))) {
                return at;
            }
        }
        return -1;
    }
}
