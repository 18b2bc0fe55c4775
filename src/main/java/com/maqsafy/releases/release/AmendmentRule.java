package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/** A condition that other modules put on what is changed of a release while it is prepared. */
public interface AmendmentRule {

    /** What stands against a change; empty when nothing does. Never throws for bad input. */
    List<Violation> check(ReleaseDetails release, Amendment.Change change);
}
