-- Items of a removed assignment stay with all that was reported; only the rounds topic says whether they are asked for.
alter table entry add column assigned boolean not null default true;

-- Null for a version that arrived before the bureau was kept here: no bureau's extension matches it.
alter table plan_variable
    add column bureau text,
    add column description text,
    add column evidence_required boolean not null default false,
    add column open boolean not null default true;

-- What the certifier's side holds, for values that were carried forward from an earlier round and never reported in this one.
alter table certification
    add column value text,
    add column carried_from text;

-- The reporting window lasts longer for the items that match every column that is not null.
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
