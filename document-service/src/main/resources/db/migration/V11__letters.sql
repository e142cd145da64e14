-- Letters with which bureaus ask for permissions. Never changed and never removed.
create table letter (
    id           uuid        primary key,
    bureau       text        not null,
    file_name    text        not null check (length(file_name) between 1 and 255),
    content_type text        not null,
    size         bigint      not null check (size between 1 and 10485760),
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    object_key   text        not null unique,
    by_id        text        not null,
    by_name      text        not null,
    at           timestamptz not null
);
