package org.rabrong.platform.messaging.things;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down each event that it is handed, unless it is told to fail at a key. */
@Component
public class Witness {

    private final JdbcClient jdbc;
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    Witness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void see(List<ReceivedEvent> events) {
        jdbc.sql("insert into seen (topic, key, sequence) select ?, * from unnest(?::text[], ?::bigint[])")
                .param(events.getFirst().topic())
                .param(events.stream().map(ReceivedEvent::key).toArray(String[]::new))
                .param(events.stream().mapToLong(ReceivedEvent::sequence).toArray())
                .update();
        // after the change, so that a failure must roll it back
        for (var event : events) {
            var failure = failures.get(event.key() + "#" + event.sequence());
            if (failure != null) {
                throw failure;
            }
        }
    }

    public void failAt(String key, long sequence, RuntimeException failure) {
        failures.put(key + "#" + sequence, failure);
    }

    public void failNoMore() {
        failures.clear();
    }

    /** The sequences whose effects were committed, in the order of the effects. */
    public List<Long> seen(String topic, String key) {
        return jdbc.sql("select sequence from seen where topic = ? and key = ? order by id")
                .param(topic)
                .param(key)
                .query(Long.class)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from seen").query(Long.class).single();
    }

    /** Keys that were not seen exactly once and in order up to the thing's revision. */
    public List<String> notSeenOnceAndInOrder(String prefix) {
        return jdbc.sql("""
                select t.name from thing t
                where starts_with(t.name, ?)
                and (select coalesce(array_agg(s.sequence order by s.id), '{}') from seen s
                     where s.topic = 'rabrong.things.v1' and s.key = t.name)
                    is distinct from (select array_agg(n) from generate_series(1, t.revision) n)
                order by 1""").param(prefix).query(String.class).list();
    }
}
