package com.maqsafy.releases.policy;

import com.maqsafy.releases.person.Accounts;
import com.maqsafy.releases.person.Persons;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Evaluates the release gate so that it can be done again by somebody who has the record only. */
@Component
public class GateRecorder {

    private final ReleaseGate gate;
    private final RuleSet rules;
    private final BeanFactory beans;

    GateRecorder(ReleaseGate gate, BeanFactory beans) {
        this.gate = gate;
        this.rules = gate.rules();
        this.beans = beans;
    }

    /**
     * An evaluation.
     *
     * @param consulted what the rules asked beside the dossier, with the answers, as JSON
     */
    public record Evaluation(GateResult result, String consulted) {}

    /** Evaluates all rules up to a stage, as {@link ReleaseGate#evaluate} does, and keeps what they ask. */
    public Evaluation evaluate(Dossier dossier, GateStage upTo) {
        Consulted consulted = Consulted.keeping(this::live, dossier.release().service());
        GateResult result = gate.evaluate(dossier, upTo, rules.over(consulted));
        return new Evaluation(result, consulted.json());
    }

    private Object live(Class<?> type) {
        return type == Accounts.class ? beans.getBean(Persons.class).accounts() : beans.getBean(type);
    }
}
