package com.maqsafy.releases.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.jspecify.annotations.Nullable;

/** The rules of the engine's password policy in words. */
final class PasswordRules {

    private PasswordRules() {}

    /** Which rules a password breaks; never the password. */
    static String refusal(PasswordPolicyResult result) {
        return "REL-PRC-090 password: it needs "
                + result.getViolatedRules().stream().map(PasswordRules::words).collect(Collectors.joining(", "))
                + ". Choose another one.";
    }

    private static String words(PasswordPolicyRule rule) {
        Map<String, String> parameters = rule.getParameters() == null ? Map.of() : rule.getParameters();
        return switch (rule.getPlaceholder()) {
            case "PASSWORD_POLICY_LENGTH" -> atLeast(parameters.get("minLength"), "character");
            case "PASSWORD_POLICY_DIGIT" -> atLeast(parameters.get("minDigit"), "digit");
            case "PASSWORD_POLICY_LOWERCASE" -> atLeast(parameters.get("minLowerCase"), "lower-case letter");
            case "PASSWORD_POLICY_UPPERCASE" -> atLeast(parameters.get("minUpperCase"), "upper-case letter");
            case "PASSWORD_POLICY_SPECIAL" -> atLeast(parameters.get("minSpecial"), "special character");
            case "PASSWORD_POLICY_USER_DATA" -> "to hold neither id nor name nor e-mail address";
            default -> "to keep the rule " + rule.getPlaceholder();
        };
    }

    private static String atLeast(@Nullable String number, String what) {
        String least = number == null ? "1" : number;
        return "at least " + least + " " + what + (least.equals("1") ? "" : "s");
    }
}
