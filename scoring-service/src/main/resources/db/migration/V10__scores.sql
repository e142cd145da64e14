-- What other services told, and the scores that follow from it. Everything here can be rebuilt from the topics.

-- Every published version stays: a round keeps the version that it was opened with.
create table plan_version (
    plan    text  not null,
    version int   not null,
    body    jsonb not null,
    primary key (plan, version)
);

create table round (
    round        text primary key,
    plan         text not null,
    plan_version int  not null
);
create index round_plan on round (plan, plan_version);

create table organisation (
    code    text primary key,
    kind    text not null,
    name_th text not null,
    name_en text not null
);

-- One row per item, with the state that the last confirmation event told.
create table item (
    round           text   not null,
    office          text   not null,
    variable        text   not null,
    sub_indicator   text   not null,
    status          text   not null default 'NOT_REPORTED'
        check (status in ('NOT_REPORTED', 'REJECTED', 'AWAITING', 'CONFIRMED')),
    value           numeric,
    revision        bigint not null default 0,
    audit_score     numeric(5, 4),
    audited_at      timestamptz,
    reason          text,
    by_name         text,
    by_organisation text,
    at              timestamptz,
    sequence        bigint not null default 0,
    primary key (round, office, variable)
);

create table office_score (
    round            text          not null,
    office           text          not null,
    plan_version     int           not null,
    official         numeric(5, 4) not null check (official between 1 and 5),
    self_assessed    numeric(5, 4) not null check (self_assessed between 1 and 5),
    if_all_confirmed numeric(5, 4) not null check (if_all_confirmed between 1 and 5),
    sequence         bigint        not null,
    changed_at       timestamptz   not null,
    primary key (round, office)
);

create table sub_indicator_score (
    round            text          not null,
    office           text          not null,
    sub_indicator    text          not null,
    position         int           not null,
    weight           numeric       not null,
    official         numeric(5, 4) not null check (official between 1 and 5),
    self_assessed    numeric(5, 4) not null check (self_assessed between 1 and 5),
    if_all_confirmed numeric(5, 4) not null check (if_all_confirmed between 1 and 5),
    status           text          not null,
    audited          boolean       not null,
    decided          boolean       not null,
    decided_if_all_confirmed boolean not null,
    -- {"code": …, "arguments": […]}: why it is 1.0000 without having been computed
    because          jsonb,
    primary key (round, office, sub_indicator)
);
