package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;

/** A query's expression reaches the manager without a scope, a model's expression with one. */
class ScopedExpressionManagerTest {

    private final ScopedExpressionManager manager =
            new ScopedExpressionManager(new StaticApplicationContext(), Map.of("fact", "value"));

    @BeforeEach
    void insideAnEngine() {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setDelegateInterceptor(DelegateInvocation::proceed);
        Context.setProcessEngineConfiguration(engine);
    }

    @AfterEach
    void leaveTheEngine() {
        Context.removeProcessEngineConfiguration();
    }

    @ParameterizedTest
    @DisplayName("CVE-2026-109432: an expression of a query is refused")
    @ValueSource(strings = {"${1 + 1}", "#{1 + 1}", "tail ${fact}", "${''.getClass()}"})
    void refusesExpressionsOutsideModels(String text) {
        Expression expression = manager.createExpression(text);
        assertThatThrownBy(() -> expression.getValue(null))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("REL-PRC-020 Expressions are not evaluated in queries. Give the value itself.");
        assertThatThrownBy(() -> expression.getValue(null, null)).isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void leavesPlainTextAlone() {
        assertThat(manager.createExpression("tech").getValue(null)).isEqualTo("tech");
    }

    @Test
    void evaluatesExpressionsOfModels() {
        VariableScope scope = new ExecutionEntity();
        Expression sum = manager.createExpression("${1 + 1}");
        assertThat(sum.getValue(scope)).isEqualTo(2L);
        assertThat(sum.getValue(scope, null)).isEqualTo(2L);
        assertThat(sum.getExpressionText()).isEqualTo("${1 + 1}");
        assertThat(sum.isLiteralText()).isFalse();
        assertThat(manager.createExpression("tech").isLiteralText()).isTrue();
    }
}
