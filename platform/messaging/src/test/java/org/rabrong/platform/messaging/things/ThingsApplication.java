package org.rabrong.platform.messaging.things;

import org.rabrong.platform.messaging.EventSubscription;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Owns two topics and listens to both, so that one context shows the whole way. */
@SpringBootApplication
public class ThingsApplication {

    @Bean
    EventSubscription thingsSeen(Witness witness) {
        return new EventSubscription(Things.TOPIC, witness::see);
    }

    @Bean
    EventSubscription shelvesSeen(Witness witness) {
        return new EventSubscription("rabrong.shelves.v1", witness::see);
    }
}
