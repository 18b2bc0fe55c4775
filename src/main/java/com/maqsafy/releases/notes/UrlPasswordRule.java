package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Passwords in addresses: {@code scheme://user:password@host}. */
final class UrlPasswordRule implements LeakRule {

    private static final Pattern USER_INFO =
            Pattern.compile("://[^\\s/:@?#\"'<>]{0,200}+:([^\\s/\"'<>]{1,300})@(?=[\\p{L}0-9\\[$*{])");

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
        return findings;
    }
}
