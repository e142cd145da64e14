-- A certifier names a colleague who certifies in the certifier's place for a period (spec §2). Nothing is deleted: an early end is told in the row.
-- The extension is one of those that the owner of a database may create ("trusted").
create extension if not exists btree_gist;

create table delegation (
    id                uuid        primary key,
    bureau            text        not null,
    colleague         text        not null,
    first_day         date        not null,
    last_day          date        not null,
    note              text        check (length(note) <= 500),
    given_by_id       text        not null,
    given_by_name     text        not null,
    given_at          timestamptz not null,
    ended_by_id       text,
    ended_by_name     text,
    ended_by_organisation text,
    ended_at          timestamptz,
    constraint delegation_ends_after_it_begins check (first_day <= last_day),
    constraint delegation_is_ended_by_somebody check (num_nulls(ended_by_id, ended_by_name, ended_by_organisation, ended_at) in (0, 4)),
    -- Who may act and who delegated must be one answer for each day
    constraint delegation_overlaps_no_other exclude using gist (
        bureau with =, colleague with =, daterange(first_day, last_day, '[]') with &&) where (ended_at is null)
);
-- Asked with each request of a colleague; the pages' lists, of a bureau and of all.
create index delegation_of_colleague on delegation (colleague, bureau, last_day) where ended_at is null;
create index delegation_of_bureau on delegation (bureau, given_at desc, id desc);
create index delegation_by_time on delegation (given_at desc, id desc);
