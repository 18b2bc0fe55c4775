package com.maqsafy.releases.approval;

import com.maqsafy.releases.release.LiftedDuty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lifted duties as people read them on forms. */
public final class LiftedDuties {

    private LiftedDuties() {}

    /** The duties in words, each reason once: a restriction lifts several at once. Blank when none is lifted. */
    public static String inWords(List<LiftedDuty> lifted) {
        Map<String, List<String>> duties = new LinkedHashMap<>();
        lifted.forEach(
                l -> duties.computeIfAbsent(l.why(), why -> new ArrayList<>()).add(Duty.inWords(l.duty())));
        return duties.entrySet().stream()
                .map(reason -> String.join("; ", reason.getValue()) + " (" + reason.getKey() + ")")
                .collect(Collectors.joining("; "));
    }
}
