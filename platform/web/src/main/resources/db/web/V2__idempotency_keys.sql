-- Writes that were sent with an Idempotency-Key: the request (as a fingerprint) and the answer it got.
CREATE TABLE idempotency_keys (
    person       text        NOT NULL,
    key          text        NOT NULL,
    fingerprint  text        NOT NULL,
    status       integer,
    content_type text,
    location     text,
    body         bytea,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (person, key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
