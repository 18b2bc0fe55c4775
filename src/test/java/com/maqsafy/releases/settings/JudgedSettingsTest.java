package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.hotfix.HotfixSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class JudgedSettingsTest {

    @Test
    @DisplayName("A service whose settings have a mistake is told to the log with the mistake, and is not there")
    void tellsTheLogWhichServiceIsDisabledAndWhy(CapturedOutput output) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource("test", Map.of("releases.services.orders-api.hotfix.max-files", "many")));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        String record = HotfixSettings.class.getName();
        beans.registerBeanDefinition("releases-" + record, new RootBeanDefinition(record));
        JudgedSettings settings = new JudgedSettings();
        settings.setEnvironment(environment);

        settings.postProcessBeanFactory(beans);

        assertThat(settings.services()).containsExactly("orders-api");
        assertThat(settings.mistakes("orders-api")).isNotEmpty();
        assertThat(output)
                .contains("REL-SET-002 The service orders-api is disabled, its settings have ")
                .contains("REL-SET-010 releases.services.orders-api.hotfix.max-files ");
        assertThat(environment.getProperty("releases.services.orders-api.hotfix.max-files"))
                .isNull();
    }

    @Test
    @DisplayName("What is bound is what Spring would bind: of all sources in their order, placeholders filled in")
    void bindsWhatSpringWouldBind() {
        Map<String, Object> bySpring = new TreeMap<>();
        try (AnnotationConfigApplicationContext spring = written().application()) {
            spring.refresh();
            WrittenYaml.RECORDS.forEach(record -> bySpring.put(record.getName(), spring.getBean(record)));
        }

        Map<String, Object> here = new TreeMap<>();
        try (AnnotationConfigApplicationContext application = written().application(JudgedSettings.class)) {
            application.refresh();
            ServiceSettings settings = application.getBean(ServiceSettings.class);
            assertThat(settings.mistakes("orders-api")).isEmpty();
            assertThat(settings.mistakes("snack-api")).isEmpty();
            assertThat(texts(settings, "orders-api", "production.http.password"))
                    .containsExactly("s3cr3t-of-a-variable");
            assertThat(texts(settings, "orders-api", "deployment.backup.command"))
                    .containsExactly("dump-by-argument", "{backup}");
            assertThat(texts(settings, "snack-api", "notes.storage")).containsExactly("/base/notes");
            WrittenYaml.RECORDS.forEach(record -> here.put(record.getName(), application.getBean(record)));
        }

        assertThat(here).usingRecursiveComparison().isEqualTo(bySpring);
    }

    private static List<String> texts(ServiceSettings settings, String service, String key) {
        return settings.binder(service)
                .bind("releases.services." + service + "." + key, Bindable.listOf(String.class))
                .orElse(List.of());
    }

    private static WrittenYaml written() {
        return WrittenYaml.of(
                        WrongSettingsTest.SERVICE.replace("[dump, \"{backup}\"]", "[dump, --clean, \"{backup}\"]"))
                .variables(Map.of("RELEASES_SERVICES_ORDERS_API_PRODUCTION_HTTP_PASSWORD", "s3cr3t-of-a-variable"))
                .arguments(Map.of(
                        "base", "/base",
                        "releases.data-dir", "${base}/data",
                        "releases.people.dana.git-names[0]", "Dana Haddad",
                        "releases.services.orders-api.production.http.username", "watch",
                        "releases.services.orders-api.deployment.backup.command[0]", "dump-by-argument",
                        "releases.services.orders-api.deployment.backup.command[1]", "{backup}",
                        "releases.services.snack-api.notes.storage", "${base}/notes",
                        "releases.services.snack-api.source.migrations", "snacks/by-argument,others"));
    }

    @Test
    @DisplayName("The settings of a service are read without those of the others, and not when it is disabled")
    void bindsAServiceByItself() {
        WrittenYaml yaml = WrittenYaml.of(WrongSettingsTest.SERVICE)
                .arguments(Map.of("releases.services.wrong-api.hotfix.max-files", "many"));
        try (AnnotationConfigApplicationContext application = yaml.application(JudgedSettings.class)) {
            application.refresh();
            ServiceSettings settings = application.getBean(ServiceSettings.class);

            assertThat(services(settings.binder("orders-api"))).containsExactly("orders-api");
            assertThat(services(settings.binder("snack-api"))).containsExactly("snack-api");
            assertThat(services(settings.binder("wrong-api"))).isEmpty();
            assertThat(services(settings.binder("ghost"))).isEmpty();
            assertThat(application.getBean(HotfixSettings.class).services()).containsOnlyKeys("orders-api");
        }
    }

    @Test
    @DisplayName("Of a disabled service the variables are hidden, and not those of one whose name begins like its own")
    void hidesTheVariablesOfADisabledServiceOnly() {
        WrittenYaml yaml = WrittenYaml.of(WrongSettingsTest.SERVICE)
                .variables(Map.of(
                        "RELEASES_SERVICES_ORDERS_PRODUCTION_HTTP_PASSWORD", "of-orders",
                        "RELEASES_SERVICES_ORDERSAPI_PRODUCTION_HTTP_PASSWORD", "of-orders-api",
                        "RELEASES_SERVICES_SNACK_API_NOTES_STORAGE", "/of/snack-api",
                        "RELEASES_SERVICES_ORDERS_API_PRODUCTION_HTTP_USERNAME", "watch"))
                .arguments(Map.of(
                        "releases.services.orders.hotfix.max-files", "many",
                        "releases.services.orders.production.http.username", "watch",
                        "releases.services.snack.hotfix.max-files", "many"));
        try (AnnotationConfigApplicationContext application = yaml.application(JudgedSettings.class)) {
            application.refresh();
            StandardEnvironment environment = yaml.environment();

            ServiceSettings settings = application.getBean(ServiceSettings.class);
            assertThat(settings.mistakes("orders")).isNotEmpty();
            assertThat(settings.mistakes("snack")).isNotEmpty();
            assertThat(settings.mistakes("orders-api")).isEmpty();
            assertThat(environment.getProperty("releases.services.orders.production.http.password"))
                    .isNull();
            assertThat(environment.getProperty("RELEASES_SERVICES_ORDERS_PRODUCTION_HTTP_PASSWORD"))
                    .isNull();
            assertThat(environment.getProperty("RELEASES_SERVICES_ORDERSAPI_PRODUCTION_HTTP_PASSWORD"))
                    .isEqualTo("of-orders-api");
            assertThat(environment.getProperty("RELEASES_SERVICES_ORDERS_API_PRODUCTION_HTTP_USERNAME"))
                    .isEqualTo("watch");
            assertThat(environment.getProperty("RELEASES_SERVICES_SNACK_API_NOTES_STORAGE"))
                    .isEqualTo("/of/snack-api");
            assertThat(services(Binder.get(environment)))
                    .as("nor does Spring take a variable for a service of another name")
                    .containsExactlyInAnyOrder("orders-api", "snack-api");
        }
    }

    private static Set<String> services(Binder binder) {
        return binder.bind("releases.services", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet();
    }
}
