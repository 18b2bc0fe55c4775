/**
 * Reads reports of tests in JUnit XML, in the dialects of the common test runners.
 *
 * <p>Owns the reading of such a file: a verdict (passed, failed, cannot tell) with its reason, the counts, and what an
 * approver wants to know (TEST-01 to TEST-09, RULE-01). Where a report's totals and its cases differ, the worse counts.
 * Knows nothing of releases. Publishes {@link com.maqsafy.releases.testreport.TestReport}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Test reports",
        allowedDependencies = {})
package com.maqsafy.releases.testreport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
