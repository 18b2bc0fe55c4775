package com.maqsafy.releases.api;

import com.maqsafy.releases.settings.NearestWord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a query parameter that a call does not have: who misspells a filter would otherwise be answered with everything
 * and take it for what they asked for. What a call takes is read from its method.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod call) {
            Set<String> names = known.computeIfAbsent(call.getMethod(), method -> names(call));
            Collections.list(request.getParameterNames()).stream()
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .ifPresent(name -> refuse(name, names));
        }
        return true;
    }

    private static Set<String> names(HandlerMethod call) {
        return Arrays.stream(call.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation == null || annotation.name().isEmpty()
                ? parameter.getParameter().getName()
                : annotation.name();
    }

    private static void refuse(String name, Set<String> names) {
        String meant = NearestWord.to(name, names)
                .map(nearest -> " Do you mean " + nearest + "?")
                .orElse("");
        throw new RequestRefusedException(
                HttpStatus.BAD_REQUEST,
                "Unknown parameter",
                "REL-API-050 There is no parameter '" + name + "' here." + meant
                        + (names.isEmpty()
                                ? " This call takes none."
                                : " This call takes " + String.join(", ", names) + "."));
    }
}
