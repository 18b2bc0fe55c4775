/**
 * The ledger: what people and machines attested about a release, in the order in which it happened.
 *
 * <p>Owns the append-only rows, their hash chain, the documents and files that they name, the sealing of every ending, the log of seals
 * with its witnesses, the export and the verifier.
 * Decides nothing about releases. Publishes {@link com.maqsafy.releases.evidence.Ledger} to every module that has
 * something to attest, and {@link com.maqsafy.releases.evidence.ReleaseHistory} to those that read it. Each kind of record is
 * a {@link com.maqsafy.releases.evidence.LedgerEvent} of the module that owns it; nothing here knows what one means.
 */
@NullMarked
@ApplicationModule(
        displayName = "Evidence",
        allowedDependencies = {"command", "instance", "person", "settings", "source"})
package com.maqsafy.releases.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
