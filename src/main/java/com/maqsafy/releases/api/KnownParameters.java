package com.maqsafy.releases.api;

import com.maqsafy.releases.settings.NearestWord;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query parameter that a call does not have, and one that is given twice: who misspells a filter would otherwise be
 * answered with everything and take it for what they asked for. What a call takes is read from its method.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final String OURS = "com.maqsafy.releases.";

    private final String handedOn;
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    /** @param application path of the web applications */
    KnownParameters(@Value("${camunda.bpm.webapp.application-path:/camunda}") String application) {
        // What signed-in people ask of REST; it is judged there.
        this.handedOn = application + "/api/rest/**";
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns(handedOn);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // A refusal is shown by another call; the parameters are those of the one that was refused.
        if (request.getDispatcherType() != DispatcherType.ERROR
                && handler instanceof HandlerMethod call
                && call.getBeanType().getName().startsWith(OURS)) {
            Map<String, Boolean> names = known.computeIfAbsent(call.getMethod(), method -> names(call));
            List<String> refusals = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> {
                Boolean several = names.get(name);
                if (several == null) {
                    refusals.add(unknown(name, names.keySet()));
                } else if (values.length > 1 && !several) {
                    refusals.add("REL-API-082 The parameter '" + name + "' is given " + values.length
                            + " times. Give it once.");
                }
            });
            if (!refusals.isEmpty()) {
                throw new BadRequestException("Parameters that cannot be meant", String.join(" · ", refusals));
            }
        }
        return true;
    }

    /** The parameters of a call, and whether they may be given more than once. */
    private static Map<String, Boolean> names(HandlerMethod call) {
        Map<String, Boolean> names = new TreeMap<>();
        Arrays.stream(call.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(RequestParam.class))
                .forEach(p -> names.put(
                        name(p),
                        p.getParameterType().isArray() || Collection.class.isAssignableFrom(p.getParameterType())));
        return names;
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? parameter.getParameter().getName()
                : annotation.name();
    }

    private static String unknown(String name, Set<String> names) {
        String meant = NearestWord.to(name, names)
                .map(nearest -> " Do you mean " + nearest + "?")
                .orElse("");
        return "REL-API-050 There is no parameter '" + name + "' here." + meant
                + (names.isEmpty() ? " This call takes none." : " This call takes " + String.join(", ", names) + ".");
    }
}
