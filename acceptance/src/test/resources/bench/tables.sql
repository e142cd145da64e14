-- Copies of the tables that a decision writes, with their indexes and constraints, for the bare SQL of the same writes.
drop schema if exists bench cascade;
create schema bench;
create table bench.item (like public.item including all);
create table bench.item_history (like public.item_history including all);
create table bench.history_chain (like public.history_chain including all);
create table bench.outbox (like public.outbox including all);
insert into bench.item select * from public.item where round = 'krs-2559-6m' and assigned;
update bench.item set sequence = 0;
insert into bench.history_chain select distinct office, 0, decode(repeat('00', 32), 'hex') from bench.item;
create table bench.nth_office as
    select office, (row_number() over (order by office) - 1)::int as n from (select distinct office from bench.item where variable = '3.1.A') o;
create unique index on bench.nth_office (n);
create table bench.nth_variable as
    select variable, (row_number() over (order by variable) - 1)::int as n from (select distinct variable from bench.item) v;
vacuum analyze bench.item;
