-- What the offices reported: this service's own truth. A row is made when the round's items are created; revision 0 was never reported.
-- The key begins with round and office: a sheet is one range of it.
create table entry (
    round text not null,
    office text not null,
    variable text not null,
    -- The rounds topic alone says whether the item is asked for; a removed one stays with all that was reported
    assigned boolean not null default true,
    -- Counts every step and is the events' sequence
    sequence bigint not null default 0,
    -- Counts reports and clearings: what a person saw
    revision bigint not null default 0,
    value text,
    reported_by text,
    reported_at timestamptz,
    -- [{rule, text, by, at}] about this revision's value; the next revision begins with none
    explanations jsonb not null default '[]',
    primary key (round, office, variable)
) with (fillfactor = 80);

-- Every step of every value. Only ever added to. The key serves an item's history and an office's export.
create table entry_step (
    round text not null,
    office text not null,
    variable text not null,
    sequence bigint not null,
    step text not null,
    at timestamptz not null,
    by_id text not null,
    by_name text not null,
    value text,
    previous_value text,
    revision bigint not null,
    rule text,
    text text,
    through text not null,
    through_until date not null,
    imported boolean not null,
    primary key (round, office, variable, sequence)
);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'entry_step is only ever added to';
end $$;
create trigger entry_step_is_append_only before update or delete or truncate on entry_step
    for each statement execute function refuse_change_of_history();
