package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.EmailValidator;

/** E-mail addresses outside the allowed domains. */
final class EmailRule implements LeakRule {

    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;

    /** How far before an address the scheme may stand in whose user information it would be. */
    private static final int USER_INFO = 200;

    /** Names that nobody can have (RFC 2606). */
    private static final Pattern RESERVED = Pattern.compile(".*\\.(?:example|test|invalid|localhost)");

    private static final Pattern REPOSITORY = Pattern.compile(":[\\w~./-]{1,150}\\.git(?![\\w])");
    private static final Set<String> NOBODY =
            Set.of("git", "hg", "svn", "gitea", "noreply", "no-reply", "donotreply", "do-not-reply");

    private final List<String> allowedDomains;
    private final EmailValidator validator = EmailValidator.getInstance();

    EmailRule(List<String> allowedDomains) {
        this.allowedDomains = allowedDomains;
    }

    @Override
    public String name() {
        return "email-address";
    }

    @Override
    public String item() {
        return "RULE-05";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = start(text, at);
            int end = end(text, at);
            // Cheapest first: most of what has an at sign has no domain behind it.
            if (start < at
                    && end > at + 1
                    && dotted(text, at + 1, end)
                    && !userInfo(text, start, at, end)
                    && !allowed(text.substring(at + 1, end))
                    && validator.isValid(text.substring(start, end))) {
                findings.add(
                        new Finding(name(), start, end, "An e-mail address; remove it or write user@example.com."));
            }
        }
        return findings;
    }

    /** Whether a domain has a dot, without which it is none. */
    private static boolean dotted(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '.') {
                return true;
            }
        }
        return false;
    }

    private static int start(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && local(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int end(String text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_DOMAIN && domain(text.charAt(end))) {
            end++;
        }
        while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /**
     * {@code git@host} and {@code name@host:path.git} name a repository, {@code scheme://user:password@host} is another rule's,
     * and nobody reads the mail of {@code noreply}.
     */
    private static boolean userInfo(String text, int start, int at, int end) {
        String local = text.substring(start, at).toLowerCase(Locale.ROOT);
        boolean path = end < text.length()
                && text.charAt(end) == ':'
                && REPOSITORY
                        .matcher(text.substring(end, Math.min(text.length(), end + 200)))
                        .lookingAt();
        return NOBODY.contains(local) || Placeholders.isMasked(local) || path || afterScheme(text, start);
    }

    /** Whether {@code ://} stands in front, with nothing but user information between. */
    private static boolean afterScheme(String text, int start) {
        int limit = Math.max(0, start - USER_INFO);
        int at = start;
        while (at > limit && " \t\n\u000b\f\r/@".indexOf(text.charAt(at - 1)) < 0) {
            at--;
        }
        return at - 3 >= limit && text.startsWith("://", at - 3);
    }

    private boolean allowed(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.equals("users.noreply.github.com")
                || RESERVED.matcher(lower).matches()
                || allowedDomains.stream().anyMatch(d -> lower.equals(d) || lower.endsWith("." + d));
    }

    private static boolean local(char c) {
        return Character.isLetterOrDigit(c) || ".!#$%&'*+/=?^_{|}~-".indexOf(c) >= 0;
    }

    private static boolean domain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
