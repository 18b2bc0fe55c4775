package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.command.CommandRunner;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/**
 * How long settings of many services take at a start: to judge them, to bind all records, to read the checks. In turns with
 * the same bound by Spring from the whole environment. By hand, {@code mvn test -Dtest=SettingsBenchmark}; it never fails
 * for time.
 */
class SettingsBenchmark {

    private static final String CHECKS = "com.maqsafy.releases.verification.ConfiguredChecks";
    private static final String PROBE = "com.maqsafy.releases.verification.HttpProbe";

    @Test
    void manyServices() {
        int runs = Integer.getInteger("benchmark.runs", 3);
        List<Integer> counts = List.of(
                        System.getProperty("benchmark.services", "93,186,372").split(","))
                .stream()
                .map(Integer::valueOf)
                .toList();
        bySpring(10);
        here(10);
        for (int services : counts) {
            List<Long> before = new ArrayList<>();
            List<Long> now = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                before.add(bySpring(services));
                now.add(here(services));
            }
            System.out.printf(
                    "%d services: by Spring %s ms of a processor, here %s%n", services, shown(before), shown(now));
        }
    }

    /** Minimum, median and maximum. */
    private static String shown(List<Long> times) {
        Collections.sort(times);
        return times.get(0) + " / " + times.get(times.size() / 2) + " / " + times.get(times.size() - 1) + " of "
                + times.size();
    }

    private static long here(int services) {
        WrittenYaml yaml = yaml(services);
        long before = cpu();
        try (AnnotationConfigApplicationContext application = yaml.application(JudgedSettings.class)) {
            readChecks(application);
            application.refresh();
            long time = (cpu() - before) / 1_000_000;
            assertThat(application.getBean(ServiceSettings.class).services()).hasSize(services);
            return time;
        }
    }

    private static long bySpring(int services) {
        WrittenYaml yaml = yaml(services);
        long before = cpu();
        DefaultListableBeanFactory records = new DefaultListableBeanFactory();
        WrittenYaml.RECORDS.forEach(record -> records.registerBeanDefinition(
                "releases-" + record.getName(), new RootBeanDefinition(record.getName())));
        JudgedSettings judged = new JudgedSettings();
        judged.setEnvironment(yaml.environment());
        judged.postProcessBeanFactory(records);
        try (AnnotationConfigApplicationContext application = yaml.application()) {
            application.registerBean(
                    ServiceSettings.class, () -> new OfTheWholeEnvironment(judged, yaml.environment()));
            readChecks(application);
            application.refresh();
            return (cpu() - before) / 1_000_000;
        }
    }

    private static void readChecks(AnnotationConfigApplicationContext application) {
        application.register(ClassUtils.resolveClassName(CHECKS, null));
        registerInstance(application, ClassUtils.resolveClassName(PROBE, null));
        application.registerBean(CommandRunner.class, () -> (spec, listener) -> {
            throw new AssertionError("Nothing is run at a start.");
        });
    }

    private static <T> void registerInstance(AnnotationConfigApplicationContext application, Class<T> type) {
        application.registerBean(type, () -> BeanUtils.instantiateClass(type));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** As many services as asked for, each with everything that the tests' one has, its secrets by variables. */
    private static WrittenYaml yaml(int services) {
        String head = "releases:\n  services:\n";
        String one = WrongSettingsTest.SERVICE.substring(
                WrongSettingsTest.SERVICE.indexOf("    orders-api:"),
                WrongSettingsTest.SERVICE.indexOf("    snack-api:"));
        Map<String, String> variables = new HashMap<>();
        String yaml = IntStream.range(0, services)
                .mapToObj(i -> {
                    variables.put("RELEASES_SERVICES_ORDERS" + i + "_VERIFICATION_CHECKS_LOGIN_PASSWORD", "s3cret");
                    variables.put("RELEASES_SERVICES_ORDERS" + i + "_VERIFICATION_CHECKS_DATABASE_PASSWORD", "s3cret");
                    return one.replace("orders-api:", "orders" + i + ":");
                })
                .collect(Collectors.joining("", head, ""));
        return WrittenYaml.of(yaml).variables(variables);
    }

    /** As it was before: each service is read from all that is written. */
    private record OfTheWholeEnvironment(ServiceSettings judged, ConfigurableEnvironment environment)
            implements ServiceSettings {

        @Override
        public SortedSet<String> services() {
            return judged.services();
        }

        @Override
        public List<String> mistakes(String service) {
            return judged.mistakes(service);
        }

        @Override
        public Binder binder(String service) {
            return Binder.get(environment);
        }
    }
}
