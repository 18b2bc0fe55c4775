package com.maqsafy.releases.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates expressions of models only.
 *
 * <p>The engine evaluates expressions outside any scope in one place: in queries, where they come from the caller
 * (CVE-2026-109432 reaches it through {@code orQueries} by any logged-in user). Refusing them here closes every query,
 * at every level, for every channel.
 */
final class ScopedExpressionManager extends SpringExpressionManager {

    ScopedExpressionManager(ApplicationContext context, Map<Object, Object> beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String text) {
        return new Scoped(super.createExpression(text));
    }

    private record Scoped(Expression expression) implements Expression {

        private static final long serialVersionUID = 1L;

        @Override
        public Object getValue(VariableScope scope) {
            refuseOutsideModels(scope);
            return expression.getValue(scope);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            refuseOutsideModels(scope);
            return expression.getValue(scope, execution);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            expression.setValue(value, scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            expression.setValue(value, scope, execution);
        }

        @Override
        public String getExpressionText() {
            return expression.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return expression.isLiteralText();
        }

        private void refuseOutsideModels(VariableScope scope) {
            if (scope == null && !expression.isLiteralText()) {
                throw new RefusedExpressionException();
            }
        }
    }
}
