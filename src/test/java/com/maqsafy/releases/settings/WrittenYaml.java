package com.maqsafy.releases.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Settings in the places where people write them, and what is said of them with the records and rules of all modules. */
final class WrittenYaml {

    static final List<Class<?>> RECORDS = records();

    private final StandardEnvironment environment = new StandardEnvironment();

    private WrittenYaml() {
        // Nothing of the machine that runs the test.
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }

    static WrittenYaml of(String yaml) {
        WrittenYaml written = new WrittenYaml();
        try {
            for (PropertySource<?> source : new YamlPropertySourceLoader()
                    .load("file", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))) {
                written.environment.getPropertySources().addLast(source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    WrittenYaml variables(Map<String, String> variables) {
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.copyOf(variables)));
        return this;
    }

    WrittenYaml arguments(Map<String, String> arguments) {
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.copyOf(arguments)));
        return this;
    }

    StandardEnvironment environment() {
        return environment;
    }

    SettingsJudgement judged() {
        return SettingsJudgement.of(
                environment,
                RECORDS,
                SpringFactoriesLoader.forDefaultResourceLocation().load(SettingsRule.class));
    }

    /** An application of all settings records that was not started yet, and of other beans. */
    AnnotationConfigApplicationContext application(Class<?>... beans) {
        AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext();
        application.setEnvironment(environment);
        application.register(AllRecords.class);
        for (Class<?> bean : beans) {
            application.register(bean);
        }
        return application;
    }

    @ConfigurationPropertiesScan("com.maqsafy.releases")
    private static final class AllRecords {}

    private static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> records = new ArrayList<>();
        scanner.findCandidateComponents("com.maqsafy.releases").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            if (SettingsTree.isSettings(type)) {
                records.add(type);
            }
        });
        return List.copyOf(records);
    }
}
