package com.maqsafy.releases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Stops a start outside profile {@code demo} that lacks what production cannot do without: one line on stderr that names
 * every missing setting and its environment variable, exit status 1, and nothing touched.
 *
 * <p>Only {@code main} adds it, so a test's application context is never ended by it.
 */
final class ProductionRequirements implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final int SHORTEST_PASSWORD = 12;

    /** What the engine's password policy counts as a special character. */
    private static final String SPECIAL = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        complaint(event.getEnvironment()).ifPresent(line -> {
            System.err.println(line);
            System.exit(1);
        });
    }

    /** Why this start is refused, in one line that never shows a value; empty when nothing is missing. */
    static Optional<String> complaint(Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        if (isMissing(environment, "spring.datasource.url")) {
            wrong.add("spring.datasource.url (SPRING_DATASOURCE_URL) is not set");
        }
        if (!environment.getProperty("spring.flyway.enabled", Boolean.class, true)) {
            // Tables are migrated elsewhere; whether they are is looked at before the engine starts.
        } else if (isMissing(environment, "spring.flyway.user")) {
            wrong.add("spring.flyway.user (SPRING_FLYWAY_USER) is not set");
        } else if (environment
                .getRequiredProperty("spring.flyway.user")
                .equals(environment.getProperty("spring.datasource.username"))) {
            wrong.add(
                    "spring.flyway.user (SPRING_FLYWAY_USER), which owns the tables, is the role with which the application"
                            + " works (spring.datasource.username)");
        }
        if (isMissing(environment, "releases.admin.password")) {
            wrong.add("releases.admin.password (RELEASES_ADMIN_PASSWORD) is not set");
        } else if (isWeak(
                environment.getRequiredProperty("releases.admin.password"),
                environment.getProperty("releases.admin.id", "admin"))) {
            wrong.add("releases.admin.password (RELEASES_ADMIN_PASSWORD) is too weak: it takes at least "
                    + SHORTEST_PASSWORD
                    + " characters with a lower-case and an upper-case letter, a digit and a special character,"
                    + " without the administrator's name");
        }
        if (isMissing(environment, "releases.evidence.signing-key")
                && !environment.getProperty("releases.evidence.generate-key", Boolean.class, false)) {
            wrong.add("releases.evidence.signing-key (RELEASES_EVIDENCE_SIGNINGKEY) is not set");
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("REL-APP-001 Not started: " + String.join("; ", wrong)
                        + ". Set what is missing, or try the demonstration with --spring.profiles.active=demo.");
    }

    private static boolean isMissing(Environment environment, String setting) {
        String value = environment.getProperty(setting);
        return value == null || value.isBlank();
    }

    /** The engine refuses these as well, but late and with a stack trace; the length is ours. */
    private static boolean isWeak(String password, String administrator) {
        String upper = password.toUpperCase(Locale.ROOT);
        return password.length() < SHORTEST_PASSWORD
                || password.chars().noneMatch(Character::isLowerCase)
                || password.chars().noneMatch(Character::isUpperCase)
                || password.chars().noneMatch(Character::isDigit)
                || password.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)
                || upper.contains(administrator.toUpperCase(Locale.ROOT))
                || upper.contains("ADMINISTRATOR");
    }
}
