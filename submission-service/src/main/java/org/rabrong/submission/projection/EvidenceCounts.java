package org.rabrong.submission.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many files are attached to each item; each event comes once, so counting is enough. */
@Configuration(proxyBeanMethods = false)
class EvidenceCounts {

    static final String TOPIC = "rabrong.evidence.v1";
    static final String ATTACHED = "org.rabrong.evidence.attached.v1";

    record Attached(String round, String variable, String office) {}

    @Bean
    EventSubscription evidenceSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            Map<Attached, Long> added = new LinkedHashMap<>();
            for (ReceivedEvent event : events) {
                if (event.type().equals(ATTACHED)) {
                    added.merge(event.dataAs(Attached.class), 1L, Long::sum);
                }
            }
            if (!added.isEmpty()) {
                add(added, database);
            }
        });
    }

    private static void add(Map<Attached, Long> added, JdbcClient database) {
        database.sql("""
                        insert into evidence_count (round, office, variable, files)
                        select * from unnest(:rounds::text[], :offices::text[], :variables::text[], :files::int[])
                        on conflict (round, office, variable) do update set files = evidence_count.files + excluded.files""")
                .param("rounds", Columns.texts(added.keySet(), Attached::round))
                .param("offices", Columns.texts(added.keySet(), Attached::office))
                .param("variables", Columns.texts(added.keySet(), Attached::variable))
                .param("files", added.values().toArray(Long[]::new))
                .update();
    }
}
