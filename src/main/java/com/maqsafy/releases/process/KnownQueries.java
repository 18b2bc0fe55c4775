package com.maqsafy.releases.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.settings.NearestWord;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.dto.AbstractSearchQueryDto;
import org.camunda.bpm.engine.rest.dto.CamundaQueryParam;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.dto.converter.JacksonAwareStringToTypeConverter;
import org.camunda.bpm.engine.rest.dto.converter.StringConverter;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.util.ClassUtils;

/**
 * Refuses a query that Camunda's REST would misunderstand: a parameter that a call does not have, which Camunda passes over, so
 * that who misspells a filter is answered with everything; one that is given twice, of which it takes the first; and values at
 * which it fails: a list of objects, and nothing for a number. What a call takes is read from its method, and from the query
 * that the method fills.
 *
 * <p>The web applications' interfaces refuse such values only: what Camunda's own pages send is Camunda's.
 */
final class KnownQueries implements ContainerRequestFilter {

    private static final String REST = "/engine-rest/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the method of a call, and those that lead to it. */
    private final Map<List<Method>, Parameters> known = new ConcurrentHashMap<>();

    @Context
    private @Nullable ResourceInfo call;

    /**
     * The parameters of a call.
     *
     * @param names of those that an address can hold
     * @param objects names of lists of objects, which only a body can hold
     * @param never of those that are never nothing, how their values are read
     * @param texts what else the method says: of two calls it reads the parameter itself
     */
    private record Parameters(
            Set<String> names,
            Set<String> objects,
            Map<String, JacksonAwareStringToTypeConverter<?>> never,
            Set<String> texts) {}

    @Override
    public void filter(ContainerRequestContext context) {
        Method method = call == null ? null : call.getResourceMethod();
        Map<String, List<String>> query = context.getUriInfo().getQueryParameters();
        // Jersey answers some questions itself, with methods of its own.
        if (query.isEmpty()
                || method == null
                || !method.getDeclaringClass().getName().startsWith("org.camunda.")) {
            return;
        }
        Parameters parameters = known.computeIfAbsent(
                Stream.concat(Stream.of(method), leading(context.getUriInfo())).toList(), KnownQueries::parameters);
        boolean ofAPage = !context.getUriInfo().getBaseUri().getPath().endsWith(REST);
        query.entrySet().stream()
                .flatMap(p -> objection(p.getKey(), p.getValue(), parameters, ofAPage).stream())
                .findFirst()
                .ifPresent(objection -> context.abortWith(Response.status(Response.Status.BAD_REQUEST)
                        .entity(ExceptionDto.fromException(
                                new InvalidRequestException(Response.Status.BAD_REQUEST, objection)))
                        .type("application/json")
                        .build()));
    }

    /** A task is found by a method that takes parameters itself, and answered by another. */
    private static Stream<Method> leading(UriInfo address) {
        return address instanceof ExtendedUriInfo matched
                ? matched.getMatchedResourceLocators().stream()
                        .map(locator -> locator.getInvocable().getHandlingMethod())
                : Stream.empty();
    }

    private static Optional<String> objection(
            String name, List<String> values, Parameters parameters, boolean ofAPage) {
        if (parameters.objects().contains(name)) {
            return Optional.of("REL-PRC-493 " + name + " is a list of objects, which no address can hold."
                    + " Ask with POST, and name it in the body.");
        }
        if (isNothing(parameters.never().get(name), values.get(0))) {
            return Optional.of(
                    "REL-PRC-086 The value of " + name + " is nothing, and it must be a number or a truth value.");
        }
        if (ofAPage) {
            return Optional.empty();
        }
        if (!parameters.names().contains(name) && !parameters.texts().contains(name)) {
            Set<String> taken = parameters.names().isEmpty() ? parameters.texts() : parameters.names();
            String meant = NearestWord.to(name, taken)
                    .map(nearest -> " Do you mean " + nearest + "?")
                    .orElse("");
            return Optional.of("REL-PRC-494 There is no parameter '" + name + "' here." + meant + all(parameters));
        }
        return values.size() > 1
                ? Optional.of(
                        "REL-PRC-495 The parameter '" + name + "' is given " + values.size() + " times. Give it once.")
                : Optional.empty();
    }

    /** What a method says is more than its parameters. */
    private static String all(Parameters parameters) {
        if (parameters.names().isEmpty()) {
            return parameters.texts().isEmpty() ? " This call takes none." : "";
        }
        return " This call takes " + String.join(", ", parameters.names()) + ".";
    }

    /** What cannot be read at all, Camunda refuses itself. */
    private static boolean isNothing(@Nullable JacksonAwareStringToTypeConverter<?> read, String value) {
        try {
            return read != null && read.convertQueryParameterToType(value) == null;
        } catch (RestException e) {
            return false;
        }
    }

    private static Parameters parameters(List<Method> methods) {
        Parameters found = new Parameters(new TreeSet<>(), new TreeSet<>(), new HashMap<>(), new TreeSet<>());
        methods.forEach(method -> add(method, found));
        return found;
    }

    private static void add(Method method, Parameters found) {
        // Annotations stand on interfaces.
        Arrays.stream(new AnnotatedMethod(method).getMethodParameters())
                .map(p -> p.getParameterAnnotation(QueryParam.class))
                .filter(annotation -> annotation != null)
                .forEach(annotation -> found.names().add(annotation.value()));
        if (Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            MethodCode code = MethodCode.of(method);
            found.texts().addAll(code.texts());
            code.made().stream()
                    .map(name -> ClassUtils.resolveClassName(
                            name, method.getDeclaringClass().getClassLoader()))
                    .filter(AbstractSearchQueryDto.class::isAssignableFrom)
                    .flatMap(query -> Arrays.stream(query.getMethods()))
                    .forEach(setter -> set(setter, found));
        }
    }

    private static void set(Method setter, Parameters found) {
        CamundaQueryParam parameter = setter.getAnnotation(CamundaQueryParam.class);
        if (parameter == null) {
            return;
        }
        Class<?> type = setter.getParameterTypes()[0];
        if (parameter.converter() == StringConverter.class && !type.isAssignableFrom(String.class)) {
            found.objects().add(parameter.value());
            return;
        }
        found.names().add(parameter.value());
        if (type.isPrimitive()) {
            JacksonAwareStringToTypeConverter<?> read = BeanUtils.instantiateClass(parameter.converter());
            read.setObjectMapper(JSON);
            found.never().put(parameter.value(), read);
        }
    }
}
