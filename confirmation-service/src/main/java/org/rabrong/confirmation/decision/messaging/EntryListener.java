package org.rabrong.confirmation.decision.messaging;

import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applies what the offices report, a whole batch under one lock query. */
@Configuration(proxyBeanMethods = false)
class EntryListener {

    @Bean
    EventSubscription entries(ConfirmationDesk desk) {
        return new EventSubscription(
                "rabrong.entries.v1",
                events -> desk.apply(events.stream()
                        .map(event -> event.dataAs(Entry.class).toReport())
                        .toList()));
    }
}
