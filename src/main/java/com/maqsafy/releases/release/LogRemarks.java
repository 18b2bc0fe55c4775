package com.maqsafy.releases.release;

import java.util.Collection;
import java.util.Map;

/** What the release log says of releases beside the notes of their outcome (LOG-06), e.g. that a review is due. */
public interface LogRemarks {

    /** Release key to remark, a few words without a full stop; releases of which there is nothing to say are absent. */
    Map<String, String> of(Collection<String> releases);
}
