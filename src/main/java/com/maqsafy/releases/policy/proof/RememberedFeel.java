package com.maqsafy.releases.policy.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL, with what it answered before: the engine makes its built-in functions anew for every cell, and the proof asks the
 * same few cells over every combination of inputs. Only for tables whose cells are literals ({@link DecisionShape}), where
 * an answer depends on nothing but the cell and the variables.
 */
final class RememberedFeel implements FeelEngine {

    /** More than all combinations of the shipped tables; beyond it everything is forgotten, so memory stays bounded. */
    private static final int MOST = 100_000;

    private record Asked(String expression, String input, Map<String, Object> variables) {}

    private final FeelEngine engine;
    private final Map<Asked, Object> answers = new ConcurrentHashMap<>();

    private RememberedFeel(FeelEngine engine) {
        this.engine = engine;
    }

    static FeelEngineFactory over(FeelEngineFactory factory) {
        return () -> new RememberedFeel(factory.createInstance());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return (T) remembered(
                new Asked(expression, "", values(variables)),
                () -> engine.evaluateSimpleExpression(expression, variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return (boolean) remembered(
                new Asked(expression, input, values(variables)),
                () -> engine.evaluateSimpleUnaryTests(expression, input, variables));
    }

    private Object remembered(Asked asked, Supplier<Object> answer) {
        Object known = answers.get(asked);
        if (known != null) {
            return known;
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
        Object told = answer.get();
        if (told != null) {
            answers.put(asked, told);
        }
        return told;
    }

    private static Map<String, Object> values(VariableContext variables) {
        Map<String, Object> values = new HashMap<>();
        for (String name : variables.keySet()) {
            TypedValue value = variables.resolve(name);
            values.put(name, value == null ? null : value.getValue());
        }
        return values;
    }
}
