-- Who is told what: the outbox of notifications. An event is written in the transaction in which it happens; later it becomes
-- deliveries, one for each recipient of each channel; these are sent, and tried again. None of it is evidence (that is the
-- ledger), so what has ended is forgotten after releases.notification.retention.

CREATE TABLE notification_event (
    id              uuid PRIMARY KEY,
    sequence        bigint GENERATED ALWAYS AS IDENTITY,
    type            text           NOT NULL,
    release_key     text,
    service         text,
    at              timestamptz(6) NOT NULL,
    data            text           NOT NULL,
    once            text UNIQUE,
    dispatch_tries  integer        NOT NULL DEFAULT 0,
    dispatch_at     timestamptz(6) NOT NULL,
    dispatched_at   timestamptz(6)
);
CREATE INDEX notification_event_due ON notification_event (dispatch_at, sequence) WHERE dispatched_at IS NULL;
CREATE INDEX notification_event_at ON notification_event (at);

COMMENT ON TABLE notification_event IS 'What people may be told, written in the transaction in which it happens';
COMMENT ON COLUMN notification_event.id IS 'Also the id of the CloudEvent';
COMMENT ON COLUMN notification_event.sequence IS 'Order in which events were written; shown to nobody, its gaps would tell of what is hidden';
COMMENT ON COLUMN notification_event.type IS 'A word such as task.opened';
COMMENT ON COLUMN notification_event.release_key IS 'The release that it is about, absent for one about a service';
COMMENT ON COLUMN notification_event.data IS 'JSON object, secrets redacted';
COMMENT ON COLUMN notification_event.once IS 'Of events that are found by looking, what makes one the same, so that it is written once; absent for all others';
COMMENT ON COLUMN notification_event.dispatch_at IS 'Before this nobody tries to turn it into deliveries';
COMMENT ON COLUMN notification_event.dispatched_at IS 'When it became deliveries, absent until then';

CREATE TABLE notification_delivery (
    id            uuid PRIMARY KEY,
    sequence      bigint GENERATED ALWAYS AS IDENTITY,
    channel       text           NOT NULL,
    recipient     text           NOT NULL,
    gathering     text,
    state         text           NOT NULL DEFAULT 'waiting',
    next_try_at   timestamptz(6) NOT NULL,
    attempts      integer        NOT NULL DEFAULT 0,
    claim         uuid,
    claimed_until timestamptz(6),
    created_at    timestamptz(6) NOT NULL,
    ended_at      timestamptz(6),
    error         text,
    CONSTRAINT notification_delivery_state CHECK (state IN ('waiting', 'sent', 'failed', 'dropped')),
    CONSTRAINT notification_delivery_end CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX notification_delivery_due ON notification_delivery (channel, next_try_at, sequence) WHERE state = 'waiting';
CREATE INDEX notification_delivery_listed ON notification_delivery (state, sequence);
CREATE INDEX notification_delivery_ended ON notification_delivery (ended_at) WHERE state <> 'waiting';
-- What is being gathered for one person; from its first attempt on nothing joins it.
CREATE UNIQUE INDEX notification_delivery_gathering ON notification_delivery (channel, recipient, gathering)
    WHERE state = 'waiting' AND attempts = 0 AND gathering IS NOT NULL;

COMMENT ON TABLE notification_delivery IS 'One message to one recipient over one channel';
COMMENT ON COLUMN notification_delivery.id IS 'The same at every attempt: Message-ID of the e-mail, webhook-id of the webhook';
COMMENT ON COLUMN notification_delivery.channel IS 'email, chat:<name> or webhook:<name>';
COMMENT ON COLUMN notification_delivery.recipient IS 'User id for e-mail, blank for a channel that has one recipient';
COMMENT ON COLUMN notification_delivery.gathering IS 'What joins the same message until it is sent: digest, or the checks of one round';
COMMENT ON COLUMN notification_delivery.state IS 'waiting; sent; failed: nobody tries again by itself; dropped: nobody was to be told any more';
COMMENT ON COLUMN notification_delivery.claim IS 'Of the node that sends it; what it says of the end counts only while the claim is its own';
COMMENT ON COLUMN notification_delivery.claimed_until IS 'After this another node may send it: the one that had it is gone';
COMMENT ON COLUMN notification_delivery.error IS 'Why the last attempt failed, or why it was dropped; never an address of a channel or a secret';

CREATE TABLE notification_delivery_event (
    delivery_id uuid NOT NULL REFERENCES notification_delivery (id) ON DELETE CASCADE,
    event_id    uuid NOT NULL REFERENCES notification_event (id) ON DELETE CASCADE,
    PRIMARY KEY (delivery_id, event_id)
);
CREATE INDEX notification_delivery_event_of_event ON notification_delivery_event (event_id);
COMMENT ON TABLE notification_delivery_event IS 'What a message tells';

CREATE TABLE notification_channel (
    name          text PRIMARY KEY,
    failing_since timestamptz(6),
    failures      integer NOT NULL DEFAULT 0,
    paused_until  timestamptz(6),
    error         text,
    last_sent_at  timestamptz(6),
    CONSTRAINT notification_channel_failing CHECK ((failing_since IS NULL) = (paused_until IS NULL))
);
COMMENT ON TABLE notification_channel IS 'How channels are; while one is away nothing is sent over it, whatever waits';
COMMENT ON COLUMN notification_channel.failing_since IS 'Since when nothing gets through, absent while it works';
COMMENT ON COLUMN notification_channel.last_sent_at IS 'When it last took a message that was about no restricted release';
COMMENT ON COLUMN notification_channel.paused_until IS 'When it is tried again';

CREATE TABLE notification_thread (
    release_key text PRIMARY KEY,
    id          uuid NOT NULL
);
COMMENT ON TABLE notification_thread IS 'What the e-mails about one release refer to, so that mail programs show them together; tells nothing of the release';

CREATE TABLE notification_preference (
    account     text PRIMARY KEY CHECK (btrim(account) <> ''),
    language    text           NOT NULL CHECK (language IN ('en', 'ar')),
    zone        text           NOT NULL,
    quiet_from  time,
    quiet_until time,
    digest_at   time           NOT NULL,
    modes       text           NOT NULL,
    services    text[]         NOT NULL,
    releases    text[]         NOT NULL,
    changed_at  timestamptz(6) NOT NULL,
    CONSTRAINT notification_preference_quiet CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
);
COMMENT ON TABLE notification_preference IS 'How an account wants to be told; who is not here has the defaults';
COMMENT ON COLUMN notification_preference.zone IS 'IANA name of the time zone of the person''s clock';
COMMENT ON COLUMN notification_preference.modes IS 'JSON object: category to at-once, digest or off';
COMMENT ON COLUMN notification_preference.services IS 'Services whose releases the person watches';
COMMENT ON COLUMN notification_preference.releases IS 'Keys of single releases that the person watches';
