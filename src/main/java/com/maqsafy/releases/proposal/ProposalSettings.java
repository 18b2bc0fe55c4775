package com.maqsafy.releases.proposal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this module.
 *
 * @param services settings by service
 * @param proposal settings that hold for all services
 */
@ConfigurationProperties("releases")
record ProposalSettings(
        Map<String, Service> services, @DefaultValue Options proposal) {

    @SuppressWarnings("ConstantValue") // the binder hands in null for an absent map
    ProposalSettings {
        services = services == null ? Map.of() : Map.copyOf(services);
        requirePattern("releases.proposal.requirements", proposal.requirements());
        services.forEach((name, service) -> {
            if (service.proposal() != null) {
                requirePattern(
                        "releases.services." + name + ".proposal.requirements",
                        service.proposal().requirements());
            }
        });
    }

    /** Settings of one service; other modules bind their own part. */
    record Service(@Nullable Options proposal) {}

    /**
     * What is proposed for a new release.
     *
     * @param requirements what ids of requirements look like in commit messages and branch names, a pattern of RE2; its first
     *     group is the id where it has one
     */
    record Options(
            @DefaultValue("\\b[A-Z][A-Z0-9]+-[1-9][0-9]*\\b")
            String requirements) {}

    /** The pattern of a service's requirement ids. */
    Pattern requirements(String service) {
        Service own = services.get(service);
        Options options = own == null || own.proposal() == null ? proposal : own.proposal();
        return Pattern.compile(options.requirements());
    }

    private static void requirePattern(String property, String pattern) {
        try {
            if (pattern.isBlank() || Pattern.compile(pattern).matches("")) {
                throw new IllegalArgumentException(
                        property + " finds nothing or everything: write what an id looks like, e.g. MAQ-[0-9]+");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    property + " '" + pattern + "' is no pattern (" + e.getDescription()
                            + "): write what an id looks like, e.g. MAQ-[0-9]+",
                    e);
        }
    }
}
