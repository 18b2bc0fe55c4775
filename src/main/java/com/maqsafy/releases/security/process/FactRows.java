package com.maqsafy.releases.security.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseFacts;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rows of facts that the forms of this module show above their questions. */
@Component
class FactRows {

    private final List<ReleaseFacts> moreFacts;

    FactRows(List<ReleaseFacts> moreFacts) {
        this.moreFacts = moreFacts;
    }

    /** What is released, and what is known of its vulnerability. */
    List<Map<String, Object>> of(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(row("Release", release.service() + " " + release.version() + ", after " + release.previousVersion()));
        rows.add(row("Summary", release.summary()));
        rows.add(row("Changes", String.join(" · ", release.changes())));
        rows.add(row(
                "Branch and commit", release.branch() + " @ " + release.commit().substring(0, 12)));
        rows.add(row("Owner", release.owner()));
        moreFacts.forEach(facts -> facts.of(dossier).forEach((name, value) -> rows.add(row(name, value))));
        return rows;
    }

    static Map<String, Object> row(String name, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("value", value);
        return row;
    }
}
