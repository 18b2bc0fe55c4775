-- Searching for exceptions and for the role of an approval read all records that there ever were.
CREATE INDEX ledger_record_exception ON ledger_record (release_key)
    WHERE kind IN ('breakGlassUsed', 'peakDeploymentDecided', 'destructiveOperationDecided', 'hotfixScopeDecided',
            'leakFindingWaived', 'engineIntervention')
        OR (kind = 'approvalDecided' AND jsonb_array_length(coalesce(payload::jsonb #> '{act,lifted}', '[]')) > 0);
CREATE INDEX ledger_record_approving_role ON ledger_record
    USING gin (string_to_array(payload::jsonb ->> 'role', ','))
    WHERE kind = 'approvalDecided' AND payload::jsonb ->> 'decision' = 'approve';
