package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.process.TextGuard;
import com.maqsafy.releases.process.Violation;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps secrets and customer data out of the ledger, and so out of notes and forms (RULE-04, RULE-05, PRIN-07). */
@Component
class LeakGuard implements TextGuard {

    private final LeakScanner scanner;

    LeakGuard(LeakScanner scanner) {
        this.scanner = scanner;
    }

    @Override
    public Optional<Violation> objection(String field, String text) {
        return scanner.scan(text).stream()
                .findFirst()
                .map(leak -> new Violation(
                        leak.item(),
                        field,
                        "line %d, column %d: %s".formatted(leak.line(), leak.column(), leak.message())));
    }
}
