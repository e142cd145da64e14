package org.rabrong.confirmation.projection;

import java.math.BigDecimal;
import java.util.List;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the scores of each sub-indicator at each office: shown in the worklists, and what an audit score is compared with. */
@Configuration(proxyBeanMethods = false)
class ScoreListener {

    private final JdbcTemplate jdbc;

    ScoreListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What this service needs of {@code contracts/events/schemas/scores.json}. */
    record Scores(String round, String office, List<SubIndicator> subIndicators) {

        record SubIndicator(String code, BigDecimal official, BigDecimal selfAssessed) {}
    }

    @Bean
    EventSubscription scores() {
        return new EventSubscription("rabrong.scores.v1", this::changed);
    }

    private void changed(List<ReceivedEvent> events) {
        jdbc.batchUpdate(
                """
                insert into sub_indicator_score (round, office, sub_indicator, official, self_assessed)
                values (?, ?, ?, ?, ?)
                on conflict (round, office, sub_indicator)
                do update set official = excluded.official, self_assessed = excluded.self_assessed
                where (sub_indicator_score.official, sub_indicator_score.self_assessed)
                    is distinct from (excluded.official, excluded.self_assessed)""",
                events.stream()
                        .map(event -> event.dataAs(Scores.class))
                        .flatMap(scores -> scores.subIndicators().stream().map(sub -> new Object[] {
                            scores.round(), scores.office(), sub.code(), sub.official(), sub.selfAssessed()
                        }))
                        .toList());
    }
}
