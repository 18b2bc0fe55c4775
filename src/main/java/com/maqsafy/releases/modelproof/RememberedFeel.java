package com.maqsafy.releases.modelproof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * FEEL, with what it answered before: the engine makes its built-in functions anew for every cell, and the proof asks the
 * same few cells over every combination of inputs. Only for tables whose expressions are those of {@link DecisionShape}: a
 * cell holds literals, so its answer depends on nothing but the cell and the value it is held against, and an expression
 * reads its values by their paths, such as {@code release.type}.
 */
final class RememberedFeel implements FeelEngine {

    /** Many times what the shipped tables need; beyond it everything is forgotten, so memory stays bounded. */
    private static final int MOST = 100_000;

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern PATH = Pattern.compile("[A-Za-z]\\w*(\\.\\w+)*");

    /** An expression and all that its answer depends on. */
    private record Asked(String expression, List<@Nullable Object> values) {}

    private final FeelEngine engine;
    private final Map<Asked, Object> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> paths = new ConcurrentHashMap<>();

    private RememberedFeel(FeelEngine engine) {
        this.engine = engine;
    }

    static FeelEngineFactory over(FeelEngineFactory factory) {
        return () -> new RememberedFeel(factory.createInstance());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        List<@Nullable Object> values = new ArrayList<>();
        paths.computeIfAbsent(expression, RememberedFeel::pathsOf).forEach(path -> values.add(value(path, variables)));
        return (T)
                remembered(new Asked(expression, values), () -> engine.evaluateSimpleExpression(expression, variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value(input, variables));
        return (boolean) remembered(
                new Asked(expression, values), () -> engine.evaluateSimpleUnaryTests(expression, input, variables));
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

    /** All that looks like a path outside of texts; words of FEEL among them name no variable and have no value. */
    private static List<String> pathsOf(String expression) {
        return PATH.matcher(TEXT.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static @Nullable Object value(String path, VariableContext variables) {
        String[] steps = path.split("\\.");
        TypedValue first = variables.containsVariable(steps[0]) ? variables.resolve(steps[0]) : null;
        Object value = first == null ? null : first.getValue();
        for (int i = 1; i < steps.length; i++) {
            value = value instanceof Map<?, ?> map ? map.get(steps[i]) : null;
        }
        return value;
    }
}
