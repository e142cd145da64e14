-- An item: what one office owes for one variable of a round, and the bureau's decision on it.
-- bureau is the one at creation; the plan's latest version, where known, says who certifies now (plan_variable).
create table item (
    round                   text    not null,
    variable                text    not null,
    office                  text    not null,
    plan                    text    not null,
    sub_indicator           text    not null,
    bureau                  text    not null,
    status                  text    not null default 'NOT_REPORTED',
    value                   numeric,
    revision                bigint  not null default 0,
    confirmed_value         numeric,
    confirmed_revision      bigint,
    changed_since_confirmed boolean not null default false,
    reason                  text,
    fix_by                  date,
    reopened_until          date,
    audit_score             numeric(5, 4),
    sequence                bigint  not null default 0,
    version                 bigint  not null default 0,
    primary key (round, variable, office),
    constraint status_is_known check (status in ('NOT_REPORTED', 'AWAITING', 'REJECTED', 'CONFIRMED')),
    constraint nothing_reported_has_no_value check (status <> 'NOT_REPORTED' or value is null),
    constraint what_awaits_has_a_value check (status <> 'AWAITING' or value is not null),
    constraint a_rejection_has_a_reason check (status <> 'REJECTED' or reason is not null),
    constraint nothing_is_confirmed_unseen check (
        status <> 'CONFIRMED' or (confirmed_revision = revision and (value is not null or audit_score is not null))),
    constraint an_audit_score_is_a_score check (audit_score between 1 and 5)
) with (fillfactor = 80);
-- The worklist by variable reads the primary key in order; this one serves the worklist by office and the audit of a sub-indicator.
create index item_by_office on item (round, office, sub_indicator);

-- Steps of the items, only ever added to.
create table item_history (
    round                text        not null,
    variable             text        not null,
    office               text        not null,
    sequence             bigint      not null,
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
    primary key (round, variable, office, sequence)
);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'item_history is only ever added to';
end $$;
create trigger item_history_is_append_only before update or delete or truncate on item_history
    for each statement execute function refuse_change_of_history();

-- What other services told (package projection). No foreign keys: topics arrive in any order relative to each other.
create table plan (
    plan    text    primary key,
    version integer not null
);

create table plan_variable (
    plan                  text    not null,
    variable              text    not null,
    position              integer not null,
    sub_indicator         text    not null,
    bureau                text    not null,
    audit_mode            boolean not null,
    name_th               text    not null,
    unit_th               text    not null,
    sub_indicator_name_th text    not null,
    indicator_code        text    not null,
    indicator_name_th     text    not null,
    dimension_code        text    not null,
    dimension_name_th     text    not null,
    primary key (plan, variable)
);

create table round_schedule (
    round                text primary key,
    plan                 text not null,
    certification_opens  date not null,
    certification_closes date not null
);

create table organisation (
    code     text  primary key,
    kind     text  not null,
    name_th  text  not null,
    sort_key bytea not null
);

create table evidence_count (
    round    text    not null,
    variable text    not null,
    office   text    not null,
    files    integer not null,
    primary key (round, variable, office)
);

create table sub_indicator_score (
    round         text          not null,
    office        text          not null,
    sub_indicator text          not null,
    official      numeric(5, 4) not null,
    self_assessed numeric(5, 4) not null,
    primary key (round, office, sub_indicator)
);

-- Entries whose item is not known yet, because the rounds' topic is behind the entries' topic; applied when the item is created.
create table early_entry (
    round           text        not null,
    variable        text        not null,
    office          text        not null,
    revision        bigint      not null,
    value           numeric,
    by_id           text        not null,
    by_name         text        not null,
    by_organisation text        not null,
    at              timestamptz not null,
    primary key (round, variable, office, revision)
);
