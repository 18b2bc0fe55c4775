package com.maqsafy.releases.verification;

import com.maqsafy.releases.release.ReleaseType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The configured checks of a service that serve certain policy items. */
@Component
public class ApplicableChecks {

    private final CheckCatalogue catalogue;
    private final RunningVersionCheck runningVersion;

    ApplicableChecks(CheckCatalogue catalogue, RunningVersionCheck runningVersion) {
        this.catalogue = catalogue;
        this.runningVersion = runningVersion;
    }

    /**
     * The service's checks for the items, in the catalogue's order; items without a check have none. Checks of what an
     * infrastructure release changes are critical for it, whatever the settings say: nobody accepts their failure. What
     * runs is asked of every service whose target can tell.
     */
    public List<CheckDefinition> of(String service, ReleaseType type, Collection<String> items) {
        return Stream.concat(
                        runningVersion.of(service).stream(),
                        catalogue.checks(service).stream()
                                .filter(c -> items.contains(c.item()))
                                .map(c -> type.criticalChecks().contains(c.item()) ? c.asCritical() : c))
                .toList();
    }
}
