-- Searching for the role of an approval read all records that there ever were.
CREATE INDEX ledger_record_approving_role ON ledger_record
    USING gin (string_to_array(payload::jsonb ->> 'role', ','))
    WHERE kind = 'approvalDecided' AND payload::jsonb ->> 'decision' = 'approve';
