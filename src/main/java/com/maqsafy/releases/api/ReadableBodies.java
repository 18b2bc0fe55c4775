package com.maqsafy.releases.api;

import com.maqsafy.releases.process.ReadableText;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses text in a body that does not read as it is, as forms refuse it: it would stand in the ledger for good, and on
 * pages and consoles. A list with nothing at a place is no list of texts either.
 */
@ControllerAdvice
class ReadableBodies extends RequestBodyAdviceAdapter {

    /** A request to start a release is judged by its form, which names the policy items. */
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord() && parameter.getParameterType() != StartBody.class;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        judge("", body);
        return body;
    }

    private static void judge(String name, @Nullable Object value) {
        if (value instanceof String text) {
            ReadableText.objection(text, true).ifPresent(what -> {
                throw new BadRequestException(
                        "The body cannot be read", "REL-API-084 " + name + " contains " + what + ". Remove it.");
            });
        } else if (value instanceof Iterable<?> list) {
            list.forEach(one -> {
                if (one == null) {
                    throw new BadRequestException(
                            "The body cannot be read", "REL-API-085 " + name + " has null in its list. Leave it out.");
                }
                judge(name, one);
            });
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                judge(name, key);
                judge(name, one);
            });
        } else if (value instanceof Record part) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                judge(component.getName(), value(part, component));
            }
        }
    }

    private static @Nullable Object value(Record part, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A body's own field cannot be read: " + component, e);
        }
    }
}
