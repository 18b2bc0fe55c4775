package com.maqsafy.releases.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.ProductionObservations;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** Serves POST-01..14: which checks a service has, and which items they serve. */
class ConfiguredChecksTest {

    private static final String PREFIX = "releases.services.canteen-api.verification.checks.";

    @Test
    void listsChecksByItemAndTheItemsTheyServe() {
        CheckCatalogue catalogue = Asking.check("z-alerts", "POST-11", "alerts")
                .with("z-alerts", "url", "http://localhost/alerts")
                .and("reports", "POST-12", "http")
                .with("reports", "url", "https://localhost/reports")
                .with("reports", "critical", "false")
                .with("reports", "title", "Reports open")
                .and("health", "POST-01", "HTTP")
                .with("health", "url", "http://localhost/health")
                .and("alive-too", "POST-01", "http")
                .with("alive-too", "url", "http://localhost/")
                .configured();

        assertThat(catalogue.checks("canteen-api"))
                .containsExactly(
                        new CheckDefinition("alive-too", "POST-01", CheckKind.HTTP, true, "Alive too"),
                        new CheckDefinition("health", "POST-01", CheckKind.HTTP, true, "Health"),
                        new CheckDefinition("z-alerts", "POST-11", CheckKind.ALERTS, true, "Z alerts"),
                        new CheckDefinition("reports", "POST-12", CheckKind.HTTP, false, "Reports open"));
        assertThat(catalogue.items("canteen-api")).containsExactly("POST-01", "POST-11", "POST-12");
        assertThat(catalogue.checks("unknown")).isEmpty();
        assertThat(catalogue.items("unknown")).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Asking asking = Asking.check("health", "POST-15", "http")
                .with("health", "timeout", "soon")
                .and("api", "POST-03", "protected")
                .with("api", "url", "http://localhost/api")
                .with("api", "login", "health")
                .with("odd", "item", "POST-01");

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(asking::configured)
                .withMessageStartingWith("REL-VER-001 The settings of the verification checks are not valid; mend:\n- ")
                .withMessageContaining("\n- " + PREFIX + "health.url is missing")
                .withMessageContaining("\n- " + PREFIX + "health.item must be one of POST-01 to POST-14")
                .withMessageContaining("\n- " + PREFIX + "health.timeout cannot be read as Duration")
                .withMessageContaining(
                        "- " + PREFIX + "api.login must be the id of a check of kind login of the same service")
                .withMessageContaining("- " + PREFIX + "odd.kind must be one of http, login, protected, queue, jdbc,"
                        + " redis, command, log, alerts");
    }

    @ParameterizedTest(name = "{0} {1}={2}")
    @CsvSource(delimiter = '|', textBlock = """
            http    | url        | ftp://host/              | must be an address that begins with http:// or https://
            http    | url        | not a url                | must be an address that begins with http:// or https://
            http    | url        | http://user:pw@host/     | must not contain a user or password; use a check of kind login or protected
            http    | contains   | {tag}                    | uses an unknown placeholder; only {version} is known here
            http    | status     | fine                     | cannot be read as Integer
            http    | timeout    | 0s                       | must be from 1 ms to 10 minutes
            http    | timeout    | 11m                      | must be from 1 ms to 10 minutes
            login   | password   | ''                       | is missing
            login   | username   | ''                       | is missing
            queue   | status-url | http://host/status       | must contain {id}
            jdbc    | url        | jdbc:nosuch://host/db    | must be a JDBC address for which a driver is installed, such as jdbc:postgresql://host/db, jdbc:mariadb://host/db or jdbc:mysql://host/db
            jdbc    | url        | jdbc:postgresql://host/db?user=u&password=p | must not contain a user or password; use the settings username and password
            redis   | port       | 70000                    | must be a port from 1 to 65535
            redis   | host       | ''                       | is missing
            command | command    | ''                       | is missing; give program and arguments as a list
            log     | pattern    | (                        | is not a regular expression of RE2: missing closing ); look-around and back-references are not in it
            log     | pattern    | (?=a)b                   | is not a regular expression of RE2: invalid or unsupported Perl syntax
            http    | url        | http://host:70000/health | must be an address that begins with http:// or https://, its port up to 65535
            login   | token-field | data[0].token           | is no path in an answer
            """)
    void namesThePropertyAtFault(String kind, String key, String value, String problem) {
        Asking asking = Asking.check("probe", "POST-01", kind).with("probe", key, value);

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(asking::configured)
                .withMessageContaining("- " + PREFIX + "probe." + key + " " + problem);
    }

    @Test
    void namesTheCommandThatUsesAnUnknownPlaceholder() {
        Asking asking = Asking.check("nginx", "POST-08", "command")
                .with("nginx", "command[0]", "nginx")
                .with("nginx", "command[1]", "{backup}");

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(asking::configured)
                .withMessageContaining("- REL-CMD-001 " + PREFIX
                        + "nginx.command uses the unknown placeholder {backup}; use one of {version}.");
    }

    @Test
    void repeatsNoSecretInAProblem() {
        Asking asking = Asking.check("database", "POST-07", "jdbc")
                .with("database", "url", "jdbc:postgresql://host/db?password=s3cret-pw");

        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(asking::configured)
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cret-pw"));
    }

    @Test
    void startsInAnApplicationWithoutContactingTheTarget() throws Exception {
        String nobody = Target.nobody("/health");

        context()
                .withPropertyValues(
                        "PASSWORD=s3cret",
                        PREFIX + "health.kind=http",
                        PREFIX + "health.item=POST-01",
                        PREFIX + "health.url=" + nobody,
                        PREFIX + "health.json.version={version}",
                        PREFIX + "login.kind=login",
                        PREFIX + "login.item=POST-02",
                        PREFIX + "login.url=" + nobody,
                        PREFIX + "login.username=probe",
                        PREFIX + "login.password=${PASSWORD}",
                        "releases.services.other.source.repository=elsewhere")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(CheckRunner.class)).isNotNull();
                    assertThat(context.getBean(CheckCatalogue.class).items("canteen-api"))
                            .containsExactly("POST-01", "POST-02");
                    assertThat(context.getBean(CheckCatalogue.class).items("other"))
                            .isEmpty();
                });
    }

    @Test
    void stopsTheStartOfAnApplicationWithInvalidChecks() {
        context()
                .withPropertyValues(PREFIX + "health.kind=http", PREFIX + "health.item=POST-01")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("REL-VER-001 The settings of the verification checks are not valid; mend:\n- "
                                + PREFIX + "health.url is missing"));
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner().withInitializer(context -> {
            var scanner = new ClassPathBeanDefinitionScanner((BeanDefinitionRegistry) context);
            // What hangs into the engine needs the engine.
            scanner.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*\\.verification\\.process\\..*")));
            scanner.scan("com.maqsafy.releases.verification", "com.maqsafy.releases.command");
            ((GenericApplicationContext) context)
                    .registerBean(ProductionObservations.class, () -> mock(ProductionObservations.class));
            ((GenericApplicationContext) context).registerBean(Clock.class, Clock::systemUTC);
            ServiceSettings settings = mock(ServiceSettings.class);
            when(settings.services()).thenReturn(new TreeSet<>(Set.of("canteen-api")));
            when(settings.binder("canteen-api")).thenAnswer(call -> Binder.get(context.getEnvironment()));
            ((GenericApplicationContext) context).registerBean(ServiceSettings.class, () -> settings);
        });
    }
}
