package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.notes.LeakWaiverRefusedException.Why;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.person.SaidText;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waivers of findings that are none: a second person says why, and from then on the very passage passes for that class of
 * finding in this release (RULE-04, RULE-05). The passage is kept as a digest only. Keys, tokens and cards are never waived:
 * what looks like one is one to everybody who finds it.
 */
@Service
public class LeakWaivers {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TEXT = 100_000;
    private static final List<String> ROLES = List.of(Roles.TECHNICAL_OWNER, Roles.SECURITY_OWNER, Roles.MANAGEMENT);

    /** The classes that may be waived; whatever else is found is a key, a token, a card or a restricted detail. */
    private static final Set<String> WAIVABLE = Set.of(
            "assigned-secret",
            "random-string",
            "spoken-secret",
            "url-password",
            "command-password",
            "command-credential",
            "command-secret",
            "call-password",
            "account-password",
            "secret-line",
            "pin-code",
            "recovery-code",
            "email-address",
            "phone-number",
            "national-id",
            "iban",
            "passport-number",
            "tax-number",
            "register-number",
            "birth-date",
            "postal-address",
            "ip-address");

    private final Releases releases;
    private final Ledger ledger;
    private final People people;
    private final Persons persons;
    private final LeakScanner scanner;

    LeakWaivers(Releases releases, Ledger ledger, People people, Persons persons, LeakScanner scanner) {
        this.releases = releases;
        this.ledger = ledger;
        this.people = people;
        this.persons = persons;
        this.scanner = scanner;
    }

    /**
     * What is asked for; what is absent is blank.
     *
     * @param text the text that is refused: a field as it was typed, or the notes
     * @param finding the class of finding, e.g. {@code national-id}
     * @param reason why it is none
     */
    public record Request(String text, String finding, String reason) {}

    /**
     * What is waived.
     *
     * @param finding the class of finding
     * @param passages digests of the passages, SHA-256
     * @param lines lines of the text that they stand in
     */
    public record Waived(String finding, List<String> passages, List<Integer> lines) {}

    /**
     * Waives a class of finding in the passages of a text where it is found.
     *
     * @throws LeakWaiverRefusedException {@code REL-NOT-040} to {@code REL-NOT-046}
     */
    @Transactional
    public Waived waive(String key, String caller, Request request) {
        ReleaseDetails release = releases.get(key);
        if (ROLES.stream().noneMatch(people.roles(caller)::contains)) {
            throw new LeakWaiverRefusedException(
                    Why.NOT_ALLOWED,
                    "REL-NOT-040 A finding is waived by one of " + String.join(", ", ROLES) + ". Ask one.");
        }
        ledger.last(key, NotesWritten.class)
                .filter(notes -> persons.same(notes.actor(), caller))
                .ifPresent(notes -> {
                    throw new LeakWaiverRefusedException(
                            Why.NOT_ALLOWED,
                            "REL-NOT-041 " + notes.actor()
                                    + " wrote the notes and does not waive what is found in them. A second person does.");
                });
        if (release.status().isFinal()) {
            throw new LeakWaiverRefusedException(
                    Why.CONFLICT,
                    "REL-NOT-042 " + key + " is " + release.status().word() + ": there is nothing to waive.");
        }
        String finding = request.finding().strip();
        String reason = request.reason().strip();
        List<Violation> mistakes = new ArrayList<>();
        List<Leak> leaks = leaks(request.text(), finding, mistakes);
        reason(reason).ifPresent(mistakes::add);
        if (!mistakes.isEmpty()) {
            throw new LeakWaiverRefusedException(mistakes);
        }
        List<String> passages = leaks.stream().map(Leak::passage).distinct().toList();
        ledger.append(Attestation.of(key, caller, new LeakFindingWaived(finding, passages, reason))
                .serving(leaks.stream().map(Leak::item).distinct().toList()));
        return new Waived(
                finding, passages, leaks.stream().map(Leak::line).distinct().toList());
    }

    private List<Leak> leaks(String text, String finding, List<Violation> mistakes) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            mistakes.add(new Violation(
                    "REL-NOT-043",
                    "text",
                    "It is " + (text.isBlank() ? "blank" : "longer than " + LONGEST_TEXT + " characters")
                            + ". Send the text that is refused, as it was typed."));
            return List.of();
        }
        List<Leak> all = scanner.scan(text);
        List<Leak> found = all.stream().filter(l -> l.rule().equals(finding)).toList();
        if (found.isEmpty()) {
            mistakes.add(new Violation(
                    "REL-NOT-044",
                    "finding",
                    "'" + (finding.matches("[a-z0-9-]{0,60}") ? finding : "?")
                            + "' is not found in the text. Found is: "
                            + (all.isEmpty()
                                    ? "nothing"
                                    : all.stream()
                                            .map(l -> l.rule() + " in line " + l.line() + " (" + l.masked() + ")")
                                            .distinct()
                                            .collect(Collectors.joining(", ")))
                            + "."));
        } else if (!WAIVABLE.contains(finding)) {
            mistakes.add(
                    new Violation(
                            "REL-NOT-045",
                            "finding",
                            "'" + finding
                                    + "': keys, tokens, cards and restricted details are never waived. Take it out of the text."));
        }
        return found;
    }

    private Optional<Violation> reason(String reason) {
        String wrong = "";
        if (SaidText.isEmpty(reason)) {
            wrong = "blank";
        } else if (reason.length() > LONGEST_REASON) {
            wrong = "longer than " + LONGEST_REASON + " characters";
        } else if (!scanner.scan(reason).isEmpty()) {
            wrong = "itself a text that leaks";
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "REL-NOT-046",
                        "reason",
                        "It is " + wrong
                                + ". Say in a sentence or two why the finding is none, without what was found."));
    }

    /**
     * The leaks that nobody has waived.
     *
     * @param records the release's ledger
     * @param writer who wrote the text; what the same person waived stays
     */
    public static List<Leak> unwaived(List<Leak> leaks, List<LedgerRecord> records, String writer, Persons persons) {
        if (leaks.isEmpty()) {
            return leaks;
        }
        Set<String> waived = new ReleaseHistory(records)
                .all(LeakFindingWaived.class)
                .filter(r -> !persons.same(r.actor(), writer))
                .map(Recorded::event)
                .flatMap(e -> e.passages().stream().map(passage -> e.finding() + " " + passage))
                .collect(Collectors.toSet());
        return leaks.stream()
                .filter(l -> !WAIVABLE.contains(l.rule()) || !waived.contains(l.rule() + " " + l.passage()))
                .toList();
    }
}
