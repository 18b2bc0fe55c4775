package com.maqsafy.releases.process;

import java.math.BigDecimal;
import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** A FEEL expression of a form, as Tasklist evaluates it: {@code =} and the expression. */
final class FormExpression {

    /** Immutable and free to share; calling Java from an expression stays off. */
    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private final ParsedExpression parsed;

    private FormExpression(ParsedExpression parsed) {
        this.parsed = parsed;
    }

    static boolean isExpression(String text) {
        return text.startsWith("=");
    }

    /**
     * @param text the expression with its leading {@code =}
     * @throws IllegalArgumentException when it does not parse; the message says why
     */
    static FormExpression parse(String text) {
        if (!isExpression(text)) {
            throw new IllegalArgumentException("it does not start with '='");
        }
        var result = FEEL.parseExpression(text.substring(1));
        if (!result.isSuccess()) {
            throw new IllegalArgumentException(
                    result.failure().message().lines().findFirst().orElse("it does not parse"));
        }
        return new FormExpression(result.parsedExpression());
    }

    /** Its value, null when it cannot be evaluated: form-js then goes on as if there were none, and so do we. */
    @Nullable
    Object value(Map<String, Object> context) {
        var result = FEEL.evaluate(parsed, context);
        return result.isSuccess() ? result.result() : null;
    }

    boolean isTrue(Map<String, Object> context) {
        return Boolean.TRUE.equals(value(context));
    }

    @Nullable
    BigDecimal number(Map<String, Object> context) {
        return value(context) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
