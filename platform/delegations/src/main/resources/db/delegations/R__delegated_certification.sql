-- Delegations as confirmation-service told them; one that was ended is gone, one that is over stays without effect.
-- Repeatable, because this module comes into databases that are beyond the versions of the platform.
create table if not exists delegated_certification (
    id        uuid primary key,
    bureau    text not null,
    colleague text not null,
    first_day date not null,
    last_day  date not null,
    lender    text not null
);
create index if not exists delegated_certification_of on delegated_certification (colleague, bureau);
