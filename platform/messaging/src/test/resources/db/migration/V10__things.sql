create table thing (
    name     text primary key,
    revision bigint not null
);
-- every effect of a received event, so that a second effect of the same event would be seen
create table seen (
    id       bigint generated always as identity primary key,
    topic    text   not null,
    key      text   not null,
    sequence bigint not null
);
create index on seen (topic, key);
