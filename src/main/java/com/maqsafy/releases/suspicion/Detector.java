package com.maqsafy.releases.suspicion;

import java.util.stream.Stream;

/**
 * Finds suspicions of one kind in what is recorded of a release. It accuses nobody: what it finds may be quite right, and an
 * auditor asks. The same records must give the same findings with the same marks, whenever it is asked.
 */
interface Detector {

    /** The kind, e.g. {@code approved-in-seconds}. */
    String kind();

    /** Why it is suspicious, in a sentence for somebody who does not know the product. */
    String why();

    /** What is suspicious about a release. */
    Stream<Finding> find(Examined release);
}
