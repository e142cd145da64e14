package org.rabrong.submission.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores of the sub-indicators at each office; an event tells all of an office's, so the last one of a batch is enough. */
@Configuration(proxyBeanMethods = false)
class Scores {

    static final String TOPIC = "rabrong.scores.v1";

    record Changed(String round, String office, List<SubIndicator> subIndicators) {}

    record SubIndicator(String code, String official, String selfAssessed) {}

    private record Row(String round, String office, SubIndicator score) {}

    @Bean
    EventSubscription scoreSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            Map<String, Changed> latest = new LinkedHashMap<>();
            for (ReceivedEvent event : events) {
                latest.put(event.key(), event.dataAs(Changed.class));
            }
            List<Row> rows = new ArrayList<>();
            latest.values()
                    .forEach(changed -> changed.subIndicators()
                            .forEach(score -> rows.add(new Row(changed.round(), changed.office(), score))));
            keep(rows, database);
        });
    }

    private static void keep(List<Row> rows, JdbcClient database) {
        database.sql("""
                        insert into score (round, office, sub_indicator, official, self_assessed)
                        select * from unnest(:rounds::text[], :offices::text[], :subIndicators::text[], :official::text[], :selfAssessed::text[])
                        on conflict (round, office, sub_indicator) do update
                          set official = excluded.official, self_assessed = excluded.self_assessed
                          where (score.official, score.self_assessed) is distinct from (excluded.official, excluded.self_assessed)""")
                .param("rounds", Columns.texts(rows, Row::round))
                .param("offices", Columns.texts(rows, Row::office))
                .param("subIndicators", Columns.texts(rows, row -> row.score().code()))
                .param("official", Columns.texts(rows, row -> row.score().official()))
                .param("selfAssessed", Columns.texts(rows, row -> row.score().selfAssessed()))
                .update();
    }
}
