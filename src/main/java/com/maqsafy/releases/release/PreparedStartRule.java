package com.maqsafy.releases.release;

import com.maqsafy.releases.process.Violation;
import java.util.List;

/**
 * A condition that other modules put on the start of a release and that needs to know what the release brings. Asked when
 * nothing else stands against the start.
 */
public interface PreparedStartRule {

    /** What stands against starting this release; empty when nothing does. */
    List<Violation> check(ReleaseStart.Prepared prepared);
}
