package com.maqsafy.releases.security;

import static com.maqsafy.releases.policy.Dossier.text;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks that ask whether the vulnerability is closed (item SEC-08), as they last ran after the last deployment. */
public final class FixChecks {

    private FixChecks() {}

    /** The last run of each check of the last attempt. */
    public static List<LedgerRecord> last(Dossier dossier) {
        Map<String, LedgerRecord> runs = new LinkedHashMap<>();
        dossier.ofAttempt("checkRun")
                .filter(r -> text(r.payload(), "purpose").equals("deployment"))
                .filter(r -> text(r.payload(), "item").equals("SEC-08"))
                .forEach(r -> runs.put(text(r.payload(), "check"), r));
        return List.copyOf(runs.values());
    }

    /** Whether there is one and all passed. */
    public static boolean passed(Dossier dossier) {
        List<LedgerRecord> runs = last(dossier);
        return !runs.isEmpty()
                && runs.stream().allMatch(r -> text(r.payload(), "outcome").equals("passed"));
    }
}
