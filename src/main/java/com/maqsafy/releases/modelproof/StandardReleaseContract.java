package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.release.ReleasePath;

/** A major, minor, patch or infrastructure release: what every release owes. */
final class StandardReleaseContract {

    static final String PROCESS = ReleasePath.STANDARD.process();

    private StandardReleaseContract() {}

    static ProcessContract contract() {
        return ReleaseContracts.of(
                PROCESS,
                "production is reached only through preparation and approval, a release only through verification, and the rest rolls back",
                ReleasePath.STANDARD.startForm(),
                null,
                null);
    }
}
