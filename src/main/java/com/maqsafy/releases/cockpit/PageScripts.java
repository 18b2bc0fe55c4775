package com.maqsafy.releases.cockpit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves Cockpit's scripts, ours among them, to be asked for anew by browsers: they are modules that load each other, and
 * after an update a browser must not mix old ones with new ones.
 */
@Configuration
class PageScripts implements WebMvcConfigurer {

    private final String application;
    private final String webjar;

    PageScripts(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String application,
            @Value("${camunda.bpm.webapp.webjar-classpath:/META-INF/resources/webjars/camunda}") String webjar) {
        this.application = application;
        this.webjar = webjar;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(application + "/app/cockpit/scripts/**")
                .addResourceLocations("classpath:" + webjar + "/app/cockpit/scripts/")
                .setCacheControl(CacheControl.noCache());
    }
}
