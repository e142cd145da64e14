-- Own truth: what the offices reported. A row is made when the round's items are created; revision 0 was never reported.
-- The key begins with round and office: a sheet is one range of it.
create table entry (
    round text not null,
    office text not null,
    variable text not null,
    revision bigint not null,
    value text,
    reported_by text,
    reported_at timestamptz,
    lock_version integer not null,
    primary key (round, office, variable)
) with (fillfactor = 80);

-- Projections: what others said, joined when read; none waits for another
create table plan_variable (
    plan text not null,
    version integer not null,
    variable text not null,
    position integer not null,
    sub_indicator text not null,
    name_th text not null,
    unit_th text not null,
    min numeric not null,
    max numeric not null,
    decimals integer not null,
    primary key (plan, version, variable)
);

create table round (
    round text primary key,
    plan text not null,
    plan_version integer not null,
    reporting_opens date not null,
    reporting_closes date not null
);

create table certification (
    round text not null,
    office text not null,
    variable text not null,
    status text not null,
    revision bigint not null,
    reason text,
    fix_by date,
    reopened_until date,
    primary key (round, office, variable)
) with (fillfactor = 80);

create table evidence_count (
    round text not null,
    office text not null,
    variable text not null,
    files integer not null,
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
