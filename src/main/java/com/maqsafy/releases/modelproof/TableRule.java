package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.release.ChangeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/** A rule about the answers of one decision table, over every combination of its inputs. */
abstract class TableRule implements ProofRule {

    private final String decision;
    private final DecisionAnswers answers;

    TableRule(String decision, DecisionAnswers answers) {
        this.decision = decision;
        this.answers = answers;
    }

    /** The table that the rule is about. */
    final String decision() {
        return decision;
    }

    /** Checks the table, which is asked through {@code ask}. */
    abstract void check(
            DecisionModel model, Function<Map<String, Object>, List<Map<String, Object>>> ask, List<String> objections);

    @Override
    public final List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        models.decision(decision)
                .filter(model -> DecisionShape.objections(model).isEmpty())
                .ifPresent(model -> evaluate(model, objections));
        return objections;
    }

    private void evaluate(DecisionModel model, List<String> objections) {
        try {
            DmnDecision table = answers.read(model);
            check(model, variables -> answers.ask(table, variables), objections);
        } catch (DmnEngineException e) {
            objections.add(model.objection(
                    decision,
                    items().get(0),
                    "gives no answer (%s); let exactly the intended rows match".formatted(e.getMessage())));
        }
    }

    static Map<String, Object> release(
            String type, boolean destructive, List<String> changedAspects, List<String> contains) {
        return Map.of(
                "release",
                Map.of(
                        "type",
                        type,
                        "changeType",
                        ChangeType.FIX.word(),
                        "destructive",
                        destructive,
                        "changedAspects",
                        changedAspects,
                        "contains",
                        contains));
    }

    /** Every item that the catalogue asks for is among the answers. */
    final void floor(
            DecisionModel model,
            String column,
            Collection<String> items,
            List<Map<String, Object>> rows,
            String when,
            List<String> objections) {
        List<String> found = column(rows, column);
        for (String item : items) {
            if (!found.contains(item)) {
                objections.add(model.objection(
                        decision, item, "%s needs a row with %s; add one, or widen it".formatted(when, item)));
            }
        }
    }

    static List<String> column(List<Map<String, Object>> rows, String name) {
        return rows.stream().map(row -> String.valueOf(row.get(name))).toList();
    }
}
