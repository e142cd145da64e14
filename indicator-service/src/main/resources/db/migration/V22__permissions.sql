-- What bureaus ask psdg for by official letter; nothing is ever removed
create table permission (
    id uuid primary key,
    kind text not null check (kind in ('AUDIT', 'CARRY_FORWARD')),
    plan text not null references plan,
    sub_indicator text not null,
    sub_indicator_name_th text not null,
    variable text,
    bureau text not null,
    rounds text[] not null,
    reason text not null,
    letter_number text not null,
    letter_date date not null,
    letter_id uuid not null,
    letter_file_name text,
    letter_sha256 text,
    state text not null check (state in ('ASKED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    asked_by text not null,
    asked_by_name text not null,
    asked_at timestamptz not null,
    answered_by text,
    answered_by_name text,
    answered_at timestamptz,
    answer text,
    granted_rounds text[] not null,
    plan_version integer
);

create index permission_newest on permission (asked_at desc, id desc);
create index permission_of_bureau on permission (bureau, asked_at desc, id desc);
create unique index permission_asked_once on permission (kind, plan, sub_indicator, coalesce(variable, '')) where state = 'ASKED';
