package org.rabrong.platform.web.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that were used, per person, each with the request it was used for and the answer. */
final class IdempotencyKeys {

    /** How long a key is remembered. */
    static final Duration LIFETIME = Duration.ofDays(7);

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the key for this transaction. A twin that came first is waited for: when it commits, the answer is false, when it rolls back,
     * the key is ours.
     */
    boolean claim(String person, String key, String fingerprint, Instant now) {
        return jdbc.sql("""
                        INSERT INTO idempotency_keys (person, key, fingerprint, created_at)
                        VALUES (:person, :key, :fingerprint, :now) ON CONFLICT (person, key) DO NOTHING""")
                        .param("person", person)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void store(String person, String key, StoredAnswer answer) {
        jdbc.sql("""
                UPDATE idempotency_keys
                SET status = :status, content_type = :contentType, location = :location, body = :body
                WHERE person = :person AND key = :key""")
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("person", person)
                .param("key", key)
                .update();
    }

    StoredAnswer answer(String person, String key) {
        return jdbc.sql("""
                SELECT fingerprint, status, content_type, location, body
                FROM idempotency_keys WHERE person = :person AND key = :key""")
                .param("person", person)
                .param("key", key)
                .query((row, number) -> new StoredAnswer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getBytes("body")))
                .single();
    }

    /** Forgets the keys that are older than {@link #LIFETIME}. */
    int forgetOld(Instant now) {
        return jdbc.sql("DELETE FROM idempotency_keys WHERE created_at < :before")
                .param("before", utc(now.minus(LIFETIME)))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
