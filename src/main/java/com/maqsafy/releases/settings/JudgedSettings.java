package com.maqsafy.releases.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Judges the settings before any module reads them, hides the services that cannot be worked with, and binds the others: what
 * was judged is what is bound.
 */
@Component
class JudgedSettings implements ServiceSettings, BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

    private static final Logger LOG = LoggerFactory.getLogger(JudgedSettings.class);

    private final SortedMap<String, List<String>> services = new TreeMap<>();
    private ConfigurableEnvironment environment;
    private BoundSettings bound = new BoundSettings(List.of());

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = (ConfigurableEnvironment) environment;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** @throws SettingsException {@code REL-SET-001} when something outside the services is wrong */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Map<String, Class<?>> records = records(beans);
        SettingsJudgement judgement = SettingsJudgement.of(
                environment,
                records.values(),
                SpringFactoriesLoader.forDefaultResourceLocation(beans.getBeanClassLoader())
                        .load(SettingsRule.class));
        if (!judgement.general().isEmpty()) {
            throw new SettingsException("REL-SET-001 Not started:", judgement.general());
        }
        judgement.services().forEach(service -> {
            List<String> mistakes = judgement.of(service);
            services.put(service, mistakes);
            if (!mistakes.isEmpty()) {
                LOG.error(
                        "REL-SET-002 The service {} is disabled, its settings have {}: {}",
                        service,
                        mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes",
                        String.join("; ", mistakes));
            }
        });
        Set<String> hidden = new LinkedHashSet<>(services.keySet());
        hidden.removeIf(service -> !disabled(service));
        if (!hidden.isEmpty()) {
            HiddenServices.hide(hidden, judgement.variables(hidden), environment.getPropertySources());
        }
        // Last: whoever takes variables away makes a source anew, in which all the others have names.
        HiddenServices.hideNames(judgement.aliases(), environment.getPropertySources());
        bound = judgement.bound();
        hidden.forEach(bound::remove);
        records.forEach((name, record) -> {
            if (isBoundHere(record) && beans.getBeanDefinition(name) instanceof AbstractBeanDefinition definition) {
                definition.setInstanceSupplier(() -> bound.record(record));
            }
        });
    }

    /** Records in which services may stand; what Spring has to validate as well is bound by Spring. */
    private static boolean isBoundHere(Class<?> record) {
        return SettingsTree.ROOT.equals(SettingsTree.prefix(record)) && !record.isAnnotationPresent(Validated.class);
    }

    /** The settings records by the names of their beans. */
    private static Map<String, Class<?>> records(ConfigurableListableBeanFactory beans) {
        Map<String, Class<?>> records = new LinkedHashMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            String type = beans.getBeanDefinition(name).getBeanClassName();
            // The names under which Spring registers settings; to look at all other classes would load them.
            if (type != null && type.startsWith("com.maqsafy.releases.") && name.endsWith("-" + type)) {
                Class<?> settings = ClassUtils.resolveClassName(type, beans.getBeanClassLoader());
                if (SettingsTree.isSettings(settings)) {
                    records.put(name, settings);
                }
            }
        }
        return records;
    }

    @Override
    public SortedSet<String> services() {
        return new TreeSet<>(services.keySet());
    }

    @Override
    public List<String> mistakes(String service) {
        return services.getOrDefault(service, List.of());
    }

    @Override
    public Binder binder(String service) {
        return new Binder(bound.of(service));
    }
}
