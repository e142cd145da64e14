-- Offices over time: a round uses those that exist on the last day of its period; null is unbounded
alter table office
    add column since date,
    add column until date,
    add column name_th text,
    add column name_en text;

create table bureau (
    code text primary key,
    name_th text not null,
    short_th text
);

-- items: how many are assigned now, counted along in the transactions that change them
alter table round
    add column items integer not null default 0,
    alter column items_wanted set default false,
    add column carry_forward_from text references round;
update round r set items = (select count(*) from item i where i.round = r.round);

-- A removed item stays as a row: what was reported for it elsewhere is kept too and comes back with it.
-- removed_reported: removed with the permission to take reported data; came_back: data arrived for one removed without it
alter table item
    add column assigned boolean not null default true,
    add column has_value boolean not null default false,
    add column has_decision boolean not null default false,
    add column has_evidence boolean not null default false,
    add column reported boolean not null generated always as (has_value or has_decision or has_evidence) stored,
    add column removed_reported boolean not null default false,
    add column came_back boolean not null default false;
create index item_came_back on item (round) where came_back;
create index item_of_office on item (round, office);

create table item_job (
    id bigint generated always as identity primary key,
    round text not null references round,
    kind text not null check (kind in ('CREATE', 'REMOVE', 'TOP_UP')),
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    variables text[] not null,
    next_step integer not null default 0,
    items integer not null default 0,
    carry_forward_from text,
    offices text[],
    obsolete boolean not null default false,
    include_reported boolean not null default false,
    reason text,
    by_id text,
    by_name text,
    by_organisation text,
    started_at timestamptz not null,
    finished_at timestamptz,
    failed_variable text,
    error text
);
-- What a person asked for runs once per round; what new offices need (TOP_UP) is one row per round, begun anew each time
create unique index item_job_asked on item_job (round) where state = 'RUNNING' and kind in ('CREATE', 'REMOVE');
create unique index item_job_top_up on item_job (round) where kind = 'TOP_UP';
create index item_job_running on item_job (id) where state = 'RUNNING';
create index item_job_latest on item_job (round, started_at desc);

-- Rounds that have had their items from before: offices that are announced later find what to do
insert into item_job (round, kind, state, variables, next_step, items, started_at, finished_at)
select r.round, 'CREATE', 'DONE', v.variables, cardinality(v.variables), r.items, now(), now()
from round r
join plan_version p on p.plan = r.plan and p.version = r.plan_version
cross join lateral (
    select array_agg(code.value #>> '{}') as variables
    from jsonb_path_query(p.tree, '$.dimensions[*].indicators[*].subIndicators[*].variables[*].code') as code (value)) v
where r.items_wanted and v.variables is not null;

-- The archive of removals; nothing is ever deleted here
create table item_removal (
    id bigint generated always as identity primary key,
    round text not null references round,
    variable text not null,
    office text not null,
    reported boolean not null,
    reason text,
    by_id text not null,
    by_name text not null,
    by_organisation text not null,
    removed_at timestamptz not null
);
create index item_removal_newest on item_removal (round, id desc);

create table window_extension (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    round text not null references round,
    time_window text not null check (time_window in ('REPORTING', 'CERTIFICATION')),
    until date not null,
    bureau text,
    office text,
    variable text,
    reason text not null,
    by_id text not null,
    by_name text not null,
    by_organisation text not null,
    made_at timestamptz not null,
    revoked_at timestamptz,
    revoked_reason text,
    revoked_by_id text,
    revoked_by_name text,
    revoked_by_organisation text
);
create index window_extension_newest on window_extension (round, number desc);
