-- Steps of the items, only ever added to. Each office's are a chain: an entry's hash covers all of its columns and the hash before it
-- (ChainedEntry says how). chain_position counts the office's entries from 1, without gaps.
create table item_history (
    office               text        not null,
    chain_position       bigint      not null check (chain_position > 0),
    format               smallint    not null,
    hash                 bytea       not null check (octet_length(hash) = 32),
    round                text        not null,
    variable             text        not null,
    sequence             bigint      not null check (sequence > 0),
    step                 text        not null,
    at                   timestamptz not null,
    by_id                text        not null,
    by_name              text        not null,
    by_organisation      text        not null,
    previous_status      text        not null,
    status               text        not null,
    previous_value       numeric,
    value                numeric,
    revision             bigint      not null,
    previous_audit_score numeric(5, 4),
    audit_score          numeric(5, 4),
    computed_score       numeric(5, 4),
    reason               text,
    fix_by               date,
    reopened_until       date,
    carried_from         text,
    primary key (office, chain_position),
    unique (round, variable, office, sequence)
);
-- The search, newest first: of everything, of variables, of a person, of a kind of step that is rare.
create index history_by_time on item_history (at, office, chain_position);
create index history_by_variable on item_history (round, variable, at, office, chain_position);
create index history_by_person on item_history (by_name, at, office, chain_position);
create index history_by_rare_step on item_history (step, at, office, chain_position)
    where step not in ('reported', 'confirmed', 'carried-forward');

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'item_history is only ever added to';
end $$;
create trigger item_history_is_append_only before update or delete or truncate on item_history
    for each statement execute function refuse_change_of_history();

-- Where each office's chain ends; who adds to it holds the row's lock. An empty chain's head is 32 zeros.
create table history_chain (
    office text   primary key,
    length bigint not null,
    head   bytea  not null
) with (fillfactor = 50);

-- One look at all chains, or at that office's. It runs as long as it says so from time to time (beat_at) and has not ended.
create table history_verification_run (
    id          bigint      generated always as identity primary key,
    office      text,
    by_name     text        not null,
    started_at  timestamptz not null,
    beat_at     timestamptz not null,
    finished_at timestamptz,
    failed      boolean     not null default false,
    offices     integer     not null,
    checked     integer     not null default 0,
    broken      integer     not null default 0,
    entries     bigint      not null default 0
);

-- What it found, kept: the next one also compares the chain with what was found here.
-- entries and head are the chain as it was read; what broke first is in fault, at that position or at that item.
create table history_verification (
    office         text        not null,
    run            bigint      not null references history_verification_run,
    at             timestamptz not null,
    entries        bigint      not null,
    head           bytea       not null,
    since          timestamptz,
    fault          text,
    fault_position bigint,
    fault_item     text,
    primary key (office, run)
);

-- The role with which the service works owns nothing here: no trigger can be switched off, no table changed. What later migrations make it
-- may read and write; of the history it may only read and add.
grant usage on schema public to "${worker}";
grant select, insert, update, delete on all tables in schema public to "${worker}";
grant usage on all sequences in schema public to "${worker}";
alter default privileges in schema public grant select, insert, update, delete on tables to "${worker}";
alter default privileges in schema public grant usage on sequences to "${worker}";
revoke insert, update, delete on flyway_schema_history from "${worker}";
revoke update, delete on item_history, history_verification from "${worker}";
revoke delete on history_chain, history_verification_run from "${worker}";
