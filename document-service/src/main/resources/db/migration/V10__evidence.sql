-- Which bureau certifies each item, as the rounds topic tells; files counts the item's evidence and numbers its events.
create table item (
    round    text not null,
    variable text not null,
    office   text not null,
    bureau   text not null,
    files    int  not null default 0,
    primary key (round, variable, office)
);

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
