CREATE TABLE jobs (
    id           bigserial PRIMARY KEY,
    queue        varchar(255) NOT NULL,
    payload      text         NOT NULL,
    attempts     smallint     NOT NULL DEFAULT 0,
    reserved_at  integer,
    available_at integer      NOT NULL,
    created_at   integer      NOT NULL
);

CREATE INDEX jobs_queue_index ON jobs (queue);
