package org.rabrong.document.evidence.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rabrong.document.evidence.ItemTable;
import org.rabrong.document.evidence.ItemTable.Certification;
import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the certifier's last word on each item; every event tells the whole item (schema {@code confirmation.json}). */
@Configuration(proxyBeanMethods = false)
class ConfirmationSubscription {

    @Bean
    EventSubscription confirmations(ItemTable items) {
        return new EventSubscription("rabrong.confirmations.v1", events -> {
            Map<String, Certification> latest = new LinkedHashMap<>();
            events.forEach(event -> latest.put(event.key(), event.dataAs(Certification.class)));
            items.keepCertifications(latest.values());
        });
    }
}
