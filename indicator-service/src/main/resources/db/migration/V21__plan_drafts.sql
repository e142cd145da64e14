create table programme (
    code text primary key,
    name_th text not null,
    name_en text
);

-- Who published what for which reason; nobody for the files that come with the service
alter table plan_version
    add published_by text,
    add published_by_name text,
    add note text;

-- What psdg works on; equals the published version until something is changed
create table plan_draft (
    plan text primary key references plan,
    revision integer not null check (revision > 0),
    tree jsonb not null,
    differs boolean not null,
    changed_at timestamptz not null,
    changed_by text,
    changed_by_name text
);

-- The last changes: tree_before is what undo restores, null once it did
create table plan_draft_step (
    plan text not null references plan,
    revision integer not null,
    action text not null,
    level text not null,
    code text not null,
    fields text[] not null,
    tree_before jsonb,
    changed_at timestamptz not null,
    changed_by text not null,
    changed_by_name text not null,
    primary key (plan, revision)
);

-- Plans that were published before
insert into plan_draft (plan, revision, tree, differs, changed_at)
select v.plan, 1, jsonb_set(v.tree, '{version}', '0'), false, v.published_at
from plan p join plan_version v on v.plan = p.plan and v.version = p.published_version;

insert into programme (code, name_th)
select distinct on (tree ->> 'programme') tree ->> 'programme', tree ->> 'nameTh'
from plan_draft
order by tree ->> 'programme', tree ->> 'fiscalYear' desc;
