package com.maqsafy.releases.process;

import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/**
 * The candidates of a user task where the model's own expressions stood, so that a task is never offered to others first.
 * The engine asks before it makes the task, so the scope is the task's execution.
 */
record AudienceExpression(String what, Function<VariableScope, Set<String>> candidates) implements Expression {

    private static final long serialVersionUID = 1L;

    @Override
    public Object getValue(VariableScope scope) {
        return candidates.apply(scope);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return candidates.apply(scope);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new UnsupportedOperationException(what);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        throw new UnsupportedOperationException(what);
    }

    @Override
    public String getExpressionText() {
        return what;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
