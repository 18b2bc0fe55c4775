package com.maqsafy.releases.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Some properties to bind, found at once: Spring's own sources look through all names for each key of each record, and every
 * service is bound to every record here, at each start.
 */
final class OwnProperties implements IterableConfigurationPropertySource {

    private final Map<ConfigurationPropertyName, ConfigurationProperty> properties = new LinkedHashMap<>();
    private final Set<ConfigurationPropertyName> ancestors = new HashSet<>();

    void put(ConfigurationPropertyName name, Object value) {
        properties.put(name, new ConfigurationProperty(name, value, null));
        ConfigurationPropertyName ancestor = name.getParent();
        while (!ancestor.isEmpty() && ancestors.add(ancestor)) {
            ancestor = ancestor.getParent();
        }
    }

    /** Full names and values. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        properties.forEach((name, property) -> texts.put(name.toString(), String.valueOf(property.getValue())));
        return texts;
    }

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(@Nullable ConfigurationPropertyName name) {
        return properties.get(name);
    }

    @Override
    public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
        return name.isEmpty() || ancestors.contains(name)
                ? ConfigurationPropertyState.PRESENT
                : ConfigurationPropertyState.ABSENT;
    }

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return properties.keySet().stream();
    }
}
