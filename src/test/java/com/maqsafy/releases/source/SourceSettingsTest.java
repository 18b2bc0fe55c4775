package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.laravel.LaravelMigrations;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class SourceSettingsTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(SourceModule.class);

    @Test
    void bindsServicesWithDefaults() {
        runner.withPropertyValues(
                        "releases.services.canteen-api.source.repository=/srv/canteen.git",
                        "releases.services.other.deployment.anything=1")
                .run(context -> {
                    SourceSettings settings = context.getBean(SourceSettings.class);
                    assertThat(settings.services().get("canteen-api").source())
                            .isEqualTo(Origins.at("/srv/canteen.git"));
                    SourceRepositories repositories = context.getBean(SourceRepositories.class);
                    assertThat(repositories.of("canteen-api")).isPresent();
                    assertThat(repositories.of("other")).isEmpty();
                    assertThat(repositories.of("unknown")).isEmpty();
                });
    }

    @Test
    void startsWithNoServices() {
        runner.run(
                context -> assertThat(context.getBean(SourceRepositories.class).of("canteen-api"))
                        .isEmpty());
    }

    @Test
    void aScopeRuleReplacesTheDefaultsOfItsWord() {
        runner.withPropertyValues("releases.source.scope-rules.mobile-app=apps/flutter/**")
                .run(context -> {
                    ScopeRules rules = new ScopeRules(
                            context.getBean(SourceSettings.class).source().scopeRules());
                    assertThat(rules.provedBy(Set.of("apps/flutter/main.dart"), ScopeRules.SCOPE_WORDS))
                            .containsExactly("mobile-app");
                    assertThat(rules.provedBy(Set.of("mobile/main.dart"), ScopeRules.SCOPE_WORDS))
                            .isEmpty();
                });
    }

    @Test
    void wrongSettingsStopTheStartAndNameTheProperty() {
        assertRefused(
                "releases.services.canteen-api.source.tag-prefix=v",
                "releases.services.canteen-api.source.repository is empty: set the path or the URL of the service's"
                        + " Git repository");
        assertRefused(
                "releases.source.scope-rules.backened=app/**", "releases.source.scope-rules.backened: unknown word");
        assertRefused(
                "releases.source.scope-rules.backend=/app/**",
                "releases.source.scope-rules.backend: the glob '/app/**'");
        assertRefused("releases.source.timeout=0s", "releases.source.timeout must be at least 1s, is PT0S");
    }

    @Test
    void tellsUrlsFromPaths() {
        assertThat(Set.of("https://host/a.git", "git@host:team/a.git", "file:///srv/a.git"))
                .allMatch(location -> Origins.at(location).remote());
        assertThat(Set.of("/srv/a.git", "./a.git", "a", "C:\\repos\\a", "C:/repos/a"))
                .noneMatch(location -> Origins.at(location).remote());
    }

    private void assertRefused(String property, String message) {
        runner.withPropertyValues(property)
                .run(context -> assertThat(context.getStartupFailure())
                        .isNotNull()
                        .rootCause()
                        .hasMessageStartingWith(message));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SourceSettings.class)
    @Import({GitSourceRepositories.class, LaravelMigrations.class})
    static class SourceModule {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
