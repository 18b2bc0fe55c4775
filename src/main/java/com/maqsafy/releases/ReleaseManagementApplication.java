package com.maqsafy.releases;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the release management application: the engine, its web applications, the REST interface and the workers;
 * with {@code check-service} only tries out what services need ({@link ServiceCheckCommand}), with {@code verify} only
 * verifies evidence ({@link VerifyCommand}).
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ReleaseManagementApplication {

    /**
     * Spring Boot's switch for the thread that loads libraries while the application starts: what they log before the log is
     * set up would go to stderr, beside the one line that a refused start has there.
     */
    private static final String NO_EARLY_LOADING = "spring.backgroundpreinitializer.ignore";

    public static void main(String[] args) {
        if (System.getProperty(NO_EARLY_LOADING) == null) {
            System.setProperty(NO_EARLY_LOADING, "true");
        }
        if (ServiceCheckCommand.isMeant(args)) {
            System.exit(ServiceCheckCommand.run(System.out, System.err, args));
        }
        if (ModelCheckCommand.isMeant(args)) {
            System.exit(ModelCheckCommand.run(System.out, System.err, args));
        }
        if (VerifyCommand.isMeant(args)) {
            System.exit(VerifyCommand.run(System.out, System.err, args));
        }
        SpringApplication application = new SpringApplication(ReleaseManagementApplication.class);
        application.addListeners(new ProductionRequirements());
        application.run(args);
    }
}
