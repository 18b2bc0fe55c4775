package com.maqsafy.releases.system;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A bare Camunda Boot application: the starters for the engine, the web applications and REST, and nothing else. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareApplication {

    private BareApplication() {}

    public static void main(String[] args) {
        SpringApplication.run(BareApplication.class, args);
    }
}
