package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The release gate: may this release go on, and if not, why not? Recomputed from the dossier each time; nothing is
 * remembered and nothing is taken from process variables (promise 1).
 *
 * <p>It denies by default: without rules, or when an item of the policy has no rule, the application does not start;
 * a rule that throws is a finding ({@code REL-POL-001}) that blocks like others and reads differently.
 */
@Component
public class ReleaseGate {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseGate.class);

    private final List<GateRule> rules;

    public ReleaseGate(List<GateRule> rules, PolicyCatalogue catalogue) {
        if (rules.isEmpty()) {
            throw new IllegalStateException("REL-POL-002 The release gate has no rules and would let everything pass.");
        }
        SortedSet<String> uncovered = catalogue.gateItems();
        rules.forEach(r -> uncovered.removeAll(r.items()));
        if (!uncovered.isEmpty()) {
            throw new IllegalStateException(
                    "REL-POL-003 No rule of the release gate enforces " + String.join(", ", uncovered) + ".");
        }
        this.rules = List.copyOf(rules);
    }

    /**
     * Ids of the policy items that the rules up to a stage judge, and no rule of a later one: that approvers can be found says
     * nothing yet of their approval.
     */
    public SortedSet<String> items(GateStage upTo) {
        SortedSet<String> items = new TreeSet<>();
        rules.forEach(r -> items.addAll(r.items()));
        rules.stream().filter(r -> r.stage().compareTo(upTo) > 0).forEach(r -> items.removeAll(r.items()));
        return items;
    }

    /** Evaluates all rules up to a stage, whatever the first of them find. */
    public GateResult evaluate(Dossier dossier, GateStage upTo) {
        return evaluate(dossier, upTo, rules);
    }

    /** Of what it finds before a deployment, what has gone wrong meanwhile. */
    List<Finding> unexpected(Dossier dossier) {
        return evaluate(
                        dossier,
                        GateStage.DEPLOYMENT,
                        rules.stream().filter(GateRule::unexpected).toList())
                .findings();
    }

    /** The same by these rules, which are those of the gate over other sources. */
    GateResult evaluate(Dossier dossier, GateStage upTo, List<GateRule> rules) {
        // Facts that cannot be had are a failure of the question, not a finding of each rule.
        dossier.live();
        return evaluate(rules, dossier, upTo);
    }

    /** The rules that judge here. */
    RuleSet rules() {
        return new RuleSet(rules.stream()
                .<Class<? extends GateRule>>map(rule -> rule.getClass())
                .toList());
    }

    static GateResult evaluate(List<GateRule> rules, Dossier dossier, GateStage upTo) {
        SortedSet<Finding> findings = new TreeSet<>();
        rules.stream().filter(r -> r.stage().compareTo(upTo) <= 0).forEach(r -> findings.addAll(findings(r, dossier)));
        return GateResult.of(new ArrayList<>(findings));
    }

    /** What one rule finds; a rule that throws has found that it cannot tell. */
    static List<Finding> findings(GateRule rule, Dossier dossier) {
        try {
            return rule.evaluate(dossier);
        } catch (RuntimeException e) {
            String name = rule.getClass().getSimpleName();
            LOG.error(
                    "REL-POL-001 {} could not be evaluated for {}",
                    name,
                    dossier.release().key(),
                    e);
            return List.of(new Finding(
                    new TreeSet<>(rule.items()).first(), "REL-POL-001 " + Sentence.of("finding.rule-failed", name)));
        }
    }
}
