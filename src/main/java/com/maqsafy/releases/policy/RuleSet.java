package com.maqsafy.releases.policy;

import com.maqsafy.releases.person.Accounts;
import com.maqsafy.releases.person.Persons;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The rules of the gate, made anew over given sources: the very classes that judge in the running application, with another
 * one behind the interfaces and settings that they are given. What a rule needs is what its constructor says.
 */
final class RuleSet {

    private static final String PRODUCT = "com.maqsafy.releases";

    private final List<Class<? extends GateRule>> classes;

    /** What rests on settings at most, by its class and their values. */
    private final Map<List<Object>, Object> shared = new ConcurrentHashMap<>();

    RuleSet(Collection<? extends Class<? extends GateRule>> classes) {
        this.classes = classes.stream()
                .<Class<? extends GateRule>>map(c -> c)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** All rules of the product, without the application around them. */
    static RuleSet ofTheProduct() {
        return Product.RULES;
    }

    List<Class<? extends GateRule>> classes() {
        return classes;
    }

    /** The rules over these sources, in the order of their names. */
    List<GateRule> over(RuleSources sources) {
        Map<Class<?>, Object> made = new HashMap<>();
        return classes.stream()
                .<GateRule>map(c -> c.cast(make(c, sources, made)))
                .toList();
    }

    /** The classes of settings that a class looks at, itself or by what it is given. */
    static Set<Class<?>> settingsOf(Class<?> type) {
        Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));
        if (isSettings(type)) {
            found.add(type);
        } else if (!isAsked(type)) {
            Arrays.stream(constructor(type).getParameterTypes()).forEach(p -> found.addAll(settingsOf(p)));
        }
        return found;
    }

    private Object make(Class<?> type, RuleSources sources, Map<Class<?>, Object> made) {
        Object known = made.get(type);
        if (known == null) {
            known = asksNobody(type) ? shared(type, sources) : anew(type, sources, made);
            made.put(type, known);
        }
        return known;
    }

    private Object anew(Class<?> type, RuleSources sources, Map<Class<?>, Object> made) {
        if (type == Persons.class) {
            return Persons.answeredBy(sources.service(Accounts.class));
        }
        if (isSettings(type)) {
            return sources.settings(type);
        }
        return type.isInterface()
                ? sources.service(type)
                : BeanUtils.instantiateClass(
                        constructor(type),
                        Arrays.stream(constructor(type).getParameterTypes())
                                .map(p -> make(p, sources, made))
                                .toArray());
    }

    private Object shared(Class<?> type, RuleSources sources) {
        List<Object> key = new ArrayList<>(List.of(type));
        settingsOf(type).forEach(s -> key.add(sources.settings(s)));
        Object known = shared.get(key);
        if (known == null) {
            known = anew(type, sources, new HashMap<>());
            shared.put(key, known);
        }
        return known;
    }

    private static boolean asksNobody(Class<?> type) {
        return isSettings(type)
                || (!isAsked(type)
                        && Arrays.stream(constructor(type).getParameterTypes()).allMatch(RuleSet::asksNobody));
    }

    private static boolean isSettings(Class<?> type) {
        return type.isAnnotationPresent(ConfigurationProperties.class);
    }

    private static boolean isAsked(Class<?> type) {
        return type.isInterface() || type == Persons.class;
    }

    /** The constructor that the application takes. */
    private static Constructor<?> constructor(Class<?> type) {
        Constructor<?>[] all = type.getDeclaredConstructors();
        return Arrays.stream(all)
                .filter(c -> all.length == 1 || c.isAnnotationPresent(Autowired.class))
                .findFirst()
                .or(() -> Arrays.stream(all)
                        .filter(c -> c.getParameterCount() == 0)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("REL-POL-062 " + type.getName()
                        + " has several constructors, none of which is the one to take. Annotate it."));
    }

    /** Looked for once, when first asked. */
    private static final class Product {

        private static final RuleSet RULES = find();

        private static RuleSet find() {
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AssignableTypeFilter(GateRule.class));
            return new RuleSet(scanner.findCandidateComponents(PRODUCT).stream()
                    .<Class<?>>map(c -> ClassUtils.resolveClassName(String.valueOf(c.getBeanClassName()), null))
                    .filter(c -> c.isAnnotationPresent(Component.class))
                    .<Class<? extends GateRule>>map(c -> c.asSubclass(GateRule.class))
                    .toList());
        }
    }
}
