-- Every failure has an owner (promise 10): the failures of which a person was told, one row each while it lasts.

-- As in V020.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

CREATE TABLE technical_failure (
    id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause              text           NOT NULL,
    kind               text           NOT NULL,
    subject            text           NOT NULL,
    release_key        text           NOT NULL,
    element            text,
    definition_key     text,
    definition_version integer,
    what               text           NOT NULL,
    work               text           NOT NULL,
    message            text           NOT NULL,
    tries              integer        NOT NULL,
    refused            boolean        NOT NULL,
    owner              text           NOT NULL,
    advice             text           NOT NULL,
    due_at             timestamptz(6) NOT NULL,
    escalated          boolean        NOT NULL DEFAULT false,
    instance           text,
    opened_at          timestamptz(6) NOT NULL,
    decision           text,
    closed_at          timestamptz(6),
    CONSTRAINT technical_failure_kind CHECK (kind IN ('job', 'external-task', 'standing-still')),
    CONSTRAINT technical_failure_decision CHECK (decision IN ('repeat', 'withdraw', 'close'))
);

-- Two nodes see the same failure at the same moment: one of them asks.
CREATE UNIQUE INDEX technical_failure_asked_once ON technical_failure (cause) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX technical_failure_instance ON technical_failure (instance);

COMMENT ON TABLE technical_failure IS 'Failures of work that somebody is or was asked about; the ledger has the evidence, this the state of the asking.';
COMMENT ON COLUMN technical_failure.cause IS 'Id of the incident in the engine, or still: and the key of a release that stands still';
COMMENT ON COLUMN technical_failure.subject IS 'Id of the job or external task, or the key of the release that stands still';
COMMENT ON COLUMN technical_failure.work IS 'Topic, delegate, decision or form by which the table failure-owner knows it';
COMMENT ON COLUMN technical_failure.message IS 'What the engine or the worker said, redacted';
COMMENT ON COLUMN technical_failure.refused IS 'True when it may not be done at all, so that it was not tried again';
COMMENT ON COLUMN technical_failure.owner IS 'Groups of which one must answer, separated by commas';
COMMENT ON COLUMN technical_failure.instance IS 'Process instance technical-failure that asks';
COMMENT ON COLUMN technical_failure.decision IS 'How it goes on; absent while nobody has decided, after it was handed over, and for good when it went away by itself';
COMMENT ON COLUMN technical_failure.closed_at IS 'When the work went on again, or could not any more';
