package org.rabrong.submission.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many files are attached to each item, by either side and by the office; each event comes once, so counting is enough. */
@Configuration(proxyBeanMethods = false)
class EvidenceCounts {

    static final String TOPIC = "rabrong.evidence.v1";
    static final String ATTACHED = "org.rabrong.evidence.attached.v1";

    static final String OFFICE = "OFFICE";

    record Attached(String round, String variable, String office, String side) {}

    private record Item(String round, String variable, String office) {}

    private record Files(int all, int ofOffice) {

        Files plus(Files others) {
            return new Files(all + others.all, ofOffice + others.ofOffice);
        }
    }

    @Bean
    EventSubscription evidenceSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            Map<Item, Files> added = new LinkedHashMap<>();
            for (ReceivedEvent event : events) {
                if (event.type().equals(ATTACHED)) {
                    Attached file = event.dataAs(Attached.class);
                    added.merge(
                            new Item(file.round(), file.variable(), file.office()),
                            new Files(1, file.side().equals(OFFICE) ? 1 : 0),
                            Files::plus);
                }
            }
            if (!added.isEmpty()) {
                add(added, database);
            }
        });
    }

    private static void add(Map<Item, Files> added, JdbcClient database) {
        database.sql("""
                        insert into evidence_count (round, office, variable, files, office_files)
                        select * from unnest(:rounds::text[], :offices::text[], :variables::text[], :files::int[], :officeFiles::int[])
                        on conflict (round, office, variable) do update set files = evidence_count.files + excluded.files,
                          office_files = evidence_count.office_files + excluded.office_files""")
                .param("rounds", Columns.texts(added.keySet(), Item::round))
                .param("offices", Columns.texts(added.keySet(), Item::office))
                .param("variables", Columns.texts(added.keySet(), Item::variable))
                .param("files", added.values().stream().map(Files::all).toArray(Integer[]::new))
                .param(
                        "officeFiles",
                        added.values().stream().map(Files::ofOffice).toArray(Integer[]::new))
                .update();
    }
}
