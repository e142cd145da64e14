create table organisation (
    code      text primary key,
    kind      text not null check (kind in ('PRIMARY', 'SECONDARY', 'BUREAU')),
    name_th   text not null,
    name_en   text not null,
    short_th  text,
    provinces text[] not null,
    sequence  bigint not null
);

comment on column organisation.sequence is 'of the organisation''s last announcement on rabrong.organisations.v1';
