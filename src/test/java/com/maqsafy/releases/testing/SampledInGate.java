package com.maqsafy.releases.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A parameterized test whose arguments are many of a few kinds: each build asks every n-th of them, {@code -Pfull} asks all. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SampledInGate.Sample.class)
public @interface SampledInGate {

    /** One in how many. */
    int value();

    final class Sample implements ExecutionCondition {

        private static final Pattern INVOCATION = Pattern.compile("test-template-invocation:#(\\d+)]$");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Matcher invocation = INVOCATION.matcher(context.getUniqueId());
            if (Full.asked() || !invocation.find()) {
                return ConditionEvaluationResult.enabled("asked");
            }
            int oneIn = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), SampledInGate.class)
                    .orElseThrow()
                    .value();
            return Integer.parseInt(invocation.group(1)) % oneIn == 1
                    ? ConditionEvaluationResult.enabled("one in " + oneIn)
                    : ConditionEvaluationResult.disabled("Asked with -Pfull");
        }
    }
}
