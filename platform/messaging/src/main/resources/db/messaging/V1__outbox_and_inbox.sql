-- Events that are committed and not yet acknowledged by the broker. A row lives for milliseconds.
-- id gives the order: nextval without a cache, so that of two transactions that follow each other the later one has the higher id.
create table outbox (
    id          bigint generated always as identity primary key,
    shard       int         not null,
    topic       text        not null,
    key         text        not null,
    sequence    bigint      not null check (sequence > 0),
    event_id    text        not null,
    type        text        not null,
    occurred_at timestamptz not null,
    traceparent text,
    data        text        not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index outbox_shard_id on outbox (shard, id);

-- A relay holds the lock of a shard's row while it sends that shard's events. No foreign key from outbox to here:
-- its check would make writers wait for the relay.
create table outbox_shard (shard int primary key);
insert into outbox_shard select generate_series(0, 15);

-- How far each key of each topic has been handled.
create table inbox (
    topic         text        not null,
    key           text        not null,
    last_sequence bigint      not null,
    last_event_id text        not null,
    handled_at    timestamptz not null default now(),
    primary key (topic, key)
);

-- Keys that stand still because an event of theirs could not be handled.
create table parked_key (
    topic     text        not null,
    key       text        not null,
    reason    text        not null,
    parked_at timestamptz not null default now(),
    primary key (topic, key)
);

-- The event that failed and those that came after it, until the key is released.
create table parked_event (
    topic    text        not null,
    key      text        not null,
    sequence bigint      not null,
    event_id text        not null,
    source   text        not null,
    type     text        not null,
    time     timestamptz not null,
    data     bytea       not null,
    primary key (topic, key, sequence),
    foreign key (topic, key) references parked_key on delete cascade
);
