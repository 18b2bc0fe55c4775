package com.maqsafy.releases.policy;

/** Gives the dossier of a release as things stand now. */
public interface Dossiers {

    /**
     * The dossier of a release.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release
     */
    Dossier of(String release);
}
