package org.rabrong.document.evidence.messaging;

import org.rabrong.document.evidence.EvidenceTable;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps which items there are and which bureau certifies each. */
@Configuration
class ItemSubscription {

    @Bean
    EventSubscription itemsCreated(EvidenceTable table) {
        return new EventSubscription(
                "rabrong.rounds.v1",
                events -> events.stream()
                        .filter(event -> event.type().equals(ItemsCreated.TYPE))
                        .map(event -> event.dataAs(ItemsCreated.class))
                        .forEach(created -> table.keepItems(
                                created.round(), created.variable(), created.bureau(), created.offices())));
    }
}
