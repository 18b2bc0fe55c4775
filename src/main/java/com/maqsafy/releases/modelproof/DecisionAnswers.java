package com.maqsafy.releases.modelproof;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;

/** Asks decision tables as the engine would, away from the engine. */
final class DecisionAnswers {

    private final DmnEngine engine;

    DecisionAnswers() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(RememberedFeel.over(new ScalaFeelEngineFactory()));
        this.engine = configuration.buildEngine();
    }

    /** Reads the table; only for tables whose shape is proven, because reading and asking evaluates their cells. */
    DmnDecision read(DecisionModel decision) {
        return engine.parseDecision(decision.stem(), decision.model());
    }

    /** The rows that match. */
    List<Map<String, Object>> ask(DmnDecision decision, Map<String, Object> variables) {
        return engine.evaluateDecisionTable(decision, variables).getResultList();
    }
}
