-- Offices and bureaus begin and end; null is unbounded. Nobody is deleted: a round of an old year has the offices of its time.
alter table organisation
    add column since date,
    add column until date,
    add constraint organisation_ends_after_it_begins check (since <= until);

comment on column organisation.sequence is 'counts changes: the revision that a change must name, and the sequence of the last announcement';

create table organisation_change (
    code        text        not null references organisation,
    revision    bigint      not null,
    at          timestamptz not null,
    person_id   text,
    person_name text,
    origin      text        not null check (origin in ('SHIPPED', 'SCREEN', 'IMPORT')),
    before      jsonb,
    after       jsonb       not null,
    primary key (code, revision)
);

comment on table organisation_change is 'who changed what; no person: the platform itself. What was there before this table has no first step';
