-- Only the rounds topic says whether an item is asked for; a step that comes before its items-created event waits for it.
alter table item add column assigned boolean not null default true;
alter table item alter column assigned set default false;

-- Offices whose scores have to be computed anew, marked in the transaction that changed what they rest on.
create table stale_office (
    round  text        not null,
    office text        not null,
    since  timestamptz not null,
    again  timestamptz not null,
    primary key (round, office)
) with (fillfactor = 50);
