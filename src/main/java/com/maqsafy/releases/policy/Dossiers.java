package com.maqsafy.releases.policy;

/** Gives the dossier of a release as things stand now. */
public interface Dossiers {

    /** @throws com.maqsafy.releases.release.UnknownReleaseException when there is no such release */
    Dossier of(String release);
}
