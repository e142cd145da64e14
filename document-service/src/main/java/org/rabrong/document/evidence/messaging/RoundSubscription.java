package org.rabrong.document.evidence.messaging;

import org.rabrong.document.evidence.ItemTable;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the windows of the rounds, which items there are, and which bureau certifies each. */
@Configuration(proxyBeanMethods = false)
class RoundSubscription {

    @Bean
    EventSubscription rounds(ItemTable items) {
        return new EventSubscription("rabrong.rounds.v1", events -> events.forEach(event -> happened(event, items)));
    }

    private static void happened(ReceivedEvent event, ItemTable items) {
        switch (event.type()) {
            case RoundScheduled.TYPE -> keep(event.dataAs(RoundScheduled.class), items);
            case WindowExtended.TYPE -> keep(event.dataAs(WindowExtended.class), items);
            case ItemsCreated.TYPE -> keep(event.dataAs(ItemsCreated.class), items);
            case ItemsRemoved.TYPE -> remove(event.dataAs(ItemsRemoved.class), items);
            default -> {
                // Says nothing that files need
            }
        }
    }

    private static void keep(RoundScheduled round, ItemTable items) {
        items.keepRound(round.round(), round.reporting(), round.certification());
    }

    private static void keep(WindowExtended extension, ItemTable items) {
        if (extension.revoked()) {
            items.endExtension(extension.round(), extension.id());
        } else {
            items.keepExtension(extension.toExtension());
        }
    }

    private static void keep(ItemsCreated created, ItemTable items) {
        items.keepItems(created.round(), created.variable(), created.bureau(), created.offices());
    }

    private static void remove(ItemsRemoved removed, ItemTable items) {
        items.removeItems(removed.round(), removed.variable(), removed.offices());
    }
}
