-- Reasons that are offered with a rejection. Without a bureau: offered to everybody.
create table stored_reason (
    id      uuid        primary key,
    bureau  text,
    text    text        not null,
    kept_by text,
    kept_at timestamptz not null
);
create index stored_reason_of_bureau on stored_reason (bureau, kept_at);

-- What the manual (2.1) names as causes, in words that an office can act on.
insert into stored_reason (id, bureau, text, kept_at) values
    ('5c1f2a10-0000-4000-8000-000000000001', null, 'เอกสารหลักฐานไม่ครบถ้วน ขอให้แนบเพิ่มเติม', timestamptz '2016-01-01 00:00:01Z'),
    ('5c1f2a10-0000-4000-8000-000000000002', null, 'ข้อมูลที่รายงานไม่ตรงกับเอกสารหลักฐาน ขอให้ตรวจสอบและแก้ไข', timestamptz '2016-01-01 00:00:02Z'),
    ('5c1f2a10-0000-4000-8000-000000000003', null, 'แนบไฟล์ไม่ถูกต้องตามตัวชี้วัด ขอให้แนบไฟล์ใหม่', timestamptz '2016-01-01 00:00:03Z'),
    ('5c1f2a10-0000-4000-8000-000000000004', null, 'พ้นกำหนดส่งงานแล้ว ไม่มีการรายงานข้อมูล', timestamptz '2016-01-01 00:00:04Z');

-- How many rejections rest on a reason. A hash: reasons are longer than a B-tree entry may be.
create index item_rejected_for on item using hash (reason) where status = 'REJECTED';
