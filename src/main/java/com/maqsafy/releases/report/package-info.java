/**
 * Reports: what an auditor takes away about one release or all releases of a period.
 *
 * <p>Owns the report of a release, one self-contained page that prints on A4 and the PDF/A made from it, in English and Arabic
 * ({@code report/messages*.properties}), the archive of a period, and the table that maps controls of standards to policy
 * items ({@code report/controls.json}). Decides nothing and keeps nothing: all content comes from the ledger.
 */
@NullMarked
@ApplicationModule(
        displayName = "Report",
        allowedDependencies = {"release", "evidence", "approval", "policy", "process", "language"})
package com.maqsafy.releases.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
