-- What releases are searched for, by the order of the releases: a search reads as many rows as it shows, however many releases
-- there are and however long ago what is looked for was. Before, a search for what is common but old, or for what nobody has,
-- read every release or every record of a person.
--
-- The rows follow releases and ledger in the same transaction. They are no evidence: what is asked of a release itself is asked
-- of its row again, and nobody learns of a release by them alone.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE release_term (
    sort       text   NOT NULL,
    term       text   NOT NULL,
    release_id bigint NOT NULL,
    PRIMARY KEY (sort, term, release_id)
);

COMMENT ON TABLE release_term IS 'What is true of which release, for searches. Written by triggers of release and ledger_record only, and never deleted.';
COMMENT ON COLUMN release_term.sort IS 'Of the release: owner, requester, requirement, commit (its first 7 digits), version (it and its beginnings). Of its records: actor, deployer, approver, role (of an approval), approver-role (account, blank, role), item, incident, path (process, or process/element), exception';
COMMENT ON COLUMN release_term.term IS 'The account, role, item and so on, its first 200 characters; blank for an exception';
COMMENT ON COLUMN release_term.release_id IS 'Id of the release';

-- What is true of a release by its row. What changes later is added, so an older term may be true no more.
CREATE FUNCTION terms_of_release(r release) RETURNS TABLE (sort text, term text)
    LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS
$$
BEGIN
    RETURN QUERY
        SELECT t.sort, left(t.term, 200) FROM (
            SELECT 'owner' AS sort, r.owner AS term
            UNION ALL SELECT 'requester', r.requester
            UNION ALL SELECT 'requirement', requirement FROM unnest(r.requirements) AS requirement
            UNION ALL SELECT 'commit', left(r.commit_id, 7)
            UNION ALL SELECT 'version', r.version
            UNION ALL SELECT 'version', split_part(r.version, '.', 1)
            UNION ALL SELECT 'version', split_part(r.version, '.', 1) || '.' || split_part(r.version, '.', 2)) t;
END
$$;

COMMENT ON FUNCTION terms_of_release(release) IS 'What is true of a release by its row, for searches';

-- What is true of a release by one record of its ledger. An exception is what somebody decided against a rule's usual answer, a
-- scope that was changed after the request, or an approval for which a duty was lifted; whatever it says, a broken glass, a leak
-- that was let pass, and a process that was changed past its forms.
CREATE FUNCTION terms_of_record(l ledger_record) RETURNS TABLE (sort text, term text)
    LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS
$$
DECLARE
    said jsonb := '{}';
BEGIN
    IF l.kind IN ('approvalDecided', 'incidentReported', 'peakDeploymentDecided', 'destructiveOperationDecided',
            'hotfixScopeDecided', 'failedChecksDecided', 'releaseAmended') THEN
        BEGIN
            said := l.payload::jsonb;
        EXCEPTION WHEN untranslatable_character OR invalid_text_representation THEN
            NULL; -- A record that no search can read is evidence all the same.
        END;
    END IF;
    RETURN QUERY
        SELECT t.sort, left(t.term, 200) FROM (
            SELECT 'actor' AS sort, l.actor AS term
            UNION ALL SELECT 'item', item FROM unnest(l.items) AS item
            UNION ALL SELECT 'path', l.definition_key
            UNION ALL SELECT 'path', l.definition_key || '/' || l.element
            UNION ALL SELECT 'deployer', l.actor WHERE l.kind = 'deploymentStarted'
            UNION ALL SELECT 'incident', said ->> 'incident' WHERE l.kind = 'incidentReported'
            UNION ALL SELECT 'approver', l.actor WHERE l.kind = 'approvalDecided' AND said ->> 'decision' = 'approve'
            -- Some approvals are asked of one of two roles, which are named together.
            UNION ALL SELECT kept.sort, kept.before || role
                FROM unnest(string_to_array(said ->> 'role', ',')) AS role
                    CROSS JOIN LATERAL (VALUES ('role', ''), ('approver-role', l.actor || ' ')) AS kept (sort, before)
                WHERE l.kind = 'approvalDecided' AND said ->> 'decision' = 'approve'
            UNION ALL SELECT 'exception', ''
                WHERE l.kind IN ('breakGlassUsed', 'leakFindingWaived', 'engineIntervention')
                    OR (l.kind IN ('peakDeploymentDecided', 'destructiveOperationDecided', 'hotfixScopeDecided',
                            'failedChecksDecided', 'releaseAmended')
                        AND said ->> 'decision' IN ('approve', 'approved', 'agree', 'accept'))
                    OR (l.kind = 'releaseAmended' AND jsonb_exists_any(said,
                        ARRAY['commit', 'changes', 'contains', 'changedAspects', 'requirements']))
                    OR (l.kind = 'approvalDecided' AND said @? '$.act.lifted[*] ? (@.type() == "object")')) t
        WHERE t.term IS NOT NULL;
END
$$;

COMMENT ON FUNCTION terms_of_record(ledger_record) IS 'What is true of a release by one record of its ledger, for searches';

-- The triggers write as the owner of the table: the application may only read it.
CREATE FUNCTION add_terms_of_release() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    INSERT INTO release_term (sort, term, release_id)
        SELECT t.sort, t.term, NEW.id FROM terms_of_release(NEW) t
        ON CONFLICT DO NOTHING;
    IF TG_OP = 'INSERT' THEN
        -- What was recorded before there was a row.
        INSERT INTO release_term (sort, term, release_id)
            SELECT t.sort, t.term, NEW.id FROM ledger_record l CROSS JOIN LATERAL terms_of_record(l) t
            WHERE l.release_key = NEW.key
            ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION add_terms_of_record() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS
$$
BEGIN
    INSERT INTO release_term (sort, term, release_id)
        SELECT t.sort, t.term, r.id FROM release r CROSS JOIN LATERAL terms_of_record(NEW) t
        WHERE r.key = NEW.release_key
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER release_terms AFTER INSERT ON release
    FOR EACH ROW EXECUTE FUNCTION add_terms_of_release();
CREATE TRIGGER release_terms_amended AFTER UPDATE ON release
    FOR EACH ROW WHEN (OLD.requirements <> NEW.requirements OR OLD.commit_id <> NEW.commit_id)
    EXECUTE FUNCTION add_terms_of_release();
CREATE TRIGGER ledger_record_terms AFTER INSERT ON ledger_record
    FOR EACH ROW EXECUTE FUNCTION add_terms_of_record();
ALTER TABLE release ENABLE ALWAYS TRIGGER release_terms;
ALTER TABLE release ENABLE ALWAYS TRIGGER release_terms_amended;
ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER ledger_record_terms;

INSERT INTO release_term (sort, term, release_id)
    SELECT t.sort, t.term, r.id FROM release r CROSS JOIN LATERAL terms_of_release(r) t
    UNION
    SELECT t.sort, t.term, r.id
    FROM release r JOIN ledger_record l ON l.release_key = r.key CROSS JOIN LATERAL terms_of_record(l) t
    ORDER BY 1, 2, 3;

-- What searches read before; nothing else does.
DROP INDEX ledger_record_by_actor, ledger_record_by_item, ledger_record_incident, ledger_record_by_place,
    ledger_record_exception, ledger_record_duty_lifted, ledger_record_approving_role,
    release_by_requirement, release_by_commit, release_by_version_text, release_by_requester;
