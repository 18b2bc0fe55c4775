package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.ReleaseHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that the notes of a security release must not hold: identifier, component and exploit of its vulnerability, as
 * {@link VulnerabilityDocumented} records them (PRIN-07).
 */
public final class RestrictedWords {

    /** Fewest characters of a restricted word: shorter ones stand in every text. */
    public static final int SHORTEST = 4;

    private RestrictedWords() {}

    /** The restricted words of a release, by the latest record; empty when its ledger documents no vulnerability. */
    public static List<String> of(List<LedgerRecord> records) {
        return new ReleaseHistory(records)
                .last(VulnerabilityDocumented.class)
                .map(r -> of(
                        r.event().identifier(), r.event().component(), r.event().exploit()))
                .orElse(List.of());
    }

    /** The restricted words of a vulnerability; each line of the exploit is one. */
    public static List<String> of(String identifier, String component, String exploit) {
        List<String> words = new ArrayList<>(List.of(identifier, component));
        exploit.lines().forEach(words::add);
        return words.stream().map(String::strip).filter(w -> !w.isEmpty()).toList();
    }
}
