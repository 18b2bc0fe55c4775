package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.DeploymentGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Refuses models whose paths could skip the policy. The rules are listed here and not collected from the
 * context, so that none can be lost unseen.
 */
@Component
class ModelProof implements DeploymentGuard {

    private final List<ProofRule> rules;

    @Autowired
    ModelProof(PolicyCatalogue catalogue) {
        this(rules(new DecisionAnswers(), new PolicyForms(catalogue)));
    }

    ModelProof(List<ProofRule> rules) {
        this.rules = List.copyOf(rules);
    }

    static List<ProofRule> rules(DecisionAnswers answers, PolicyForms forms) {
        return List.of(
                new KnownFiles(forms),
                new KnownElements(),
                new KnownExpressions(),
                new KnownWork(),
                new ExplicitFlow(),
                new DecisionBranches(),
                new FreshDecisions(),
                new ObligationsKept(),
                new Loops(),
                new Events(),
                new OutcomeListeners(),
                new CallMappings(),
                new DecisionTasks(),
                new UserTasks(forms),
                new SavePoints(),
                new DecisionShape(),
                new RequiredApprovalsFloor(answers),
                new RequiredTestsFloor(answers, forms.catalogue()),
                new ApplicableChecksFloor(answers, forms.catalogue()),
                new DeploymentRiskFloor(answers),
                new ExploitRiskFloor(answers),
                new FailureOwnerFloor(answers, forms),
                new TaskDeadlinesFloor(answers),
                new OpenPartsFloor(answers),
                new VersionImpactTable(answers),
                new FormShape(),
                new SafeTexts(),
                new RequiredFacts(forms),
                new PolicyQuestions(forms),
                new OwnRows(forms),
                new SameChecklists());
    }

    @Override
    public List<String> objections(Map<String, byte[]> resources) {
        return objections(ModelSet.read(resources));
    }

    List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>(models.unreadable());
        for (ProofRule rule : rules) {
            objections.addAll(apply(rule, models));
        }
        return objections.stream().distinct().toList();
    }

    /** A rule that cannot be applied refuses: what is not proven is not deployed. */
    private static List<String> apply(ProofRule rule, ModelSet models) {
        try {
            return rule.objections(models);
        } catch (RuntimeException e) {
            return List.of(Objection.line(
                    "deployment",
                    rule.name(),
                    String.join(", ", rule.items()),
                    "REL-PRF-001 the rule could not be applied (%s); mend the other objections first, else report it"
                            .formatted(e)));
        }
    }
}
