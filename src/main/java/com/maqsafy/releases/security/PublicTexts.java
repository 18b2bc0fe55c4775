package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.Amendment;
import com.maqsafy.releases.release.AmendmentRule;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.StartRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Summary and changes of a security release become public notes, so they tell no detail of its vulnerability (PRIN-07): no
 * identifier at the start, when nothing else is known, and none of its restricted words afterwards.
 */
@Component
public class PublicTexts implements StartRule, AmendmentRule {

    private static final Pattern IDENTIFIER =
            Pattern.compile("(?i)(?<![a-z0-9])(CVE-\\d{4}-\\d{3,}|GHSA(-[a-z0-9]{4}){3})(?![a-z0-9])");

    private final LeakScanner scanner;
    private final Ledger ledger;

    PublicTexts(LeakScanner scanner, Ledger ledger) {
        this.scanner = scanner;
        this.ledger = ledger;
    }

    /** Whether a text names the identifier of a vulnerability, CVE or GHSA. */
    public static boolean namesVulnerability(String text) {
        return IDENTIFIER.matcher(text).find();
    }

    @Override
    public List<Violation> check(ReleaseRequest request) {
        if (!request.type().equals(ReleaseType.SECURITY.word())) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        if (namesVulnerability(request.summary())) {
            violations.add(identifier("summary"));
        }
        if (namesVulnerability(String.join("\n", request.changes()))) {
            violations.add(identifier("changes"));
        }
        return violations;
    }

    @Override
    public List<Violation> check(ReleaseDetails release, Amendment.Change change) {
        return release.type() == ReleaseType.SECURITY
                ? check(change.summary(), change.changes(), RestrictedWords.of(ledger.records(release.key())))
                : List.of();
    }

    /** What stands against these texts of a release whose restricted words are given; no message repeats a word. */
    public List<Violation> check(String summary, List<String> changes, Collection<String> restrictedWords) {
        List<Violation> violations = new ArrayList<>();
        if (tells(summary, restrictedWords)) {
            violations.add(restricted("summary"));
        }
        if (tells(String.join("\n", changes), restrictedWords)) {
            violations.add(restricted("changes"));
        }
        return violations;
    }

    private boolean tells(String text, Collection<String> restrictedWords) {
        return scanner.scan(text, restrictedWords).stream()
                .anyMatch(leak -> leak.item().equals("PRIN-07"));
    }

    private static Violation identifier(String field) {
        return new Violation(
                "PRIN-07",
                field,
                "The text becomes public notes and names the identifier of a vulnerability. Say what changes without it;"
                        + " the vulnerability is documented in the next step.");
    }

    private static Violation restricted(String field) {
        return new Violation(
                "PRIN-07",
                field,
                "The text becomes public notes and holds a restricted detail of this release (identifier, component or"
                        + " exploit of its vulnerability). Say it without.");
    }
}
