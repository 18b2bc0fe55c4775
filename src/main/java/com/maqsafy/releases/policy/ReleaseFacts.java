package com.maqsafy.releases.policy;

import java.util.Map;

/** What the forms of a release show above their questions beside its scope: the incident of a hotfix, say. */
public interface ReleaseFacts {

    /** Label to text, in the order in which they are shown; empty when there is nothing to add. */
    Map<String, String> of(Dossier dossier);
}
