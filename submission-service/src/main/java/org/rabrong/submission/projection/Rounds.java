package org.rabrong.submission.projection;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Windows of the rounds, and an empty entry for every item that is created. */
@Configuration(proxyBeanMethods = false)
class Rounds {

    static final String TOPIC = "rabrong.rounds.v1";
    static final String SCHEDULED = "org.rabrong.rounds.scheduled.v1";
    static final String ITEMS_CREATED = "org.rabrong.rounds.items-created.v1";

    record Scheduled(String round, String plan, long planVersion, Window reporting) {}

    record Window(LocalDate opens, LocalDate closes) {}

    record ItemsCreated(String round, String variable, List<String> offices) {}

    @Bean
    EventSubscription roundSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            keepSchedules(events, database);
            createEntries(events, database);
        });
    }

    private static void keepSchedules(List<ReceivedEvent> events, JdbcClient database) {
        Map<String, Scheduled> latest = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            if (event.type().equals(SCHEDULED)) {
                latest.put(event.key(), event.dataAs(Scheduled.class));
            }
        }
        if (latest.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into round (round, plan, plan_version, reporting_opens, reporting_closes)
                        select * from unnest(:rounds::text[], :plans::text[], :versions::int[], :opens::date[], :closes::date[])
                        on conflict (round) do update set plan = excluded.plan, plan_version = excluded.plan_version,
                          reporting_opens = excluded.reporting_opens, reporting_closes = excluded.reporting_closes""")
                .param("rounds", Columns.texts(latest.values(), Scheduled::round))
                .param("plans", Columns.texts(latest.values(), Scheduled::plan))
                .param("versions", Columns.numbers(latest.values(), Scheduled::planVersion))
                .param(
                        "opens",
                        Columns.texts(
                                latest.values(),
                                scheduled -> scheduled.reporting().opens().toString()))
                .param(
                        "closes",
                        Columns.texts(
                                latest.values(),
                                scheduled -> scheduled.reporting().closes().toString()))
                .update();
    }

    private static void createEntries(List<ReceivedEvent> events, JdbcClient database) {
        for (ReceivedEvent event : events) {
            if (event.type().equals(ITEMS_CREATED)) {
                ItemsCreated created = event.dataAs(ItemsCreated.class);
                database.sql("""
                                insert into entry (round, office, variable, revision, lock_version)
                                select :round, office, :variable, 0, 0 from unnest(:offices::text[]) as office
                                on conflict do nothing""")
                        .param("round", created.round())
                        .param("variable", created.variable())
                        .param("offices", created.offices().toArray(String[]::new))
                        .update();
            }
        }
    }
}
