-- Who did what, in which releases: search by persons does not read the whole ledger.
CREATE INDEX ledger_record_by_actor ON ledger_record (actor, kind, release_key);
CREATE INDEX ledger_record_by_item ON ledger_record USING gin (items);
