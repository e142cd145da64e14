-- Spring Session
CREATE TABLE spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval integer  NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX spring_session_by_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_by_person ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

-- Spring Security: the tokens behind the sessions. principal_name is the session at Keycloak (sid), so that the same person may
-- be signed in at several browsers
CREATE TABLE oauth2_authorized_client (
    client_registration_id  varchar(100) NOT NULL,
    principal_name          varchar(200) NOT NULL,
    access_token_type       varchar(100) NOT NULL,
    access_token_value      bytea        NOT NULL,
    access_token_issued_at  timestamptz  NOT NULL,
    access_token_expires_at timestamptz  NOT NULL,
    access_token_scopes     varchar(1000),
    refresh_token_value     bytea,
    refresh_token_issued_at timestamptz,
    created_at              timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (client_registration_id, principal_name)
);

-- Which session here belongs to which session at Keycloak: "sign out everywhere" ends them on every instance of the gateway
CREATE TABLE signed_in_session (
    session_id       text        PRIMARY KEY,
    keycloak_session text        NOT NULL,
    subject          text        NOT NULL,
    since            timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX signed_in_session_by_keycloak_session ON signed_in_session (keycloak_session);
CREATE INDEX signed_in_session_by_subject ON signed_in_session (subject);
