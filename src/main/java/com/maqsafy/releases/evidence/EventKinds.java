package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;

/**
 * The kinds of records that the product's modules own, and how their payloads become events and events payloads.
 *
 * <p>Strict: a member that the kind does not have, or one of another type, is refused ({@code REL-EVI-017}) and never read
 * as not given. It needs neither server nor database: what is known are the classes with {@link Event} next to it.
 */
public final class EventKinds {

    /** Of its own, as the canonical form has: settings of the web layer must not change what is kept. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What is not there is left out; a value of a map that is null was said.
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS))
            .build();

    private static final CanonicalJson CANONICAL = new CanonicalJson();

    private static final Set<Type> PLAIN = Set.of(
            String.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            double.class,
            Double.class,
            BigDecimal.class,
            boolean.class,
            Boolean.class,
            JsonNode.class);

    private final Map<String, Class<? extends LedgerEvent>> classes;

    private EventKinds(Map<String, Class<? extends LedgerEvent>> classes) {
        this.classes = Collections.unmodifiableMap(classes);
    }

    /** Those of all modules. */
    public static EventKinds known() {
        return Known.KINDS;
    }

    /** These, and no others. */
    static EventKinds of(Collection<Class<? extends LedgerEvent>> classes) {
        Map<String, Class<? extends LedgerEvent>> byKind = new TreeMap<>();
        classes.forEach(type -> {
            if (byKind.putIfAbsent(kind(type), type) != null) {
                throw new IllegalStateException("Two classes have the kind " + kind(type) + ": " + type + ".");
            }
        });
        return new EventKinds(byKind);
    }

    /** The kind of a class's records. */
    public static String kind(Class<?> type) {
        @Nullable Event event = type.getAnnotation(Event.class);
        String name = type.getSimpleName();
        return event != null && !event.kind().isEmpty()
                ? event.kind()
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static List<String> items(Class<?> type) {
        @Nullable Event event = type.getAnnotation(Event.class);
        return event == null ? List.of() : List.of(event.items());
    }

    /** The classes, in the order of their kinds. */
    public Collection<Class<? extends LedgerEvent>> classes() {
        return classes.values();
    }

    /** The class of a kind; empty for a kind that no class knows. */
    public Optional<Class<? extends LedgerEvent>> of(String kind) {
        return Optional.ofNullable(classes.get(kind));
    }

    /**
     * The event of a payload.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-017} when the payload has a member that the kind does not have, or one
     *     of another type
     */
    public static <E extends LedgerEvent> E read(Class<E> type, JsonNode payload) {
        try {
            return MAPPER.treeToValue(payload, type);
        } catch (JsonProcessingException e) {
            throw new InvalidEvidenceException(
                    "REL-EVI-017",
                    "It is no " + kind(type) + " record: " + e.getOriginalMessage()
                            + ". Use the version of the product that wrote it, or a newer one.",
                    e);
        }
    }

    /**
     * An event of members that have been put together.
     *
     * @throws InvalidEvidenceException {@code REL-EVI-017} when the kind does not have one of them
     */
    public static <E extends LedgerEvent> E of(Class<E> type, Map<String, ?> members) {
        return read(type, MAPPER.valueToTree(members));
    }

    /** The payload of an event: what is not there is left out. */
    public static JsonNode payload(LedgerEvent event) {
        try {
            return MAPPER.valueToTree(event);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidenceException(
                    "REL-EVI-011",
                    "It cannot be written as JSON: "
                            + Objects.toString(e.getMessage(), "")
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        }
    }

    /** An event with one member more, or another value of it. */
    public static LedgerEvent with(LedgerEvent event, Map<String, ?> more) {
        com.fasterxml.jackson.databind.node.ObjectNode payload = payload(event).deepCopy();
        more.forEach((member, value) -> payload.set(member, MAPPER.valueToTree(value)));
        return read(event.getClass(), payload);
    }

    /** What is wrong with a payload, in words; empty when its kind's class reads it and writes it back as it was. */
    Optional<String> fault(Class<? extends LedgerEvent> type, JsonNode payload) {
        try {
            JsonNode again = payload(read(type, payload));
            if (again.equals(EventKinds::compare, payload)) {
                return Optional.empty();
            }
            return CANONICAL.of(again).equals(CANONICAL.of(payload))
                    ? Optional.empty()
                    : Optional.of(
                            "its member " + difference(payload, again, "") + " is not there, or not as it must be");
        } catch (InvalidEvidenceException e) {
            return Optional.of(
                    e.getCause() instanceof JsonProcessingException unreadable
                            ? unreadable.getOriginalMessage().replaceAll("(?s) \\(class .*", "")
                            : Objects.toString(e.getMessage(), ""));
        }
    }

    /**
     * Whether a payload of this class has a fault or none by how it is built, whatever its texts and numbers say: it has only
     * texts, numbers, truth values, and lists, maps and records of them, each as Jackson has it but for its name.
     */
    static boolean isPlain(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .allMatch(c -> isPlain(c.getGenericType())
                                && Arrays.stream(c.getAccessor().getAnnotations())
                                        .map(Annotation::annotationType)
                                        .allMatch(a -> a == JsonProperty.class
                                                || !a.getPackageName().startsWith("com.fasterxml.jackson")));
    }

    private static boolean isPlain(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] of = parameterized.getActualTypeArguments();
            return (parameterized.getRawType() == List.class && isPlain(of[0]))
                    || (parameterized.getRawType() == Map.class && of[0] == String.class && isPlain(of[1]));
        }
        return PLAIN.contains(type) || (type instanceof Class<?> c && isPlain(c));
    }

    /** Numbers are the same whatever holds them. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean same = (one.isIntegralNumber() && other.isIntegralNumber())
                ? one.canConvertToLong() && other.canConvertToLong() && one.longValue() == other.longValue()
                : one.equals(other);
        return same ? 0 : 1;
    }

    private static String difference(JsonNode was, JsonNode is, String pointer) {
        if (was.isObject() && is.isObject()) {
            for (Iterator<String> names = is.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!was.has(name)) {
                    return pointer + "/" + name;
                }
            }
            for (Map.Entry<String, JsonNode> member : was.properties()) {
                JsonNode other = is.path(member.getKey());
                if (!member.getValue().equals(other)) {
                    return difference(member.getValue(), other, pointer + "/" + member.getKey());
                }
            }
        }
        if (was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) {
                if (!was.get(i).equals(is.get(i))) {
                    return difference(was.get(i), is.get(i), pointer + "/" + i);
                }
            }
        }
        return pointer;
    }

    /** Looked for once, when first asked. */
    private static final class Known {

        private static final EventKinds KINDS = find();

        private static EventKinds find() {
            String own = EventKinds.class.getName().replace('.', '/') + ".class";
            String url = Objects.requireNonNull(
                            EventKinds.class.getClassLoader().getResource(own), own)
                    .toString();
            String product = own.substring(0, own.indexOf("/evidence/"));
            String pattern = url.substring(0, url.length() - own.length()) + product + "/*/*.class";
            CachingMetadataReaderFactory readers = new CachingMetadataReaderFactory();
            Map<String, Class<? extends LedgerEvent>> found = new TreeMap<>();
            try {
                for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    MetadataReader reader = readers.getMetadataReader(resource);
                    if (reader.getAnnotationMetadata().hasAnnotation(Event.class.getName())) {
                        Class<? extends LedgerEvent> type = Class.forName(
                                        reader.getClassMetadata().getClassName())
                                .asSubclass(LedgerEvent.class);
                        found.put(kind(type), type);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
            return EventKinds.of(found.values());
        }
    }
}
