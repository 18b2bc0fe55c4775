package com.maqsafy.releases.demo;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where everything is and who can log in, once the application can be used. */
@Component
@Profile("demo")
class DemoBanner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBanner.class);

    private final Environment environment;

    DemoBanner(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (LOG.isInfoEnabled()) {
            LOG.info("{}{}", System.lineSeparator(), text());
        }
    }

    String text() {
        String base = "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
                + environment.getProperty("server.servlet.context-path", "");
        return """
                The demonstration runs.
                  Tasklist     %1$s/camunda/app/tasklist/
                  Releases     %1$s/camunda/app/releases/
                  Cockpit      %1$s/camunda/app/cockpit/
                  API          %1$s/swagger-ui.html
                  canteen-api  %2$s/dashboard, on %4$s
                  Data         %3$s
                  Users, password "demo":
                    owner developer qa tech product business security
                    manager deployer rollback process auditor ci admin""".formatted(
                base,
                Optional.ofNullable(environment.getProperty("demo.target-url")).orElse("(not started)"),
                environment.getProperty("releases.data-dir"),
                Optional.ofNullable(environment.getProperty("demo.framework")).orElse("no target"));
    }
}
