package com.maqsafy.releases.system;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every operation of Jakarta REST classes, those behind sub-resources too, as they are shipped. */
final class RestOperations {

    private final Set<Operation> operations =
            new TreeSet<>(java.util.Comparator.comparing(Operation::path).thenComparing(Operation::method));

    private RestOperations() {}

    /**
     * One operation.
     *
     * @param path with its parameters in braces
     * @param consumes media type of the body, empty for none in particular
     * @param paged whether it takes {@code maxResults}
     */
    record Operation(String method, String path, String consumes, boolean paged) {}

    /** The operations below a path. */
    static Collection<Operation> of(String base, Collection<Class<?>> roots) {
        RestOperations found = new RestOperations();
        for (Class<?> root : roots) {
            Path path = annotation(root, Path.class);
            if (path != null) {
                found.walk(root, joined(base, path.value()), new ArrayDeque<>());
            }
        }
        return found.operations;
    }

    private void walk(Class<?> type, String prefix, Deque<Class<?>> within) {
        if (within.contains(type)) {
            return;
        }
        within.push(type);
        for (Method method : type.getMethods()) {
            List<Method> declared = declarations(type, method);
            Path path = first(declared, Path.class);
            String place = path == null ? prefix : joined(prefix, path.value());
            List<String> verbs = declared.stream()
                    .flatMap(m -> Arrays.stream(m.getAnnotations()))
                    .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                    .filter(java.util.Objects::nonNull)
                    .map(HttpMethod::value)
                    .distinct()
                    .toList();
            for (String verb : verbs) {
                Consumes consumes = first(declared, Consumes.class);
                operations.add(
                        new Operation(verb, place, consumes == null ? "" : consumes.value()[0], isPaged(declared)));
            }
            if (verbs.isEmpty() && path != null) {
                walk(method.getReturnType(), place, within);
            }
        }
        within.pop();
    }

    private static boolean isPaged(List<Method> declared) {
        return declared.stream()
                .flatMap(m -> Arrays.stream(m.getParameterAnnotations()))
                .flatMap(Arrays::stream)
                .anyMatch(a -> a instanceof QueryParam query && query.value().equals("maxResults"));
    }

    /** The method, and what it overrides: annotations stand on interfaces. */
    private static List<Method> declarations(Class<?> type, Method method) {
        return supertypes(type)
                .flatMap(t -> Arrays.stream(t.getDeclaredMethods()))
                .filter(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
                .toList();
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            if (types.add(next)) {
                if (next.getSuperclass() != null) {
                    open.add(next.getSuperclass());
                }
                open.addAll(List.of(next.getInterfaces()));
            }
        }
        return types.stream();
    }

    private static <A extends Annotation> A annotation(Class<?> type, Class<A> annotation) {
        return supertypes(type)
                .map(t -> t.getAnnotation(annotation))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <A extends Annotation> A first(List<Method> methods, Class<A> annotation) {
        return methods.stream()
                .map(m -> m.getAnnotation(annotation))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String joined(String prefix, String path) {
        String joined = (prefix + "/" + path)
                .replaceAll("/+", "/")
                .replaceAll("\\{\\s*([\\w-]+)\\s*(:[^{}]*(\\{[^{}]*\\}[^{}]*)*)?\\}", "{$1}");
        return joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
