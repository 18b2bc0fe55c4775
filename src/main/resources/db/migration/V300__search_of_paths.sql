-- Releases by the incident that they mend, by where they came past, and those for which an exception was made: without these
-- each search read every record that there ever was. The conditions are those of ReleaseSearch, literally.
CREATE INDEX ledger_record_incident ON ledger_record ((payload::json ->> 'incident'), release_key)
    WHERE kind = 'incidentReported';
CREATE INDEX ledger_record_by_place ON ledger_record (definition_key, element, release_key)
    WHERE definition_key IS NOT NULL;
CREATE INDEX ledger_record_exception ON ledger_record (release_key)
    WHERE kind IN ('breakGlassUsed', 'leakFindingWaived', 'engineIntervention', 'peakDeploymentDecided',
        'destructiveOperationDecided', 'hotfixScopeDecided', 'failedChecksDecided', 'releaseAmended');
CREATE INDEX ledger_record_duty_lifted ON ledger_record (release_key)
    WHERE kind = 'approvalDecided' AND payload LIKE '%"lifted":[{%';
