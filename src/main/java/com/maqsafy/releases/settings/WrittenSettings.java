package com.maqsafy.releases.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** All that is written below {@code releases}, whatever the source, and what of it holds. */
final class WrittenSettings {

    /** What Kubernetes puts into every container's environment for a service named "releases". */
    private static final Pattern KUBERNETES_LINK = Pattern.compile(
            "RELEASES_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}:]*)");
    private static final String ESCAPED = "\\${";
    private static final String STAND_IN = "\u0000{";
    private static final ConfigurationPropertyName SERVICES = SettingsTree.ROOT.append("services");

    /**
     * One setting.
     *
     * @param name canonical, as Spring reads it
     * @param shown the name as it was written, for an environment variable the variable
     * @param value as written, before placeholders are filled in
     * @param order place of its source among the sources
     * @param origin where it stands, null where its source does not tell
     */
    record Entry(
            ConfigurationPropertyName name,
            String shown,
            Object value,
            int order,
            @Nullable Origin origin) {}

    private final PropertySourcesPlaceholdersResolver placeholders;
    /** All names, those included that another source overrides. */
    private final Map<ConfigurationPropertyName, String> shown = new LinkedHashMap<>();

    /** The names below each name, by their uniform form. */
    private final Map<ConfigurationPropertyName, Map<String, String>> below = new HashMap<>();

    private final Map<ConfigurationPropertyName, Entry> effective = new LinkedHashMap<>();

    private final Map<ConfigurationPropertyName, String> partial = new LinkedHashMap<>();
    private final Map<String, String> misspelt = new LinkedHashMap<>();

    /** Variables by which Spring would know a service or a check under another name than its own. */
    private final Set<String> aliases = new LinkedHashSet<>();

    /** The service of each variable that is a setting of one. */
    private final Map<String, String> variables = new HashMap<>();

    private WrittenSettings(ConfigurableEnvironment environment) {
        placeholders = new PropertySourcesPlaceholdersResolver(environment);
    }

