-- The reporting windows, for reminders only: whether an office may report is decided elsewhere. Null until the round is told again.
alter table round_schedule
    add column name_th          text,
    add column reporting_opens  date,
    add column reporting_closes date;

-- As certification_extension, for the reporting window.
create table reporting_extension (
    round    text not null,
    id       uuid not null,
    until    date not null,
    bureau   text,
    office   text,
    variable text,
    primary key (round, id)
);

-- The few items with a deadline of their own. No index names the status: then a decision could no longer update its row in place (HOT).
create index item_to_fix on item (fix_by) where fix_by is not null;
create index item_reopened on item (reopened_until) where reopened_until is not null;

-- What was told to whom, once for each lead: lead is the number of days before due_day, -1 for what was told after it.
-- The counts are those of the moment; whether a notice still holds is computed when it is read.
create table notice (
    number       bigint generated always as identity primary key,
    id           uuid        not null unique,
    kind         text        not null,
    severity     text        not null,
    round        text        not null,
    role         text        not null,
    organisation text,
    due_day      date        not null,
    lead         integer     not null,
    not_reported integer     not null,
    awaiting     integer     not null,
    rejected     integer     not null,
    changed      integer     not null,
    told_at      timestamptz not null,
    constraint each_is_told_once unique nulls not distinct (kind, role, organisation, round, due_day, lead)
);
-- "What concerns me now": the newest of a recipient
create index notice_by_recipient on notice (role, organisation, due_day);

-- Events told to each recipient, the sequence of rabrong.notices.v1.
create table notice_recipient (
    recipient text   primary key,
    sequence  bigint not null
);

-- What was undecided when the certification ended on that day, for the items whose last day it was.
create table escalation (
    round    text        not null,
    ended_on date        not null,
    told_at  timestamptz not null,
    primary key (round, ended_on)
);
create table escalation_line (
    round        text    not null,
    ended_on     date    not null,
    bureau       text    not null,
    variable     text    not null,
    not_reported integer not null,
    awaiting     integer not null,
    changed      integer not null,
    primary key (round, ended_on, bureau, variable),
    foreign key (round, ended_on) references escalation
);

-- Runs of the reminders, for "last ran". by_name is null for the schedule's own.
create table deadline_run (
    number      bigint generated always as identity primary key,
    at          timestamptz not null,
    took_millis bigint      not null,
    by_name     text,
    notices     integer     not null,
    escalations integer     not null,
    failed      boolean     not null
);
create index deadline_run_by_age on deadline_run (at);

-- db-scheduler's own table (16.7), as its project gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
