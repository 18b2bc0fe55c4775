package com.maqsafy.releases.settings;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * What a module finds wrong with a service's settings beyond what its record refuses.
 *
 * <p>Named in {@code META-INF/spring.factories} and made without arguments: it is asked before any bean exists, and may
 * not contact anything.
 */
public interface SettingsRule {

    /**
     * The mistakes, each beginning with a code and the property's full name; empty when there is none.
     *
     * @param service the service's name
     * @param binder binds this service's settings only
     * @param texts full property names and values, as far as they are known to be well-formed
     */
    List<String> mistakes(String service, Binder binder, Map<String, String> texts);

    /**
     * The mistakes that only several services together make, by the name of the service, each as {@link #mistakes} has it.
     *
     * @param services a binder of each service's settings only, by its name
     */
    default Map<String, List<String>> together(SortedMap<String, Binder> services) {
        return Map.of();
    }
}
