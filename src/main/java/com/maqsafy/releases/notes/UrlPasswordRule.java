package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords in addresses: {@code scheme://user:password@host}. */
final class UrlPasswordRule implements LeakRule {

    private static final Pattern USER_INFO =
            Pattern.compile("://[^\\s/:@?#\"'<>]{0,200}+:([^\\s/\"'<>]{1,300})@(?=[\\p{L}0-9\\[$*{])");

    private static final List<String> PROTOCOLS = List.of("@tcp(", "@tcp6(", "@unix(");
    private static final int LONGEST = 120;

    @Override
    public String name() {
        return "url-password";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        var matcher = USER_INFO.matcher(folded.characters());
        for (int at = folded.text().indexOf("://"); at >= 0; at = folded.text().indexOf("://", at + 3)) {
            matcher.region(at, folded.text().length());
            if (matcher.lookingAt() && !Placeholders.isOne(matcher.group(1))) {
                findings.add(new Finding(
                        name(),
                        matcher.start(1),
                        matcher.end(1),
                        "A password in an address; remove it and change it."));
            }
        }
        for (String protocol : PROTOCOLS) {
            for (int at = folded.text().indexOf(protocol);
                    at >= 0;
                    at = folded.text().indexOf(protocol, at + 1)) {
                Finding finding = inFront(folded.text(), at);
                if (finding != null) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    /** The password in an address as Go's drivers have it: {@code user:password@tcp(host:port)/database}. */
    private @Nullable Finding inFront(String text, int at) {
        int start = at;
        int colon = -1;
        while (start > 0 && at - start < LONGEST && " \t\r\n\"'`=/".indexOf(text.charAt(start - 1)) < 0) {
            start--;
            colon = text.charAt(start) == ':' ? start : colon;
        }
        boolean given = colon > start && colon + 1 < at && !Placeholders.isOne(text.substring(colon + 1, at));
        return given ? new Finding(name(), colon + 1, at, "A password in an address; remove it and change it.") : null;
    }
}
