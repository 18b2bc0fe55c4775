package com.maqsafy.releases.settings;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * All known keys below {@code releases}, learnt from the records that the modules bind (ADR 0008). Records of several
 * modules at one place make one place.
 */
final class SettingsTree {

    /** Where all settings stand. */
    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("releases");

    /** What may stand at a place. */
    sealed interface Node permits Group, Named, Listed, Kinds, Value {}

    /** Keys, in kebab-case. */
    record Group(TreeMap<String, Node> keys, Map<String, String> uniform) implements Node {

        Group(TreeMap<String, Node> keys) {
            this(
                    keys,
                    keys.keySet().stream()
                            .collect(Collectors.toUnmodifiableMap(SettingsTree::uniform, Function.identity())));
        }
    }

    /** Names that the settings choose themselves, such as services. */
    record Named(Node each) implements Node {}

    /** A list; {@code command} when it is a program and its arguments. */
    record Listed(Node each, boolean command) implements Node {}

    /**
     * Keys of which some depend on the key {@code kind}: the common ones with those of a kind, or of all kinds.
     *
     * @param own by the kind's name as {@link #uniform} makes it
     */
    record Kinds(Group common, TreeMap<String, Group> own, Map<String, Group> whole, Group all) implements Node {

        Kinds(Group common, TreeMap<String, Group> own) {
            this(
                    common,
                    own,
                    own.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, kind -> with(common, List.of(kind.getValue())))),
                    with(common, own.values()));
        }

        /** The keys of a kind; of all kinds when there is no such kind. */
        Group of(String kind) {
            return whole.getOrDefault(uniform(kind), all);
        }

        private static Group with(Group common, Collection<Group> more) {
            TreeMap<String, Node> keys = new TreeMap<>(common.keys());
            more.forEach(group -> group.keys().forEach(keys::putIfAbsent));
            return new Group(keys);
        }
    }

    /**
     * One value.
     *
     * @param type what it is read as
     * @param components where it is declared; in several modules when all of them need it
     */
    record Value(Class<?> type, List<RecordComponent> components) implements Node {}

    /** What a property's name leads to. */
    sealed interface Found permits Known, Unknown {}

    /** A place, and the full name in the way in which it is documented. */
    record Known(Node node, String name) implements Found {}

    /** No place: what is right and what is the nearest that would be. */
    record Unknown(String message) implements Found {}

    private final Group root;

    private SettingsTree(Group root) {
        this.root = root;
    }

    /** The tree of the given records, each a {@link ConfigurationProperties} below {@code releases}. */
    static SettingsTree of(Collection<Class<?>> records) {
        Node tree = new Group(new TreeMap<>());
        for (Class<?> record : records) {
            ConfigurationPropertyName prefix = prefix(record);
            Node node = group(record);
            for (int i = prefix.getNumberOfElements() - 1; i >= ROOT.getNumberOfElements(); i--) {
                TreeMap<String, Node> one = new TreeMap<>();
                one.put(prefix.getElement(i, Form.DASHED), node);
                node = new Group(one);
            }
            tree = merged(tree, node);
        }
        return new SettingsTree((Group) tree);
    }

    /** The prefix of a settings record. */
    static ConfigurationPropertyName prefix(Class<?> record) {
        ConfigurationProperties properties = record.getAnnotation(ConfigurationProperties.class);
        return ConfigurationPropertyName.of(properties.prefix().isEmpty() ? properties.value() : properties.prefix());
    }

    /** Whether a settings record belongs here. */
    static boolean isSettings(Class<?> type) {
        return type.isRecord()
                && type.isAnnotationPresent(ConfigurationProperties.class)
                && (ROOT.equals(prefix(type)) || ROOT.isAncestorOf(prefix(type)));
    }

    Group root() {
        return root;
    }

    /**
     * Follows a name.
     *
     * @param name below {@link #ROOT}
     * @param kind answers the kind at a place, by the place's name; empty when none is given
     */
    Found find(ConfigurationPropertyName name, Function<ConfigurationPropertyName, String> kind) {
        Node node = root;
        StringBuilder path = new StringBuilder("releases");
        for (int i = ROOT.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
            if (node instanceof Kinds kinds) {
                node = kinds.of(kind.apply(name.chop(i)));
            }
            String element = name.getElement(i, Form.ORIGINAL);
            if (node instanceof Group group) {
                Optional<String> key = key(group, name.getElement(i, Form.UNIFORM));
                if (key.isEmpty()) {
                    return unknown(path.toString(), element, group);
                }
                path.append('.').append(key.get());
                node = group.keys().get(key.get());
            } else if (node instanceof Named named) {
                path.append('.').append(element);
                if (named.each() instanceof Value) {
                    // Names of single values may have dots.
                    for (int j = i + 1; j < name.getNumberOfElements(); j++) {
                        path.append('.').append(name.getElement(j, Form.ORIGINAL));
                    }
                    return new Known(named.each(), path.toString());
                }
                node = named.each();
            } else if (node instanceof Listed listed) {
                if (!name.isNumericIndex(i)) {
                    return new Unknown(path + " is a list, and has no key '" + element + "': write each element behind"
                            + " a dash, or with its number as " + path + "[0]");
                }
                path.append('[').append(element).append(']');
                node = listed.each();
            } else {
                return new Unknown(path
                        + (name.isNumericIndex(i) ? "[" + element + "]" : "." + element)
                        + " is no setting: " + path + " is a single value, nothing stands below it");
            }
        }
        return new Known(requireNonNull(node), path.toString());
    }

    /** The key of a group that is the given one in any of Spring's spellings. */
    static Optional<String> key(Group group, String uniform) {
        return Optional.ofNullable(group.uniform().get(uniform));
    }

    static String uniform(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static Unknown unknown(String path, String element, Group group) {
        List<String> here = new ArrayList<>(group.keys().keySet());
        String said = path + "." + element + " is no setting";
        return NearestWord.to(element, here)
                .map(near -> new Unknown(said + ": write " + path + "." + near))
                .or(() -> below(group, element).map(near -> new Unknown(said + " here: write " + path + "." + near)))
                .orElseGet(() -> new Unknown(said + ": known here are " + String.join(", ", here)));
    }

    /** A key that stands deeper than where it was written. */
    private static Optional<String> below(Group group, String element) {
        Map<String, String> paths = new TreeMap<>();
        group.keys().forEach((key, node) -> collect(key, node, paths));
        return NearestWord.to(element, paths.keySet()).map(paths::get);
    }

    private static void collect(String path, Node node, Map<String, String> paths) {
        if (node instanceof Group group) {
            group.keys().forEach((key, child) -> {
                paths.putIfAbsent(key, path + "." + key);
                collect(path + "." + key, child, paths);
            });
        }
    }

    private static Group group(Class<?> record) {
        TreeMap<String, Node> keys = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String key = name(component);
            keys.put(key, node(ResolvableType.forType(component.getGenericType()), component, key));
        }
        return new Group(keys);
    }

    private static String name(RecordComponent component) {
        Name name = component.getAnnotation(Name.class);
        if (name != null) {
            return name.value();
        }
        StringBuilder kebab = new StringBuilder();
        for (char c : component.getName().toCharArray()) {
            if (Character.isUpperCase(c)) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(c));
        }
        return kebab.toString();
    }

    private static Node node(ResolvableType type, RecordComponent component, String key) {
        Class<?> raw = type.resolve(Object.class);
        if (Map.class.isAssignableFrom(raw)) {
            return new Named(node(type.asMap().getGeneric(1), component, key));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return new Listed(node(type.asCollection().getGeneric(0), component, key), isCommand(key));
        }
        if (!raw.isRecord()) {
            return new Value(raw, List.of(component));
        }
        ByKind kinds = ((AnnotatedElement) raw).getAnnotation(ByKind.class);
        if (kinds == null) {
            return group(raw);
        }
        TreeMap<String, Group> groups = new TreeMap<>();
        for (SettingsKind kind : kinds.value().getEnumConstants()) {
            kind.settings().ifPresent(settings -> groups.put(uniform(kind.name()), group(settings)));
        }
        return new Kinds(group(raw), groups);
    }

    private static boolean isCommand(String key) {
        return key.equals("command") || key.endsWith("-command");
    }

    /** A constant as it is written in settings. */
    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Node merged(Node one, Node other) {
        if (one instanceof Group first && other instanceof Group second) {
            TreeMap<String, Node> keys = new TreeMap<>(first.keys());
            second.keys().forEach((key, node) -> keys.merge(key, node, SettingsTree::merged));
            return new Group(keys);
        }
        if (one instanceof Value first && other instanceof Value second) {
            List<RecordComponent> both = new ArrayList<>(first.components());
            both.addAll(second.components());
            return new Value(first.type(), List.copyOf(both));
        }
        if (one instanceof Named first && other instanceof Named second) {
            return new Named(merged(first.each(), second.each()));
        }
        return one;
    }
}
