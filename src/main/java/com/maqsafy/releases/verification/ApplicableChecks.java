package com.maqsafy.releases.verification;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The configured checks of a service that serve certain policy items. */
@Component
public class ApplicableChecks {

    private final CheckCatalogue catalogue;

    ApplicableChecks(CheckCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The service's checks for the items, in the catalogue's order; items without a check have none. */
    public List<CheckDefinition> of(String service, Collection<String> items) {
        return catalogue.checks(service).stream()
                .filter(c -> items.contains(c.item()))
                .toList();
    }
}
