package com.maqsafy.releases.source;

import java.util.Optional;

/** The repositories of the configured services ({@code releases.services.<service>.source}). */
public interface SourceRepositories {

    /** The repository of a service, or empty when the service or its repository is not configured. */
    Optional<SourceRepository> of(String service);
}
