package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyResultImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.junit.jupiter.api.Test;

/** What a password lacks, in words; never the password. */
class PasswordRulesTest {

    @Test
    void namesEachRuleThatIsBroken() {
        assertThat(refusal(
                        new PasswordPolicyLengthRuleImpl(10),
                        new PasswordPolicyDigitRuleImpl(1),
                        new PasswordPolicyLowerCaseRuleImpl(2),
                        new PasswordPolicyUpperCaseRuleImpl(1),
                        new PasswordPolicySpecialCharacterRuleImpl(1),
                        new PasswordPolicyUserDataRuleImpl()))
                .isEqualTo("REL-PRC-090 password: it needs at least 10 characters, at least 1 digit, at least 2"
                        + " lower-case letters, at least 1 upper-case letter, at least 1 special character, to"
                        + " hold neither id nor name nor e-mail address. Choose another one.");
    }

    @Test
    void namesRulesThatItDoesNotKnowByTheirNames() {
        assertThat(refusal(rule("OWN_RULE", null), rule("PASSWORD_POLICY_DIGIT", Map.of())))
                .isEqualTo("REL-PRC-090 password: it needs to keep the rule OWN_RULE, at least 1 digit."
                        + " Choose another one.");
    }

    private static String refusal(PasswordPolicyRule... broken) {
        return PasswordRules.refusal(new PasswordPolicyResultImpl(List.of(broken), List.of()));
    }

    private static PasswordPolicyRule rule(String placeholder, Map<String, String> parameters) {
        return new PasswordPolicyRule() {
            @Override
            public String getPlaceholder() {
                return placeholder;
            }

            @Override
            public Map<String, String> getParameters() {
                return parameters;
            }

            @Override
            public boolean execute(String password) {
                return false;
            }
        };
    }
}