    static WrittenSettings read(ConfigurableEnvironment environment, SettingsTree tree) {
        WrittenSettings written = new WrittenSettings(environment);
        // Which source a list is from: the first that says anything of it has all of it.
        Map<ConfigurationPropertyName, PropertySource<?>> owners = new HashMap<>();
        Map<SystemEnvironmentPropertySource, Integer> variables = new LinkedHashMap<>();
        int order = 0;
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                continue;
            }
            order++;
            if (source instanceof SystemEnvironmentPropertySource environmentSource) {
                variables.put(environmentSource, order);
            } else if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (String name : enumerable.getPropertyNames()) {
                    written.add(name, enumerable, order, owners);
                }
            }
        }
        variables.forEach((source, place) -> {
            for (String variable : source.getPropertyNames()) {
                written.addVariable(variable, source, place, tree, owners.keySet());
            }
        });
        return written;
    }

    @SuppressWarnings("ReferenceEquality") // the very source, not one that says the same
    private void add(
            String written,
            EnumerablePropertySource<?> source,
            int order,
            Map<ConfigurationPropertyName, PropertySource<?>> owners) {
        if (!written.regionMatches(true, 0, "releases.", 0, "releases.".length())) {
            misspelt(written, source);
            return;
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(written, '.');
        if (!SettingsTree.ROOT.isAncestorOf(name)) {
            return;
        }
        show(name, written);
        if (owner(name, source, owners) == source) {
            Object value = source.getProperty(written);
            if (value != null) {
                effective.putIfAbsent(
                        name, new Entry(name, written, value, order, OriginLookup.getOrigin(source, written)));
            }
        }
    }

    /** In a file that is read for this application only, what is nearly called as all settings is meant as one. */
    private void misspelt(String written, EnumerablePropertySource<?> source) {
        int end = written.indexOf('.');
        if (end > 0
                && OriginLookup.getOrigin(source, written) instanceof TextResourceOrigin
                && NearestWord.to(written.substring(0, end), List.of("releases"))
                        .isPresent()) {
            misspelt.putIfAbsent(written.substring(0, end), written);
        }
    }

    /** The first name below each word that is nearly {@code releases}, as it was written. */
    Collection<String> misspelt() {
        return Collections.unmodifiableCollection(misspelt.values());
    }

    private static PropertySource<?> owner(
            ConfigurationPropertyName name,
            PropertySource<?> source,
            Map<ConfigurationPropertyName, PropertySource<?>> owners) {
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            if (name.isNumericIndex(i)) {
                return owners.computeIfAbsent(name.chop(i), n -> source);
            }
        }
        return owners.computeIfAbsent(name, n -> source);
    }

    /** A variable has no dashes and no dots: its words are put together as the tree knows them. */
    private void addVariable(
            String variable,
            SystemEnvironmentPropertySource source,
            int order,
            SettingsTree tree,
            Set<ConfigurationPropertyName> elsewhere) {
        if (!variable.startsWith("RELEASES_")
                || KUBERNETES_LINK.matcher(variable).matches()) {
            return;
        }
        List<String> words = List.of(variable.substring("RELEASES_".length()).split("_+"));
        VariableName meant = VariableName.of(words, tree.root(), this::namesBelow);
        ConfigurationPropertyName name = named(meant.elements());
        if (meant.alias()) {
            aliases.add(variable);
        }
        show(name, variable);
        String service = service(name);
        if (service != null) {
            variables.put(variable, service);
        }
        if (inList(name)
                .filter(list -> meant.alias() || elsewhere.contains(list))
                .isPresent()) {
            partial.put(name, variable);
        }
        Object value = source.getProperty(variable);
        if (value != null) {
            effective.merge(
                    name,
                    new Entry(name, variable, value, order, null),
                    (one, other) -> one.order() < other.order() ? one : other);
        }
    }

    /** The list of which a name is a key of one element. */
    private static Optional<ConfigurationPropertyName> inList(ConfigurationPropertyName name) {
        for (int i = 0; i < name.getNumberOfElements() - 1; i++) {
            if (name.isNumericIndex(i)) {
                return Optional.of(name.chop(i));
            }
        }
        return Optional.empty();
    }

    /** Variables that give a key of an element of a list which Spring would not put together from two places. */
    Map<ConfigurationPropertyName, String> partial() {
        return Collections.unmodifiableMap(partial);
    }

    /** All services that are named anywhere. */
    Set<String> services() {
        Set<String> services = new LinkedHashSet<>();
        for (ConfigurationPropertyName name : shown.keySet()) {
            String service = service(name);
            if (service != null) {
                services.add(service);
            }
        }
        return services;
    }

    private static ConfigurationPropertyName named(List<String> elements) {
        ConfigurationPropertyName name = SettingsTree.ROOT;
        for (String element : elements) {
            name = name.append(element.matches("\\d+") ? "[" + element + "]" : element);
        }
        return name;
    }

    private void show(ConfigurationPropertyName name, String written) {
        if (shown.putIfAbsent(name, written) != null) {
            return;
        }
        for (int i = SettingsTree.ROOT.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
            String element = name.getElement(i, Form.ORIGINAL);
            below.computeIfAbsent(name.chop(i), n -> new LinkedHashMap<>())
                    .putIfAbsent(SettingsTree.uniform(element), element);
        }
    }

    /** The names that stand at a place, behind {@code releases} and the elements, by their uniform form. */
    private Map<String, String> namesBelow(List<String> elements) {
        return below.getOrDefault(named(elements), Map.of());
    }

    /** Variables of a service or check whose name has a dash, which a variable cannot have. */
    Set<String> aliases() {
        return Set.copyOf(aliases);
    }

    /** The variables that are settings of some services. */
    Set<String> variables(Set<String> services) {
        return variables.entrySet().stream()
                .filter(variable -> services.contains(variable.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All names that are written anywhere, with the way in which they are. */
    Map<ConfigurationPropertyName, String> names() {
        return Collections.unmodifiableMap(shown);
    }

    /** The settings that hold. */
    Iterable<Entry> entries() {
        return effective.values();
    }

    @Nullable
    String text(ConfigurationPropertyName name) {
        Entry entry = effective.get(name);
        return entry == null ? null : String.valueOf(resolved(entry));
    }

    /** A value with its placeholders filled in. */
    Object resolved(Entry entry) {
        return entry.value() instanceof String text && text.contains("${")
                ? String.valueOf(placeholders.resolvePlaceholders(text))
                : entry.value();
    }

    /** The variable of a placeholder to which nothing gives a value; empty when there is none. */
    @Nullable
    String leftOver(Entry entry) {
        if (!(entry.value() instanceof String text) || !text.contains("${")) {
            return null;
        }
        Object filled = placeholders.resolvePlaceholders(text.replace(ESCAPED, STAND_IN));
        Matcher matcher = PLACEHOLDER.matcher(String.valueOf(filled));
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The service to which a setting belongs, or null. */
    static @Nullable String service(ConfigurationPropertyName name) {
        return SERVICES.isAncestorOf(name) ? name.getElement(SERVICES.getNumberOfElements(), Form.ORIGINAL) : null;
    }
}
