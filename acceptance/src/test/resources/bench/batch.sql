\set v random(0, 33)
begin;
select * from bench.item where round = 'krs-2559-6m' and variable = (select variable from bench.nth_variable where n = :v) order by round, variable, office for update;
update bench.item set status = case status when 'REJECTED' then case when value is null then 'NOT_REPORTED' else 'AWAITING' end else 'REJECTED' end,
    reason = 'เอกสารหลักฐานไม่ครบถ้วน', decided_at = now(), decided_by = 'ผู้รับรอง', sequence = sequence + 1
where round = 'krs-2559-6m' and variable = (select variable from bench.nth_variable where n = :v);
insert into bench.history_chain (office, length, head)
select office, 0, decode(repeat('00', 32), 'hex') from bench.item
where round = 'krs-2559-6m' and variable = (select variable from bench.nth_variable where n = :v) order by office
on conflict (office) do update set length = history_chain.length returning office, length, encode(head, 'hex') as head;
with added as (
    insert into bench.item_history (office, chain_position, format, hash, round, variable, sequence, step, at, by_id, by_name, by_organisation, previous_status, status, revision, reason)
    select i.office, c.length + 1, 1, sha256(c.head || convert_to(i.office, 'UTF8')), i.round, i.variable, i.sequence, 'rejected', now(), 'a1b2c3d4-0000-4000-8000-000000000001', 'ผู้รับรอง สนก.', 'BFA', 'AWAITING', i.status, i.revision, i.reason
    from bench.item i join bench.history_chain c using (office)
    where i.round = 'krs-2559-6m' and i.variable = (select variable from bench.nth_variable where n = :v)
    returning office, hash)
update bench.history_chain c set length = c.length + 1, head = added.hash from added where c.office = added.office;
insert into bench.outbox (shard, topic, key, sequence, event_id, type, occurred_at, data)
select (row_number() over ()) % 16, 'rabrong.confirmations.v1', 'krs-2559-6m/' || variable || '/' || office, 1, gen_random_uuid()::text, 'org.rabrong.confirmations.rejected.v1', now(), repeat('x', 620)
from bench.item where round = 'krs-2559-6m' and variable = (select variable from bench.nth_variable where n = :v);
commit;
