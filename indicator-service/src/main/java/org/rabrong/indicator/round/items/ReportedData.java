package org.rabrong.indicator.round.items;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which items hold reported data: a value, a decision or evidence. One statement per batch. Where data arrives for an item that was removed
 * as if it had none, the item is marked, and {@link ItemsStep} assigns it again.
 */
@Configuration(proxyBeanMethods = false)
class ReportedData {

    private static final String ENTRIES = "rabrong.entries.v1";
    private static final String EXPLAINED = "org.rabrong.entries.explained.v1";
    private static final String CONFIRMATIONS = "rabrong.confirmations.v1";
    private static final String EVIDENCE = "rabrong.evidence.v1";

    /** What people decided; other steps follow from entries or come with the items' creation. */
    private static final Set<String> DECISIONS = Set.of(
            "org.rabrong.confirmations.confirmed.v1",
            "org.rabrong.confirmations.rejected.v1",
            "org.rabrong.confirmations.audit-scored.v1");

    private final JdbcClient database;
    private final ItemsWorker worker;

    ReportedData(JdbcClient database, ItemsWorker worker) {
        this.database = database;
        this.worker = worker;
    }

    /** Members that tell which item, and what it holds. */
    record Told(
            String round,
            String variable,
            String office,
            @Nullable String value,
            @Nullable String status) {}

    /**
     * @param holds what the item holds from now on
     * @param counts data that brings a removed item back
     */
    private record State(Told told, boolean holds, boolean counts) {}

    @Bean
    EventSubscription entriesOfItems() {
        return new EventSubscription(ENTRIES, batch("has_value", (event, told) -> {
            boolean holds = told.value() != null;
            return new State(told, holds, holds);
        }));
    }

    @Bean
    EventSubscription confirmationsOfItems() {
        return new EventSubscription(
                CONFIRMATIONS,
                batch(
                        "has_decision",
                        (event, told) -> new State(
                                told, !"NOT_REPORTED".equals(told.status()), DECISIONS.contains(event.type()))));
    }

    @Bean
    EventSubscription evidenceOfItems() {
        return new EventSubscription(EVIDENCE, batch("has_evidence", (event, told) -> new State(told, true, true)));
    }

    private interface Reading {
        State of(ReceivedEvent event, Told told);
    }

    private Consumer<List<ReceivedEvent>> batch(String column, Reading reading) {
        String sql = """
                update item i set %1$s = e.holds, came_back = i.came_back or (e.counts and not i.assigned and not i.removed_reported)
                from unnest(:rounds::text[], :variables::text[], :offices::text[], :holds::boolean[], :counts::boolean[])
                    as e (round, variable, office, holds, counts)
                where i.round = e.round and i.variable = e.variable and i.office = e.office
                  and (i.%1$s <> e.holds or (e.counts and not i.assigned))""".formatted(column);
        return events -> {
            Map<String, State> states = new LinkedHashMap<>();
            for (ReceivedEvent event : events) {
                if (event.type().equals(EXPLAINED)) {
                    continue; // says nothing about what the item holds
                }
                State state = reading.of(event, event.dataAs(Told.class));
                states.merge(
                        event.key(),
                        state,
                        (before, now) -> new State(now.told(), now.holds(), before.counts() || now.counts()));
            }
            if (states.isEmpty()) {
                return;
            }
            List<State> last = List.copyOf(states.values());
            database.sql(sql)
                    .param(
                            "rounds",
                            last.stream().map(state -> state.told().round()).toArray(String[]::new))
                    .param(
                            "variables",
                            last.stream().map(state -> state.told().variable()).toArray(String[]::new))
                    .param(
                            "offices",
                            last.stream().map(state -> state.told().office()).toArray(String[]::new))
                    .param("holds", last.stream().map(State::holds).toArray(Boolean[]::new))
                    .param("counts", last.stream().map(State::counts).toArray(Boolean[]::new))
                    .update();
            worker.wakeAfterCommit();
        };
    }
}
