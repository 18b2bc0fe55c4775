package com.maqsafy.releases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the release management application: the engine, its web applications, the REST interface and the workers;
 * with {@code check-service} only tries out what services need ({@link ServiceCheckCommand}).
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReleaseManagementApplication {

    public static void main(String[] args) {
        if (ServiceCheckCommand.isMeant(args)) {
            System.exit(ServiceCheckCommand.run(System.out, System.err, args));
        }
        if (ModelCheckCommand.isMeant(args)) {
            System.exit(ModelCheckCommand.run(System.out, System.err, args));
        }
        SpringApplication application = new SpringApplication(ReleaseManagementApplication.class);
        application.addListeners(new ProductionRequirements());
        application.run(args);
    }
}
