package com.maqsafy.releases.settings;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Which services the settings describe, and which of them are disabled because their settings are wrong.
 *
 * <p>A disabled service is not there for the other modules: nothing of it is bound, so nothing of it can be used by
 * mistake. It is mended in the settings and comes back with the next start.
 */
public interface ServiceSettings {

    /** All services that the settings name, disabled ones included. */
    SortedSet<String> services();

    /** Why a service is disabled, one line a mistake with the property's full name and the mend; empty = it is not. */
    List<String> mistakes(String service);

    /**
     * Reads the settings of one service by their full names, and sees no others: what it binds takes no longer where there
     * are many services. It finds nothing of a service that is disabled or not there.
     */
    default Binder binder(String service) {
        return new Binder();
    }

    /** Whether the service is disabled. */
    default boolean disabled(String service) {
        return !mistakes(service).isEmpty();
    }

    /**
     * Why no work is done for a release ({@code REL-SET-003}), when its service is disabled.
     *
     * @param release the release's key, service and version
     */
    default Optional<String> refusal(String release) {
        return services().stream()
                .filter(service -> release.startsWith(service + "-")
                        && release.substring(service.length() + 1).matches("\\d+\\.\\d+\\.\\d+.*"))
                .filter(this::disabled)
                .findFirst()
                .map(service -> "REL-SET-003 Nothing is done for " + release + ": the service " + service
                        + " is disabled because of its settings. Mend them, start again and repeat. "
                        + String.join("; ", mistakes(service)));
    }

    /**
     * Why no release of a service can be started, and how that is mended: it is disabled ({@code REL-SET-003}), has no
     * repository, or is not described at all.
     */
    default String noReleaseOf(String service) {
        if (disabled(service)) {
            return "REL-SET-003 No release of " + service
                    + " is started: the service is disabled because of its settings."
                    + " Mend them, start the application again and repeat. " + String.join("; ", mistakes(service));
        }
        return services().contains(service)
                ? service + " has no repository. Set releases.services." + service + ".source.repository."
                : "No service '" + service + "' is configured. Check the name, or add it under releases.services.";
    }

    /** Without any service. */
    static ServiceSettings none() {
        return new ServiceSettings() {
            @Override
            public SortedSet<String> services() {
                return new TreeSet<>();
            }

            @Override
            public List<String> mistakes(String service) {
                return List.of();
            }
        };
    }
}
