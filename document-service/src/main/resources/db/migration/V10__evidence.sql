-- What others told: joined when it is asked who may attach to an item now.

-- One row per item that ever was; only the rounds topic says whether it is there. files counts its evidence and numbers its events.
create table item (
    round    text    not null,
    variable text    not null,
    office   text    not null,
    bureau   text    not null,
    assigned boolean not null default true,
    files    int     not null default 0,
    primary key (round, variable, office)
);

create table round (
    round                text primary key,
    reporting_opens      date not null,
    reporting_closes     date not null,
    certification_opens  date not null,
    certification_closes date not null
);

-- Those in force: the window lasts longer for the items that match every column that is not null.
create table extension (
    round     text not null,
    id        uuid not null,
    of_window text not null check (of_window in ('REPORTING', 'CERTIFICATION')),
    until     date not null,
    bureau    text,
    office    text,
    variable  text,
    primary key (round, id)
);

create table certification (
    round          text not null,
    variable       text not null,
    office         text not null,
    status         text not null,
    fix_by         date,
    reopened_until date,
    carried_from   text,
    primary key (round, variable, office)
) with (fillfactor = 80);

-- Never changed and never removed: a new version of a file is a new row.
create table evidence (
    id              uuid        primary key,
    round           text        not null,
    variable        text        not null,
    office          text        not null,
    sequence        int         not null,
    side            text        not null check (side in ('OFFICE', 'BUREAU')),
    file_name       text        not null check (length(file_name) between 1 and 255),
    content_type    text        not null,
    size            bigint      not null check (size between 1 and 10485760),
    sha256          text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    description     text        check (length(description) <= 500),
    object_key      text        not null unique,
    by_id           text        not null,
    by_name         text        not null,
    by_organisation text        not null,
    at              timestamptz not null,
    unique (round, variable, office, sequence),
    foreign key (round, variable, office) references item
);
