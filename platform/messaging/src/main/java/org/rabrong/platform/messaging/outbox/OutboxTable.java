package org.rabrong.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox's SQL. */
final class OutboxTable {

    /** Below the 32 MB that the producer keeps by default, so that sending does not block. */
    private static final int MAX_BYTES = 16_000_000;

    private final JdbcClient jdbc;
    private final String source;

    OutboxTable(JdbcClient jdbc, String source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /** In the list's order: ids are given after the sort. */
    void insert(List<CloudEvent> events) {
        jdbc.sql("""
                insert into outbox (shard, topic, key, sequence, event_id, type, occurred_at, traceparent, data)
                select shard, topic, key, sequence, event_id, type, occurred_at::timestamptz, traceparent, data
                from unnest(?::int[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality
                    as e (shard, topic, key, sequence, event_id, type, occurred_at, traceparent, data, position)
                order by position""")
                .param(events.stream()
                        .mapToInt(event -> Shard.of(event.topic(), event.key()))
                        .toArray())
                .param(texts(events, CloudEvent::topic))
                .param(texts(events, CloudEvent::key))
                .param(events.stream().mapToLong(CloudEvent::sequence).toArray())
                .param(texts(events, CloudEvent::id))
                .param(texts(events, CloudEvent::type))
                .param(texts(events, event -> event.time().toString()))
                .param(texts(events, CloudEvent::traceparent))
                .param(texts(events, event -> new String(event.data().json(), UTF_8)))
                .update();
    }

    /** Locks some shards that have events and that no other relay works on, until the end of the transaction. */
    int[] lockShards(int limit) {
        return jdbc.sql("""
                select shard from outbox_shard s
                where exists (select from outbox o where o.shard = s.shard)
                order by random()
                limit ?
                for update skip locked""").param(limit).query(Integer.class).list().stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * For a transaction that only deletes what was sent: it need not wait for the disk, since an event that comes back after a crash is
     * only repeated; and it must not keep its locks when the machine of its relay has vanished.
     */
    void settingsOfRelay(Duration idleLimit) {
        jdbc.sql("""
                select set_config('synchronous_commit', 'off', true),
                    set_config('idle_in_transaction_session_timeout', ?, true)""").param(Long.toString(idleLimit.toMillis())).query().singleRow();
    }

    /** The oldest events of each shard, in order, and as many as fit into memory well. */
    List<OutboxRow> read(int[] shards, int eventsPerShard) {
        return jdbc.sql("""
                select o.* from unnest(?::int[]) s (shard)
                cross join lateral (select * from outbox o where o.shard = s.shard order by o.id limit ?) o
                order by o.id""")
                .param(shards)
                .param(eventsPerShard)
                .withFetchSize(100)
                .query(this::untilTheyAreMany);
    }

    private List<OutboxRow> untilTheyAreMany(ResultSet rs) throws SQLException {
        var rows = new ArrayList<OutboxRow>();
        for (long bytes = 0; bytes < MAX_BYTES && rs.next(); ) {
            var row = row(rs);
            bytes += row.event().data().json().length;
            rows.add(row);
        }
        return rows;
    }

    void delete(List<OutboxRow> rows) {
        jdbc.sql("delete from outbox where id = any (?::bigint[])")
                .param(rows.stream().mapToLong(OutboxRow::id).toArray())
                .update();
    }

    long backlog() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private OutboxRow row(ResultSet rs) throws SQLException {
        return new OutboxRow(
                rs.getLong("id"),
                new CloudEvent(
                        rs.getString("topic"),
                        rs.getString("key"),
                        rs.getLong("sequence"),
                        rs.getString("event_id"),
                        source,
                        rs.getString("type"),
                        rs.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        rs.getString("traceparent"),
                        new CloudEvent.Data(rs.getString("data").getBytes(UTF_8))));
    }

    private static @Nullable String[] texts(List<CloudEvent> events, Function<CloudEvent, @Nullable String> member) {
        return events.stream().map(member).toArray(String[]::new);
    }
}
