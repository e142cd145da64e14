package org.rabrong.platform.test;

/** A real server that a test needs. */
public enum TestServer {
    POSTGRES,
    KAFKA,
    S3,
    MAIL,
    KEYCLOAK
}
