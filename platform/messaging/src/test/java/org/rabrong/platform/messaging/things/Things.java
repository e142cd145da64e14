package org.rabrong.platform.messaging.things;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves things, as a service's commands change aggregates. */
@Component
public class Things {

    public static final String TOPIC = "rabrong.things.v1";
    public static final String MOVED = "org.rabrong.things.moved.v1";

    private final JdbcClient jdbc;
    private final Outbox outbox;

    Things(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** What moved where. */
    public record Moved(
            String name, long revision, @Nullable String to, BigDecimal weight, Instant at) {}

    /** The row lock of the update is what puts the writers of one thing in a row. */
    @Transactional
    public long move(String name) {
        long revision = jdbc.sql("""
                insert into thing values (?, 1)
                on conflict (name) do update set revision = thing.revision + 1
                returning revision""").param(name).query(Long.class).single();
        outbox.append(event(name, revision));
        return revision;
    }

    /** How far the thing has come; 0 when nobody has moved it. */
    public long revision(String name) {
        return jdbc.sql("select revision from thing where name = ?")
                .param(name)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public static OutboxEvent event(String name, long revision) {
        return new OutboxEvent(TOPIC, name, revision, MOVED, data(name, revision));
    }

    public static Moved data(String name, long revision) {
        return new Moved(name, revision, null, new BigDecimal("1E+3"), Instant.parse("2016-04-18T03:04:05Z"));
    }
}
