package com.maqsafy.releases.api;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TextGuard;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * The one place for reasons that belong to no release, such as those for deputies, legal holds, leavers, keys and claims: none
 * with a secret or data of customers is kept (RULE-04, RULE-05). Those for a release are looked at where its waivers are known.
 */
@ControllerAdvice
class LeakFreeReasons extends RequestBodyAdviceAdapter {

    private final TextGuard guard;

    LeakFreeReasons(TextGuard guard) {
        this.guard = guard;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return GivesReason.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        String reason = ((GivesReason) body).reason();
        if (reason != null) {
            guard.objection("reason", reason).ifPresent(objection -> {
                throw new SubmissionRefusedException(objection);
            });
        }
        return body;
    }
}
