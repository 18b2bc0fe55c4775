package com.maqsafy.releases.database;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the look before the engine. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The engine's bean, by the name that Camunda's starter gives it. */
    private static final String ENGINE = "processEngineFactoryBean";

    @Bean
    static BeanFactoryPostProcessor lookBeforeEngine() {
        return beans -> {
            if (beans.containsBeanDefinition(ENGINE)) {
                BeanDefinition engine = beans.getBeanDefinition(ENGINE);
                String[] before = engine.getDependsOn();
                Set<String> names = new LinkedHashSet<>(before == null ? List.of() : List.of(before));
                names.add(DatabaseWatch.NAME);
                engine.setDependsOn(names.toArray(String[]::new));
            }
        };
    }
}
