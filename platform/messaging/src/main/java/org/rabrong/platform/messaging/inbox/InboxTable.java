package org.rabrong.platform.messaging.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each key has been handled. */
final class InboxTable {

    private final JdbcClient jdbc;

    InboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last handled sequence of each key, locked; keys without one are absent. */
    Map<String, Long> lockLast(String topic, Set<String> keys) {
        var last = new HashMap<String, Long>();
        jdbc.sql("""
                select key, last_sequence from inbox
                where topic = ? and key = any (?::text[]) order by key for update""").param(topic).param(keys.toArray(String[]::new)).query(row -> {
            last.put(row.getString("key"), row.getLong("last_sequence"));
        });
        return last;
    }

    /** Those of the keys that are parked; held still against a release that runs at the same time. */
    Set<String> lockParked(String topic, Set<String> keys) {
        return new HashSet<>(jdbc.sql("""
                select key from parked_key
                where topic = ? and key = any (?::text[]) order by key for update""")
                .param(topic)
                .param(keys.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Marks the events as the last of their keys.
     *
     * @param newest one event per key
     * @throws ConcurrencyFailureException when another instance has just handled one of them, as may happen while it takes over a
     *     partition; a retry then sees repeats
     */
    void advance(String topic, Collection<CloudEvent> newest) {
        int advanced = jdbc.sql("""
                insert into inbox (topic, key, last_sequence, last_event_id)
                select ?, key, sequence, id from unnest(?::text[], ?::bigint[], ?::text[]) e (key, sequence, id) order by key
                on conflict (topic, key) do update
                    set last_sequence = excluded.last_sequence, last_event_id = excluded.last_event_id, handled_at = now()
                    where inbox.last_sequence < excluded.last_sequence""")
                .param(topic)
                .param(newest.stream().map(CloudEvent::key).toArray(String[]::new))
                .param(newest.stream().mapToLong(CloudEvent::sequence).toArray())
                .param(newest.stream().map(CloudEvent::id).toArray(String[]::new))
                .update();
        if (advanced != newest.size()) {
            throw new ConcurrencyFailureException("events of " + topic + " were handled elsewhere at the same time");
        }
    }
}
