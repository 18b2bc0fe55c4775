package com.maqsafy.releases;

import com.maqsafy.releases.settings.Inspection.Outcome;
import com.maqsafy.releases.settings.InspectionResult;
import com.maqsafy.releases.settings.ServiceInspections;
import com.maqsafy.releases.settings.ServiceSettings;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/**
 * {@code java -jar release-management.jar check-service [name...]}: tries out what deployments of services will need, all
 * services unless some are named, and ends with 0 when everything is there. Needs no database, starts no engine, no web
 * server and no worker, and changes nothing.
 */
final class ServiceCheckCommand {

    private static final String WORD = "check-service";

    private ServiceCheckCommand() {}

    /** Whether the arguments ask for it. */
    static boolean isMeant(String... args) {
        return CommandWord.is(WORD, args);
    }

    /**
     * Does it.
     *
     * @param args those of {@code main}: services, and settings with two dashes
     * @return the exit status
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        List<String> named =
                Arrays.stream(args).filter(arg -> !arg.startsWith("--")).skip(1).toList();
        String[] settings =
                Arrays.stream(args).filter(arg -> arg.startsWith("--")).toArray(String[]::new);
        try (ConfigurableApplicationContext context = surroundings().run(settings)) {
            SortedSet<String> known = context.getBean(ServiceSettings.class).services();
            Collection<String> services = named.isEmpty() ? known : new TreeSet<>(named);
            boolean fine = !services.isEmpty();
            if (services.isEmpty()) {
                err.println("REL-SET-021 There is no service. Describe one under releases.services.");
            }
            for (String service : services) {
                if (known.contains(service)) {
                    fine &= told(
                            service, context.getBean(ServiceInspections.class).inspect(service), out);
                } else {
                    err.println("REL-SET-021 There is no service " + service + ". Known are " + String.join(", ", known)
                            + ".");
                    fine = false;
                }
            }
            return fine ? 0 : 1;
        } catch (RuntimeException e) {
            // Why it did not start has been said in one line.
            return 1;
        }
    }

    /** An application that can only look at what services need. */
    static SpringApplicationBuilder surroundings() {
        return new SpringApplicationBuilder(Surroundings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .registerShutdownHook(false)
                .initializers(context -> context.addBeanFactoryPostProcessor(withoutListeners()))
                // The mistakes are told by the command itself.
                .properties("logging.level.root=WARN", "logging.level.com.maqsafy.releases.settings=OFF");
    }

    /** What the modules do by themselves once the application is ready is not done here. */
    private static BeanDefinitionRegistryPostProcessor withoutListeners() {
        return registry -> registry.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
    }

    private static boolean told(String service, List<InspectionResult> results, PrintStream out) {
        for (InspectionResult result : results) {
            out.printf(
                    "%-14s %s (%s, %d ms): %s%n",
                    result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    result.what(),
                    result.setting(),
                    result.duration().toMillis(),
                    result.message());
        }
        boolean fine = results.stream().noneMatch(result -> result.outcome() == Outcome.FAILED);
        out.println(service + (fine ? ": ok" : ": failed"));
        return fine;
    }

    /**
     * The modules without what makes an application of them; only what is asked for is made. No component itself, so that
     * the application does not find it.
     */
    @EnableConfigurationProperties
    @ConfigurationPropertiesScan
    @ComponentScan(
            lazyInit = true,
            excludeFilters = {
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "com\\.maqsafy\\.releases\\.(.*\\.)?(process|api|cockpit|demo|modelproof)\\..*"),
                // It would be started with the context.
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Lifecycle.class),
                @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Configuration.class),
                @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ReleaseManagementApplication.class)
            })
    static class Surroundings {

        @Bean
        Clock clock() {
            return Clock.system(ZoneOffset.UTC);
        }
    }
}
