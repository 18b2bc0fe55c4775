package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.release.CheckRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The checks that ask whether the vulnerability is closed (item SEC-08), as they last ran after the last deployment. */
public final class FixChecks {

    private FixChecks() {}

    /** The last run of each check of the last attempt. */
    public static List<Recorded<CheckRun>> last(Dossier dossier) {
        Map<String, Recorded<CheckRun>> runs = new LinkedHashMap<>();
        dossier.ofAttempt(CheckRun.class)
                .filter(r -> r.event().purpose().equals("deployment"))
                .filter(r -> r.event().item().equals("SEC-08"))
                .forEach(r -> runs.put(r.event().check(), r));
        return List.copyOf(runs.values());
    }

    /** Whether there is one and all passed. */
    public static boolean passed(Dossier dossier) {
        List<Recorded<CheckRun>> runs = last(dossier);
        return !runs.isEmpty() && runs.stream().allMatch(r -> r.event().passed());
    }
}
