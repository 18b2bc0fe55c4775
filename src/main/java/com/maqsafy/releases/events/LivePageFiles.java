package com.maqsafy.releases.events;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the files of the Releases application, and lets streams through Camunda's filters. */
@Configuration
class LivePageFiles implements WebMvcConfigurer {

    /** The page needs nothing from elsewhere and no script in its text; Camunda's own policy asks for nonces. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String pages;
    private final String webjar;

    LivePageFiles(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String application,
            @Value("${camunda.bpm.webapp.webjar-classpath:/META-INF/resources/webjars/camunda}") String webjar) {
        this.pages = application + "/app/releases/**";
        this.webjar = webjar;
    }

    /** Asked for anew by browsers: scripts that load each other must be of one version. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(pages)
                .addResourceLocations("classpath:" + webjar + "/app/releases/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setHeader("Content-Security-Policy", POLICY);
                        return true;
                    }
                })
                .addPathPatterns(pages);
    }

    /** Camunda registers its filters without saying that they bear answers that take longer than a request. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static ServletContextInitializer streamsThroughFilters() {
        return (ServletContext context) -> context.getFilterRegistrations().values().stream()
                .filter(filter ->
                        filter.getClassName() != null && filter.getClassName().startsWith("org.camunda."))
                .filter(FilterRegistration.Dynamic.class::isInstance)
                .map(FilterRegistration.Dynamic.class::cast)
                .forEach(filter -> filter.setAsyncSupported(true));
    }
}
