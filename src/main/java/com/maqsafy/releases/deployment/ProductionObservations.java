package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.instance.SafeMode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks targets what they run and keeps the answers. Whoever calls has no transaction open: the target may take its time,
 * and no database connection is held meanwhile.
 */
@Component
public class ProductionObservations {

    private final ProductionSettings settings;
    private final ProductionStates states;
    private final ProductionRows rows;
    private final TargetVersion target;
    private final ObjectProvider<SafeMode> safeMode;

    ProductionObservations(
            ProductionSettings settings,
            ProductionStates states,
            ProductionRows rows,
            TargetVersion target,
            ObjectProvider<SafeMode> safeMode) {
        this.settings = settings;
        this.states = states;
        this.rows = rows;
        this.target = target;
        this.safeMode = safeMode;
    }

    /** Whether the target of a service can be asked which version it runs. */
    public boolean configured(String service) {
        return settings.of(service).isPresent();
    }

    /** Asks the target now and keeps its answer; empty when it cannot be asked. */
    public Optional<Observed> observe(String service) {
        return settings.of(service).map(question -> observe(service, question));
    }

    private Observed observe(String service, Question question) {
        safeMode.ifAvailable(mode -> mode.require("Asking what " + service + " runs"));
        boolean recorded = states.take(service);
        Optional<ProductionState> before = rows.find(service);
        Observed observed = target.ask(service, question);
        if (recorded) {
            rows.observed(service, observed, before, question.interval());
        }
        return observed;
    }

    /** The commit with which a version was recorded in production of a service the last time, empty when none was. */
    public Optional<String> recordedCommit(String service, String version) {
        return rows.recordedCommit(service, version);
    }

    /** Services whose target is to be asked now. */
    Set<String> due() {
        Set<String> due = new TreeSet<>();
        rows.nextObservations()
                .forEach((service, next) -> settings.of(service)
                        .filter(question -> rows.due(next, question.interval()))
                        .ifPresent(question -> due.add(service)));
        return due;
    }

    /** Services whose target can be asked and whose record has not begun. */
    Set<String> unrecorded() {
        Set<String> unrecorded = settings.asked();
        unrecorded.removeAll(rows.nextObservations().keySet());
        return unrecorded;
    }

    /** Asks the target when its time has come and no other node does; answers whether it was asked. */
    boolean observeWhenDue(String service) {
        Optional<Question> question = settings.of(service);
        if (question.isEmpty()
                || !states.take(service)
                || !rows.claimObservation(service, question.get().interval())) {
            return false;
        }
        observe(service, question.get());
        return true;
    }
}
