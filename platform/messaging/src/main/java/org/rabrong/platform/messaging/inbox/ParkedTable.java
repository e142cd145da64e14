package org.rabrong.platform.messaging.inbox;

import java.time.OffsetDateTime;
import java.util.List;
import org.rabrong.platform.messaging.ParkedKey;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that stand still and their waiting events. */
final class ParkedTable {

    private final JdbcClient jdbc;

    ParkedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addKey(String topic, String key, String reason) {
        jdbc.sql("insert into parked_key (topic, key, reason) values (?, ?, ?) on conflict do nothing")
                .param(topic)
                .param(key)
                .param(reason)
                .update();
    }

    /** Events that wait already stay as they are. */
    void addEvents(List<CloudEvent> events) {
        jdbc.sql("""
                insert into parked_event (topic, key, sequence, event_id, source, type, time, data)
                select topic, key, sequence, event_id, source, type, time::timestamptz, data
                from unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                    as e (topic, key, sequence, event_id, source, type, time, data)
                on conflict do nothing""")
                .param(events.stream().map(CloudEvent::topic).toArray(String[]::new))
                .param(events.stream().map(CloudEvent::key).toArray(String[]::new))
                .param(events.stream().mapToLong(CloudEvent::sequence).toArray())
                .param(events.stream().map(CloudEvent::id).toArray(String[]::new))
                .param(events.stream().map(CloudEvent::source).toArray(String[]::new))
                .param(events.stream().map(CloudEvent::type).toArray(String[]::new))
                .param(events.stream().map(event -> event.time().toString()).toArray(String[]::new))
                .param(events.stream().map(event -> event.data().json()).toArray(byte[][]::new))
                .update();
    }

    List<ParkedKey> keys() {
        return jdbc.sql("""
                select k.topic, k.key, k.reason, k.parked_at, count(e.sequence) as events
                from parked_key k left join parked_event e using (topic, key)
                group by k.topic, k.key order by k.parked_at, k.topic, k.key""")
                .query((row, number) -> new ParkedKey(
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("reason"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        row.getInt("events")))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from parked_key").query(Long.class).single();
    }

    /** Locks the key, so that no event joins the waiting ones until the transaction ends; false when it is not parked. */
    boolean lock(String topic, String key) {
        return jdbc.sql("select 1 from parked_key where topic = ? and key = ? for update")
                .param(topic)
                .param(key)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<CloudEvent> events(String topic, String key) {
        return jdbc.sql("select * from parked_event where topic = ? and key = ? order by sequence")
                .param(topic)
                .param(key)
                .query((row, number) -> new CloudEvent(
                        row.getString("topic"),
                        row.getString("key"),
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        row.getString("source"),
                        row.getString("type"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        null,
                        new CloudEvent.Data(row.getBytes("data"))))
                .list();
    }

    /** The key and its waiting events. */
    void remove(String topic, String key) {
        jdbc.sql("delete from parked_key where topic = ? and key = ?")
                .param(topic)
                .param(key)
                .update();
    }
}
