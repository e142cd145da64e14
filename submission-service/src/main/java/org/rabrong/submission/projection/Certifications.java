package org.rabrong.submission.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last word of the certifier's side on each item. What it means beside the office's own revision is decided when it is read. */
@Configuration(proxyBeanMethods = false)
class Certifications {

    static final String TOPIC = "rabrong.confirmations.v1";

    record Confirmation(
            String round,
            String variable,
            String office,
            String status,
            @Nullable String value,
            long revision,
            @Nullable String reason,
            @Nullable String fixBy,
            @Nullable String reopenedUntil,
            @Nullable String carriedFrom) {}

    @Bean
    EventSubscription confirmationSubscription(JdbcClient database) {
        return new EventSubscription(TOPIC, events -> {
            Map<String, Confirmation> latest = new LinkedHashMap<>();
            for (ReceivedEvent event : events) {
                latest.put(event.key(), event.dataAs(Confirmation.class));
            }
            keep(latest.values(), database);
        });
    }

    private static void keep(Collection<Confirmation> confirmations, JdbcClient database) {
        database.sql("""
                        insert into certification (round, office, variable, status, value, revision, reason, fix_by,
                          reopened_until, carried_from)
                        select * from unnest(:rounds::text[], :offices::text[], :variables::text[], :status::text[], :values::text[],
                          :revisions::bigint[], :reasons::text[], :fixBy::date[], :reopenedUntil::date[], :carriedFrom::text[])
                        on conflict (round, office, variable) do update set status = excluded.status, value = excluded.value,
                          revision = excluded.revision, reason = excluded.reason, fix_by = excluded.fix_by,
                          reopened_until = excluded.reopened_until, carried_from = excluded.carried_from""")
                .param("rounds", Columns.texts(confirmations, Confirmation::round))
                .param("offices", Columns.texts(confirmations, Confirmation::office))
                .param("variables", Columns.texts(confirmations, Confirmation::variable))
                .param("status", Columns.texts(confirmations, Confirmation::status))
                .param("values", Columns.texts(confirmations, Confirmation::value))
                .param("revisions", Columns.numbers(confirmations, Confirmation::revision))
                .param("reasons", Columns.texts(confirmations, Confirmation::reason))
                .param("fixBy", Columns.texts(confirmations, Confirmation::fixBy))
                .param("reopenedUntil", Columns.texts(confirmations, Confirmation::reopenedUntil))
                .param("carriedFrom", Columns.texts(confirmations, Confirmation::carriedFrom))
                .update();
    }
}
