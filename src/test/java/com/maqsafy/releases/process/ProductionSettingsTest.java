package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.util.SpringBootStarterPropertyHelper;
import org.camunda.bpm.webapp.impl.security.filter.headersec.HttpHeaderSecurityFilter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

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
    @DisplayName(
            "the web applications answer with the headers that keep them to TLS, their own scripts and their own frames")
    void theWebApplicationsSendTheirHeaders() throws Exception {
        MockHttpServletResponse production = answer(camunda());
        assertThat(production.getHeader("Strict-Transport-Security")).matches("max-age=\\d{7,}.*");
        assertThat(production.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(production.getHeader("Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "object-src 'none'");
        assertThat(answer(camunda("demo")).getHeader("Strict-Transport-Security"))
                .isNull();
    }

    /** What Camunda's own filter answers a page with, given what it is given by the settings. */
    private static MockHttpServletResponse answer(CamundaBpmProperties camunda) throws Exception {
        MockServletContext servlets = new MockServletContext();
        MockFilterConfig config = new MockFilterConfig(servlets);
        camunda.getWebapp().getHeaderSecurity().getInitParams().forEach(config::addInitParameter);
        HttpHeaderSecurityFilter filter = new HttpHeaderSecurityFilter();
        filter.init(config);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(servlets), response, new MockFilterChain());
        return response;
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
