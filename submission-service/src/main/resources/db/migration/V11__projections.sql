-- What other services told, joined when read; none waits for another.

-- Every version of every plan: a round keeps the one that it names
create table plan_variable (
    plan text not null,
    version integer not null,
    variable text not null,
    position integer not null,
    sub_indicator text not null,
    bureau text not null,
    name_th text not null,
    description text,
    unit_th text not null,
    min numeric not null,
    max numeric not null,
    decimals integer not null,
    evidence_required boolean not null,
    open boolean not null,
    -- Of the plan: how far a value may be from last round's without a warning; 0: as far as it likes
    deviation_percent integer not null,
    -- The variable that this one is a part of, by the sub-indicator's formula
    denominator text,
    primary key (plan, version, variable)
);

create table round (
    round text primary key,
    plan text not null,
    plan_version integer not null,
    months integer not null,
    reporting_opens date not null,
    reporting_closes date not null
);
-- Last round's value is looked up from the latest earlier round of the plan on
create index round_by_plan on round (plan, months);

-- The reporting window lasts longer for the items that match every column that is not null
create table extension (
    round text not null,
    id uuid not null,
    until date not null,
    bureau text,
    office text,
    variable text,
    revoked boolean not null,
    primary key (round, id)
);

-- The certifier's last word. Value and carried_from: what was carried forward from an earlier round and never reported in this one
create table certification (
    round text not null,
    office text not null,
    variable text not null,
    status text not null,
    value text,
    revision bigint not null,
    reason text,
    fix_by date,
    reopened_until date,
    carried_from text,
    primary key (round, office, variable)
) with (fillfactor = 80);

create table evidence_count (
    round text not null,
    office text not null,
    variable text not null,
    -- Of both sides
    files integer not null,
    office_files integer not null,
    primary key (round, office, variable)
);

create table score (
    round text not null,
    office text not null,
    sub_indicator text not null,
    official text not null,
    self_assessed text not null,
    primary key (round, office, sub_indicator)
) with (fillfactor = 80);

-- The value that stands for an item that is asked for: the office's own, or the one carried forward (as Certification.valueOf tells it)
create view standing as
    select e.round, e.office, e.variable,
      case when e.revision = 0 and c.carried_from is not null then c.value else e.value end as value
    from entry e
    left join certification c on c.round = e.round and c.office = e.office and c.variable = e.variable
    where e.assigned;
