package com.maqsafy.releases.proposal;

import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.security.PublicTexts;
import org.springframework.stereotype.Component;

/**
 * Which of Git's texts may be proposed for what becomes public: none that leaks (RULE-04, RULE-05), and none that names the
 * identifier of a vulnerability (PRIN-07).
 *
 * <p>It asks nothing of other releases. If a text were left out because a release that few may know of says the same, who
 * pushes a guess and asks would learn whether it is right.
 */
@Component
class FitTexts {

    private final LeakScanner scanner;

    FitTexts(LeakScanner scanner) {
        this.scanner = scanner;
    }

    boolean fits(String text) {
        return !PublicTexts.namesVulnerability(text) && scanner.scan(text).isEmpty();
    }
}
