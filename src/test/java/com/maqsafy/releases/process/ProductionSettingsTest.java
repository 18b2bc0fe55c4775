package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.util.SpringBootStarterPropertyHelper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/** What application.yml asks of Camunda reaches Camunda: a setting it does not know would be ignored in silence. */
class ProductionSettingsTest {

    @Test
    void cookiesAreSecureAndTransportIsStrict() {
        CamundaBpmProperties camunda = camunda();
        assertThat(camunda.getWebapp().getSessionCookie().isEnableSecureCookie())
                .isTrue();
        assertThat(camunda.getWebapp().getSessionCookie().isEnableSameSiteCookie())
                .isTrue();
        assertThat(camunda.getWebapp().getCsrf().isEnableSecureCookie()).isTrue();
        assertThat(camunda.getWebapp().getHeaderSecurity().isHstsDisabled()).isFalse();
    }

    @Test
    void weakPasswordsAreRefusedByTheEngine() {
        assertThat(engine(camunda()).isEnablePasswordPolicy()).isTrue();
    }

    @Test
    void theDemonstrationWorksOverPlainHttpWithItsKnownPassword() {
        CamundaBpmProperties camunda = camunda("demo");
        assertThat(camunda.getWebapp().getSessionCookie().isEnableSecureCookie())
                .isFalse();
        assertThat(camunda.getWebapp().getCsrf().isEnableSecureCookie()).isFalse();
        assertThat(camunda.getWebapp().getHeaderSecurity().isHstsDisabled()).isTrue();
        assertThat(engine(camunda).isEnablePasswordPolicy()).isFalse();
    }

    @Test
    void theApiIsDescribedInTheDemonstrationOnlyUnlessSwitchedOn() {
        for (String key : new String[] {"springdoc.api-docs.enabled", "springdoc.swagger-ui.enabled"}) {
            assertThat(environment().getProperty(key)).isEqualTo("false");
            assertThat(environment("demo").getProperty(key)).isEqualTo("true");
        }
    }

    private static ConfigurableEnvironment environment(String... profiles) {
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment, null, null, profiles);
        return environment;
    }

    /** Fails for a setting below {@code camunda.bpm} that Camunda does not have. */
    private static CamundaBpmProperties camunda(String... profiles) {
        return Binder.get(environment(profiles))
                .bind(
                        "camunda.bpm",
                        Bindable.ofInstance(new CamundaBpmProperties()),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                .get();
    }

    private static SpringProcessEngineConfiguration engine(CamundaBpmProperties camunda) {
        SpringProcessEngineConfiguration engine = new SpringProcessEngineConfiguration();
        SpringBootStarterPropertyHelper.applyProperties(
                engine, camunda.getGenericProperties().getProperties(), false);
        return engine;
    }
}
