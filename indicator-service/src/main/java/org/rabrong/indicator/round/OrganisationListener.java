package org.rabrong.indicator.round;

import org.rabrong.indicator.round.items.ItemsDesk;
import org.rabrong.indicator.round.items.Offices;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offices as they are announced; each batch also gives new offices their items. */
@Configuration(proxyBeanMethods = false)
class OrganisationListener {

    @Bean
    EventSubscription organisations(ItemsDesk items) {
        return new EventSubscription(Offices.TOPIC, items::keepOffices);
    }
}
