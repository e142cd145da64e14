/**
 * Real servers from Maven artifacts, each a process of its own: PostgreSQL, Kafka, Keycloak, S3, mail. Used by tests and by the
 * local stack; no Docker, no Spring.
 */
@NullMarked
package org.rabrong.platform.servers;

import org.jspecify.annotations.NullMarked;
