package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/** A condition that other modules put on the start of a release, e.g. that the service is ready (OPEN-01 to OPEN-08). */
public interface StartRule {

    /** What stands against starting this request; empty when nothing does. Never throws for bad input. */
    List<Violation> check(ReleaseRequest request);
}
