-- An item: what one office owes for one variable of a round, and the bureau's decision on it.
-- bureau is the one at creation; the plan's version that the round keeps to, where known, says who certifies now (plan_variable).
-- Removed items (assigned false) keep all that they have and come back with it: the rounds' topic alone says which are assigned.
-- proposed_… is what one of two people who certify would decide, of the revision that stands.
-- carried_from is the round that value and decision came from; null once the office has reported in this one, or nothing of them is left.
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
    reported_at             timestamptz,
    confirmed_value         numeric,
    confirmed_revision      bigint,
    changed_since_confirmed boolean not null default false,
    decided_at              timestamptz,
    decided_by              text,
    reason                  text,
    fix_by                  date,
    reopened_until          date,
    audit_score             numeric(5, 4),
    proposed_by_id          text,
    proposed_by             text,
    proposed_at             timestamptz,
    proposed_score          numeric(5, 4),
    proposed_reason         text,
    carried_from            text,
    assigned                boolean not null default true,
    sequence                bigint  not null default 0,
    primary key (round, variable, office),
    constraint status_is_known check (status in ('NOT_REPORTED', 'AWAITING', 'REJECTED', 'CONFIRMED')),
    constraint nothing_reported_has_no_value check (status <> 'NOT_REPORTED' or value is null),
    constraint what_awaits_has_a_value check (status <> 'AWAITING' or value is not null),
    constraint a_rejection_has_a_reason check (status <> 'REJECTED' or reason is not null),
    constraint nothing_is_confirmed_unseen check (
        status <> 'CONFIRMED' or (confirmed_revision = revision and (value is not null or audit_score is not null))),
    constraint an_audit_score_is_a_score check (audit_score between 1 and 5),
    constraint a_proposed_score_is_a_score check (proposed_score between 1 and 5),
    constraint a_proposal_is_somebodys check (
        (proposed_by_id is null) = (proposed_at is null) and (proposed_by_id is null) = (proposed_by is null)),
    constraint nothing_reported_is_not_carried check (status <> 'NOT_REPORTED' or carried_from is null)
) with (fillfactor = 80);
-- The worklist by variable reads the primary key in order; this one serves the worklist by office and the audit of a sub-indicator, which reads
-- the office's few items and keeps those of its own. As exact as the primary key for a single item: whichever of the two is taken, also before
-- there are statistics, it finds one row and not all of an office's.
create index item_by_office on item (round, office, variable);

-- What other services told (package projection). No foreign keys: topics arrive in any order relative to each other.
-- Every version of a plan stays: a round is read by the one that it was made for until psdg moves it.
-- deviation_percent is the plan's; denominator is the variable that this one is a part of, by the formula of their sub-indicator.
create table plan_variable (
    plan                  text    not null,
    version               integer not null,
    variable              text    not null,
    position              integer not null,
    sub_indicator         text    not null,
    bureau                text    not null,
    audit_mode            boolean not null,
    four_eyes             boolean not null,
    name_th               text    not null,
    unit_th               text    not null,
    sub_indicator_name_th text    not null,
    indicator_code        text    not null,
    indicator_name_th     text    not null,
    dimension_code        text    not null,
    dimension_name_th     text    not null,
    deviation_percent     integer not null,
    denominator           text,
    evidence_required     boolean not null,
    primary key (plan, version, variable)
);

create table round_schedule (
    round                text    primary key,
    plan                 text    not null,
    plan_version         integer not null,
    months               integer not null,
    certification_opens  date    not null,
    certification_closes date    not null
);

-- Longer certification windows in force; one that is revoked is gone. A null member matches everything.
create table certification_extension (
    round    text not null,
    id       uuid not null,
    until    date not null,
    bureau   text,
    office   text,
    variable text,
    primary key (round, id)
);

create table organisation (
    code     text  primary key,
    kind     text  not null,
    name_th  text  not null,
    sort_key bytea not null
);

create table evidence_count (
    round        text    not null,
    variable     text    not null,
    office       text    not null,
    files        integer not null,
    office_files integer not null,
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

-- What an office says about a warning of its value, as long as the item stands at that revision; without text where it took it back.
create table explanation (
    round    text        not null,
    variable text        not null,
    office   text        not null,
    rule     text        not null,
    revision bigint      not null,
    text     text,
    by_name  text        not null,
    at       timestamptz not null,
    primary key (round, variable, office, rule)
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
