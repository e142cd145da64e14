package org.rabrong.confirmation.decision.messaging;

import java.util.List;
import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.confirmation.decision.NewItems;
import org.rabrong.confirmation.projection.RoundSchedules;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the windows of the rounds, and creates the items that psdg made. */
@Configuration(proxyBeanMethods = false)
class RoundListener {

    private static final String SCHEDULED = "org.rabrong.rounds.scheduled.v1";
    private static final String ITEMS_CREATED = "org.rabrong.rounds.items-created.v1";

    private final ConfirmationDesk desk;
    private final RoundSchedules schedules;

    RoundListener(ConfirmationDesk desk, RoundSchedules schedules) {
        this.desk = desk;
        this.schedules = schedules;
    }

    @Bean
    EventSubscription rounds() {
        return new EventSubscription("rabrong.rounds.v1", this::happened);
    }

    private void happened(List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            if (event.type().equals(SCHEDULED)) {
                RoundScheduled round = event.dataAs(RoundScheduled.class);
                schedules.put(
                        round.round(),
                        round.plan(),
                        round.certification().opens(),
                        round.certification().closes());
            }
        }
        List<NewItems> created = events.stream()
                .filter(event -> event.type().equals(ITEMS_CREATED))
                .map(event -> event.dataAs(ItemsCreated.class).toNewItems())
                .toList();
        if (!created.isEmpty()) {
            desk.create(created);
        }
    }
}
