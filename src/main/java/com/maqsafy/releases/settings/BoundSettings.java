package com.maqsafy.releases.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.ResolvableType;

/**
 * The settings, each service's by themselves. Spring's binder goes through all names that there are for each map and each
 * list that it fills; bound from the whole environment, twice as many services took four times as long.
 */
final class BoundSettings {

    private static final ConfigurationPropertyName SERVICES = SettingsTree.ROOT.append("services");

    private final OwnProperties general = new OwnProperties();
    private final Map<String, OwnProperties> services = new LinkedHashMap<>();

    BoundSettings(Collection<String> services) {
        services.forEach(service -> this.services.put(service, new OwnProperties()));
    }

    /** What is written outside the services. */
    OwnProperties general() {
        return general;
    }

    /** What is written of a service; nothing of one that is not there. */
    OwnProperties of(String service) {
        return services.getOrDefault(service, new OwnProperties());
    }

    /** Takes a service out, which then is bound by nobody. */
    void remove(String service) {
        services.remove(service);
    }

    /**
     * A record of settings with those of all services.
     *
     * @param record one whose prefix is {@link SettingsTree#ROOT}
     */
    Object record(Class<?> record) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getName().equals("services")) {
                Map<String, Object> bound = services(ResolvableType.forType(component.getGenericType()));
                if (!bound.isEmpty()) {
                    OwnProperties whole = new OwnProperties();
                    whole.put(SERVICES, bound);
                    sources.add(whole);
                }
            }
        }
        sources.add(general);
        return new Binder(sources).bindOrCreate(SettingsTree.ROOT.toString(), record);
    }

    private Map<String, Object> services(ResolvableType type) {
        Bindable<Map<String, Object>> map = Bindable.of(type);
        Map<String, Object> bound = new LinkedHashMap<>();
        services.values()
                .forEach(own -> new Binder(own).bind(SERVICES.toString(), map).ifBound(bound::putAll));
        return bound;
    }
}
