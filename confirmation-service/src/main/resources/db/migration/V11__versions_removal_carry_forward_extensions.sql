-- Every version of a plan stays: a round is read by the one that it was made for until psdg moves it.
alter table plan_variable add column version integer;
update plan_variable v set version = p.version from plan p where p.plan = v.plan;
alter table plan_variable alter column version set not null;
alter table plan_variable drop constraint plan_variable_pkey;
alter table plan_variable add primary key (plan, version, variable);

alter table round_schedule add column plan_version integer;
update round_schedule w set plan_version = coalesce((select p.version from plan p where p.plan = w.plan), 1);
alter table round_schedule alter column plan_version set not null;

drop table plan;

-- Removed items keep all that they have and come back with it: the rounds' topic alone says which are assigned.
alter table item add column assigned boolean not null default true;

-- The round that value and decision came from; null once the office has reported in this one, or nothing of them is left.
alter table item add column carried_from text;
alter table item add constraint nothing_reported_is_not_carried
    check (status <> 'NOT_REPORTED' or carried_from is null);
alter table item_history add column carried_from text;

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
