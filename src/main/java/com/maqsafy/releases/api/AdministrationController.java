package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.person.Roles;
import io.swagger.v3.oas.annotations.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was done around all releases, for auditors. */
@RestController
class AdministrationController {

    private static final String READERS = Roles.AUDITOR;

    private final AdministrationLedger ledger;
    private final EvidenceExport export;

    AdministrationController(AdministrationLedger ledger, EvidenceExport export) {
        this.ledger = ledger;
        this.export = export;
    }

    /**
     * A page.
     *
     * @param records newest first
     * @param before what to ask for next; null when there are no older records
     */
    record Page(List<LedgerRecord> records, @Nullable Long before) {}

    /**
     * A page of the administration ledger, newest first.
     *
     * @param before sequence before which the page ends; absent for the newest
     * @param limit 1 to {@link AdministrationLedger#LONGEST_PAGE}
     */
    @GetMapping("/api/administration")
    @Operation(summary = "What was done around releases: accounts, roles, deployments, interventions; newest first")
    Page administration(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "100") int limit,
            Authentication caller) {
        require(caller);
        if (limit < 1 || limit > AdministrationLedger.LONGEST_PAGE) {
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "Not a page",
                    "REL-ADM-002 limit is 1 to " + AdministrationLedger.LONGEST_PAGE + ".");
        }
        List<LedgerRecord> records = ledger.page(before, limit);
        boolean more = !records.isEmpty() && records.get(records.size() - 1).sequence() > 1;
        return new Page(records, more ? records.get(records.size() - 1).sequence() : null);
    }

    /** All of it, for {@code verify}: a record a line, then its seals, their envelopes, proofs and the checkpoint. */
    @GetMapping(
            path = "/api/administration/evidence",
            produces = {"application/jsonl", "application/x-ndjson", "application/json"})
    @Operation(summary = "The administration ledger with its seals, a line each, as the evidence of a release")
    ResponseEntity<byte[]> evidence(Authentication caller) throws IOException {
        require(caller);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        export.write(AdministrationLedger.SUBJECT, lines, EvidenceExport.With.PROOFS);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(lines.toByteArray());
    }

    private static void require(Authentication caller) {
        if (caller.getAuthorities().stream().noneMatch(a -> READERS.equals(a.getAuthority()))) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not shown",
                    "REL-ADM-001 Only auditors read what was done around releases. Ask an administrator for the role auditor.");
        }
    }
}
