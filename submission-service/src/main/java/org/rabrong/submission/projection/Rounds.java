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

    record Scheduled(String round, String plan, long planVersion, long months, Window reporting) {}

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
                        insert into round (round, plan, plan_version, months, reporting_opens, reporting_closes)
                        select * from unnest(:rounds::text[], :plans::text[], :versions::int[], :months::int[], :opens::date[], :closes::date[])
                        on conflict (round) do update set plan = excluded.plan, plan_version = excluded.plan_version, months = excluded.months,
                          reporting_opens = excluded.reporting_opens, reporting_closes = excluded.reporting_closes""")
                .param("rounds", Columns.texts(latest.values(), Scheduled::round))
                .param("plans", Columns.texts(latest.values(), Scheduled::plan))
                .param("versions", Columns.numbers(latest.values(), Scheduled::planVersion))
                .param("months", Columns.numbers(latest.values(), Scheduled::months))
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

    private record Item(String round, String office, String variable) {}

    /** Nothing is ever deleted: what was reported comes back when the item is asked for again. */
    private static void assign(List<ReceivedEvent> events, JdbcClient database) {
        Map<Item, Boolean> lastWord = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            boolean created = event.type().equals(ITEMS_CREATED);
            if (created || event.type().equals(ITEMS_REMOVED)) {
                ItemsOfVariable items = event.dataAs(ItemsOfVariable.class);
                items.offices()
                        .forEach(office -> lastWord.put(new Item(items.round(), office, items.variable()), created));
            }
        }
        if (!lastWord.isEmpty()) {
            assign(lastWord, database);
        }
    }

    /** In the order in which reports lock the same rows, so that neither waits for the other for ever. */
    private static void assign(Map<Item, Boolean> items, JdbcClient database) {
        database.sql("""
                        insert into entry (round, office, variable, assigned)
                        select * from unnest(:rounds::text[], :offices::text[], :variables::text[], :assigned::boolean[])
                          as i (round, office, variable, assigned)
                        order by round, office, variable
                        on conflict (round, office, variable) do update set assigned = excluded.assigned
                          where entry.assigned <> excluded.assigned""")
                .param("rounds", Columns.texts(items.keySet(), Item::round))
                .param("offices", Columns.texts(items.keySet(), Item::office))
                .param("variables", Columns.texts(items.keySet(), Item::variable))
                .param("assigned", items.values().toArray(Boolean[]::new))
                .update();
    }
}
