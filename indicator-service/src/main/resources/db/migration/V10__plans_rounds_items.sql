create table plan (
    plan text primary key,
    published_version integer not null,
    lock_version integer not null
);

-- A published tree never changes; rounds name the version that they are reported by
create table plan_version (
    plan text not null references plan,
    version integer not null check (version > 0),
    tree jsonb not null,
    published_at timestamptz not null,
    primary key (plan, version)
);

create table round (
    round text primary key,
    plan text not null,
    plan_version integer not null,
    programme text not null,
    fiscal_year integer not null,
    months integer not null,
    name_th text not null,
    reporting_opens date not null,
    reporting_closes date not null check (reporting_closes >= reporting_opens),
    certification_opens date not null,
    certification_closes date not null check (certification_closes >= certification_opens),
    items_wanted boolean not null,
    event_sequence bigint not null,
    lock_version integer not null,
    foreign key (plan, plan_version) references plan_version
);

-- Own projection of rabrong.organisations.v1: those that report
create table office (
    code text primary key,
    kind text not null
);

create table item (
    round text not null references round,
    variable text not null,
    office text not null,
    created_at timestamptz not null,
    primary key (round, variable, office)
);
