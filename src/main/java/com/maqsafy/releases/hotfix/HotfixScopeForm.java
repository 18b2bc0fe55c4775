package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Dossiers;
import com.maqsafy.releases.policy.ReleaseTables;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.TaskContext;
import com.maqsafy.releases.process.TaskForm;
import com.maqsafy.releases.process.TaskOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Management's answer to a hotfix that is larger than the limits: still one, or none (HOT-01). */
@Component
class HotfixScopeForm implements TaskForm {

    private final Dossiers dossiers;
    private final ReleaseTables tables;
    private final HotfixSettings settings;

    HotfixScopeForm(Dossiers dossiers, ReleaseTables tables, HotfixSettings settings) {
        this.dossiers = dossiers;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public String form() {
        return "hotfix-scope";
    }

    @Override
    public Map<String, Object> context(TaskContext task) {
        Dossier dossier = dossiers.of(task.release());
        Map<String, Object> context = new LinkedHashMap<>(tables.content(dossier));
        context.put(
                "measured",
                HotfixScope.of(dossier)
                        .map(scope ->
                                measured(scope, settings.of(dossier.release().service())))
                        .orElse(List.of()));
        return context;
    }

    @Override
    public TaskOutcome accept(TaskContext task, String user, FormValues values) {
        Dossier dossier = dossiers.of(task.release());
        // What was agreed to is a size, not a promise for whatever the branch becomes.
        Optional<HotfixScope> scope = HotfixScope.of(dossier);
        return TaskOutcome.of(new HotfixScopeDecided(
                dossier.release().commit(),
                values.text("decision"),
                values.text("reason"),
                scope.map(HotfixScope::files).orElse(null),
                scope.map(HotfixScope::lines).orElse(null),
                scope.map(HotfixScope::areas).orElse(null),
                null));
    }

    private static List<Map<String, Object>> measured(HotfixScope scope, Hotfix limits) {
        List<Map<String, Object>> rows = new ArrayList<>();
        row(rows, "Files", scope.files(), limits.maxFiles(), String.valueOf(scope.files()));
        row(rows, "Lines", scope.lines(), limits.maxLines(), String.valueOf(scope.lines()));
        int areas = scope.areas().size();
        row(rows, "Areas", areas, limits.maxAreas(), areas + ": " + scope.areaNames());
        return rows;
    }

    private static void row(List<Map<String, Object>> rows, String what, int measured, int limit, String shown) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("measured", shown);
        row.put("limit", limit);
        row.put("beyond", measured > limit ? "BEYOND" : "no");
        rows.add(row);
    }
}
