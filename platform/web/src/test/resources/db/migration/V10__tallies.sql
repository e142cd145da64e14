CREATE TABLE tallies (
    name    text   PRIMARY KEY,
    count   integer NOT NULL,
    version bigint  NOT NULL
);
