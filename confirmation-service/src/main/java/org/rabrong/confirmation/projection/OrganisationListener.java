package org.rabrong.confirmation.projection;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the names and kinds of offices and bureaus. */
@Configuration(proxyBeanMethods = false)
class OrganisationListener {

    private final JdbcTemplate jdbc;

    OrganisationListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What this service needs of {@code contracts/events/schemas/organisation.json}. */
    record Organisation(String code, String kind, String nameTh) {}

    @Bean
    EventSubscription organisations() {
        return new EventSubscription("rabrong.organisations.v1", this::announced);
    }

    private void announced(List<ReceivedEvent> events) {
        jdbc.batchUpdate(
                """
                insert into organisation (code, kind, name_th, sort_key) values (?, ?, ?, ?)
                on conflict (code) do update set
                    kind = excluded.kind, name_th = excluded.name_th, sort_key = excluded.sort_key""",
                events.stream()
                        .map(event -> event.dataAs(Organisation.class))
                        .map(organisation -> new Object[] {
                            organisation.code(), organisation.kind(), organisation.nameTh(), sortKey(organisation)
                        })
                        .toList());
    }

    /** Thai order as bytes: the database's own order is that of the code points, which puts vowels before consonants. */
    private static byte[] sortKey(Organisation organisation) {
        return Collator.getInstance(Locale.of("th"))
                .getCollationKey(organisation.nameTh())
                .toByteArray();
    }
}
