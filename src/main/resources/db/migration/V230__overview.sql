-- What the overview counts by the time of its record, and hotfixes by the version that they mend: a page of it reads the
-- period that is asked for and not all that ever was.
CREATE INDEX ledger_record_of_overview ON ledger_record (kind, time)
    WHERE kind IN ('approvalDecided', 'reviewOverdue', 'peakDeploymentDecided', 'failedChecksDecided', 'breakGlassUsed',
        'leakFindingWaived', 'releaseAmended');
CREATE INDEX release_mended_by_hotfix ON release (service, previous_version) WHERE type = 'hotfix';
