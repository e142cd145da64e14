package org.rabrong.document.evidence.messaging;

import org.rabrong.document.evidence.EvidenceTable;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps which items there are and which bureau certifies each. */
@Configuration
class ItemSubscription {

    @Bean
    EventSubscription itemsOfRounds(EvidenceTable table) {
        return new EventSubscription(
                "rabrong.rounds.v1",
                events -> events.forEach(event -> {
                    switch (event.type()) {
                        case ItemsCreated.TYPE -> keep(event.dataAs(ItemsCreated.class), table);
                        case ItemsRemoved.TYPE -> remove(event.dataAs(ItemsRemoved.class), table);
                        default -> {
                            // Says nothing about items
                        }
                    }
                }));
    }

    private static void keep(ItemsCreated created, EvidenceTable table) {
        table.keepItems(created.round(), created.variable(), created.bureau(), created.offices());
    }

    private static void remove(ItemsRemoved removed, EvidenceTable table) {
        table.removeItems(removed.round(), removed.variable(), removed.offices());
    }
}
