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

/** Plan version and windows of the rounds; an empty entry for every item that is created, which stays when the item is removed. */
@Configuration(proxyBeanMethods = false)
class Rounds {

    static final String TOPIC = "rabrong.rounds.v1";
    static final String SCHEDULED = "org.rabrong.rounds.scheduled.v1";
    static final String ITEMS_CREATED = "org.rabrong.rounds.items-created.v1";
    static final String ITEMS_REMOVED = "org.rabrong.rounds.items-removed.v1";

    record Scheduled(String round, String plan, long planVersion, Window reporting) {}

    record Window(LocalDate opens, LocalDate closes) {}

    /** Of both {@link #ITEMS_CREATED} and {@link #ITEMS_REMOVED}. */
    record ItemsOfVariable(String round, String variable, List<String> offices) {}

    @Bean
    EventSubscription roundSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            keepSchedules(events, database);
            Extensions.keep(events, database);
            assign(events, database);
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

    /** Nothing is ever deleted: what was reported comes back when the item is asked for again. */
    private static void assign(List<ReceivedEvent> events, JdbcClient database) {
        for (ReceivedEvent event : events) {
            switch (event.type()) {
                case ITEMS_CREATED -> create(event.dataAs(ItemsOfVariable.class), database);
                case ITEMS_REMOVED -> remove(event.dataAs(ItemsOfVariable.class), database);
                default -> {
                    // Says nothing about items
                }
            }
        }
    }

    private static void create(ItemsOfVariable created, JdbcClient database) {
        database.sql("""
                        insert into entry (round, office, variable, revision, lock_version)
                        select :round, office, :variable, 0, 0 from unnest(:offices::text[]) as office
                        on conflict (round, office, variable) do update set assigned = true where not entry.assigned""")
                .param("round", created.round())
                .param("variable", created.variable())
                .param("offices", created.offices().toArray(String[]::new))
                .update();
    }

    private static void remove(ItemsOfVariable removed, JdbcClient database) {
        database.sql("""
                        update entry set assigned = false
                        where round = :round and variable = :variable and office = any (:offices::text[]) and assigned""")
                .param("round", removed.round())
                .param("variable", removed.variable())
                .param("offices", removed.offices().toArray(String[]::new))
                .update();
    }
}
