package com.maqsafy.releases.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.release.ReleaseDetails;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What the rules of the gate ask beside the dossier, and what they are answered.
 *
 * <p>While a release is judged it passes questions on and keeps each with its answer ({@link #keeping}); {@link #json()} is
 * kept with the gate's record. Given that text it answers the same questions again, without any of the services ({@link
 * #answering}); what was not asked then is answered by {@link NotConsultedException}, never by a guess. A rule sees no
 * difference.
 *
 * <p>The text is canonical JSON: {@code answers}, by question ({@code People.roles}), each {@code of} what and its {@code
 * answer}; {@code settings}, by class, those of the release's service only.
 */
final class Consulted implements RuleSources {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final String SETTINGS = "settings";
    private static final String ANSWERS = "answers";
    private static final String OF = "of";
    private static final String ANSWER = "answer";

    /** Text of the arguments to arguments and answer, by question. */
    private final Map<String, Map<String, ObjectNode>> answers = new TreeMap<>();

    private final ObjectNode settings = JsonNodeFactory.instance.objectNode();

    /** Who answers what is not known yet. */
    private final @Nullable Function<Class<?>, Object> live;

    private final String ofService;

    private Consulted(@Nullable Function<Class<?>, Object> live, String service) {
        this.live = live;
        this.ofService = service;
    }

    /**
     * Keeps what is asked.
     *
     * @param live gives who answers the questions of an interface, and settings
     * @param service id of the service whose settings are kept
     */
    static Consulted keeping(Function<Class<?>, Object> live, String service) {
        return new Consulted(live, service);
    }

    /** Answers as it was answered then; knows nothing when the text is none of {@link #json()}. */
    static Consulted answering(String json) {
        Consulted consulted = new Consulted(null, "");
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.path(SETTINGS) instanceof ObjectNode kept) {
                consulted.settings.setAll(kept);
            }
            root.path(ANSWERS)
                    .properties()
                    .forEach(question -> question.getValue()
                            .forEach(answered -> consulted
                                    .of(question.getKey())
                                    .put(String.valueOf(answered.path(OF)), (ObjectNode) answered)));
        } catch (JsonProcessingException | ClassCastException e) {
            return nothing();
        }
        return consulted;
    }

    /** Knows nothing, as with records of before. */
    static Consulted nothing() {
        return new Consulted(null, "");
    }

    /** All that was asked and answered. */
    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode kept = root.putObject(ANSWERS);
        answers.forEach((question, all) -> all.values().forEach(kept.withArray(question)::add));
        root.set(SETTINGS, settings);
        return new CanonicalJson().of(root);
    }

    /** Whether the settings of a class are known. */
    boolean knows(Class<?> type) {
        return settings.has(type.getSimpleName());
    }

    @Override
    public <T> T service(Class<T> type) {
        @Nullable Object target = live == null ? null : live.apply(type);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Asked(type, target)));
    }

    /** The settings; where they are not known, the defaults, so that a rule can at least say what it is about. */
    @Override
    public <T> T settings(Class<T> type) {
        if (live != null) {
            Object given = live.apply(type);
            settings.set(type.getSimpleName(), ofOneService(MAPPER.valueToTree(given)));
            return type.cast(given);
        }
        try {
            return knows(type)
                    ? MAPPER.treeToValue(settings.get(type.getSimpleName()), type)
                    : new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("releases", type);
        } catch (JsonProcessingException e) {
            throw new NotConsultedException(type.getSimpleName());
        }
    }

    /** What other services are set to is nobody's business here. */
    private JsonNode ofOneService(JsonNode all) {
        if (all.path("services") instanceof ObjectNode services) {
            services.retain(ofService);
        }
        return all;
    }

    private Map<String, ObjectNode> of(String question) {
        return answers.computeIfAbsent(question, q -> new TreeMap<>());
    }

    /** Stands for a service. */
    private final class Asked implements InvocationHandler {

        private final Class<?> type;
        private final @Nullable Object target;

        private Asked(Class<?> type, @Nullable Object target) {
            this.type = type;
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
                throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> args != null && proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> type.getSimpleName();
                };
            }
            if (method.isDefault()) {
                // It asks in its turn.
                return InvocationHandler.invokeDefault(proxy, method, args);
            }
            String question = type.getSimpleName() + "." + method.getName();
            JsonNode about = about(args == null ? List.of() : Arrays.asList(args));
            String key = about.toString();
            @Nullable ObjectNode known = of(question).get(key);
            if (known == null) {
                known = JsonNodeFactory.instance.objectNode();
                known.set(OF, about);
                known.set(ANSWER, MAPPER.valueToTree(ordered(ask(method, args, question + key))));
                of(question).put(key, known);
            }
            return MAPPER.convertValue(known.get(ANSWER), MAPPER.constructType(method.getGenericReturnType()));
        }

        private @Nullable Object ask(Method method, @Nullable Object @Nullable [] args, String question)
                throws Throwable {
            if (target == null) {
                throw new NotConsultedException(question);
            }
            try {
                return method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }

    private static JsonNode about(List<? extends @Nullable Object> args) {
        List<@Nullable Object> said = new ArrayList<>();
        // Of a release the rest is in the dossier.
        args.forEach(arg -> said.add(arg instanceof ReleaseDetails release ? release.key() : ordered(arg)));
        return MAPPER.valueToTree(said);
    }

    /** A set in one order, so that the same answers are one text. */
    private static @Nullable Object ordered(@Nullable Object value) {
        return value instanceof Set<?> set && set.stream().allMatch(String.class::isInstance)
                ? new TreeSet<>(set)
                : value;
    }
}
