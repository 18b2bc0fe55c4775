package com.maqsafy.releases.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Takes the settings of disabled services out of an environment, so that no module can bind them. */
final class HiddenServices {

    private HiddenServices() {}

    /** @param variables environment variables of these services, by their own names */
    static void hide(Set<String> services, Set<String> variables, MutablePropertySources sources) {
        List<String> prefixes = services.stream()
                .map(service -> "releases.services." + SettingsTree.uniform(service))
                .toList();
        Predicate<String> isHidden = name -> {
            String uniform = SettingsTree.uniform(name).replace("[", ".").replace("]", "");
            return prefixes.stream().anyMatch(p -> uniform.equals(p) || uniform.startsWith(p + "."))
                    || variables.contains(name);
        };
        for (PropertySource<?> source : sources.stream().toList()) {
            if (source instanceof EnumerablePropertySource<?> enumerable
                    && !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                    && Arrays.stream(enumerable.getPropertyNames()).anyMatch(isHidden)) {
                sources.replace(source.getName(), without(enumerable, isHidden));
            }
        }
    }

    /**
     * Keeps Spring from taking {@code RELEASES_SERVICES_CANTEENAPI_…} for a service of the name {@code canteenapi}. The
     * variables still give their values to the service that is meant.
     */
    static void hideNames(Set<String> variables, MutablePropertySources sources) {
        for (PropertySource<?> source : sources.stream().toList()) {
            if (source instanceof SystemEnvironmentPropertySource environment
                    && Arrays.stream(environment.getPropertyNames()).anyMatch(variables::contains)) {
                sources.replace(source.getName(), new Unnamed(environment, variables));
            }
        }
    }

    private static PropertySource<?> without(EnumerablePropertySource<?> source, Predicate<String> isHidden) {
        if (source instanceof SystemEnvironmentPropertySource variables) {
            Map<String, Object> left = new LinkedHashMap<>(variables.getSource());
            left.keySet().removeIf(isHidden);
            return new SystemEnvironmentPropertySource(source.getName(), left);
        }
        return new Rest(source, isHidden);
    }

    /** The environment, some variables of which are found by those only who ask for them. */
    private static final class Unnamed extends SystemEnvironmentPropertySource {

        private final Set<String> unnamed;

        Unnamed(SystemEnvironmentPropertySource whole, Set<String> unnamed) {
            super(whole.getName(), whole.getSource());
            this.unnamed = unnamed;
        }

        @Override
        public String[] getPropertyNames() {
            return Arrays.stream(super.getPropertyNames())
                    .filter(name -> !unnamed.contains(name))
                    .toArray(String[]::new);
        }
    }

    /** A source without what is hidden. */
    private static final class Rest extends EnumerablePropertySource<Object> implements OriginLookup<String> {

        private final EnumerablePropertySource<?> whole;
        private final Predicate<String> isHidden;
        private final String[] names;

        Rest(EnumerablePropertySource<?> whole, Predicate<String> isHidden) {
            super(whole.getName(), whole.getSource());
            this.whole = whole;
            this.isHidden = isHidden;
            this.names = left();
        }

        private String[] left() {
            return Arrays.stream(whole.getPropertyNames())
                    .filter(isHidden.negate())
                    .toArray(String[]::new);
        }

        @Override
        public String[] getPropertyNames() {
            return isImmutable() ? names : left();
        }

        @Override
        public @Nullable Origin getOrigin(String name) {
            return OriginLookup.getOrigin(whole, name);
        }

        /** What Spring need not read again and again. */
        @Override
        public boolean isImmutable() {
            return whole instanceof OriginLookup<?> lookup && lookup.isImmutable();
        }

        @Override
        public @Nullable Object getProperty(String name) {
            return isHidden.test(name) ? null : whole.getProperty(name);
        }
    }
}
