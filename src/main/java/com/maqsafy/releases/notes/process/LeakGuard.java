package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.Leak;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.LeakWaivers;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets and customer data out of the ledger, and so out of notes and forms (RULE-04, RULE-05, PRIN-07); what a second
 * person has waived for the release passes.
 */
@Component
class LeakGuard implements TextGuard {

    private final LeakScanner scanner;
    private final Ledger ledger;
    private final Persons persons;

    LeakGuard(LeakScanner scanner, Ledger ledger, Persons persons) {
        this.scanner = scanner;
        this.ledger = ledger;
        this.persons = persons;
    }

    @Override
    public Optional<Violation> objection(String field, String text) {
        return first(field, scanner.scan(text));
    }

    @Override
    public Optional<Violation> objection(String release, String user, String field, String text) {
        List<Leak> leaks = scanner.scan(text);
        return leaks.isEmpty()
                ? Optional.empty()
                : first(field, LeakWaivers.unwaived(leaks, ledger.records(release), user, persons));
    }

    private static Optional<Violation> first(String field, List<Leak> leaks) {
        return leaks.stream()
                .findFirst()
                .map(leak -> new Violation(
                        leak.item(),
                        field,
                        "line %d, column %d: %s".formatted(leak.line(), leak.column(), leak.message())));
    }
}
