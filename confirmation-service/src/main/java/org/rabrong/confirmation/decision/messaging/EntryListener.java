package org.rabrong.confirmation.decision.messaging;

import java.util.List;
import java.util.Set;
import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.confirmation.decision.OfficeReport;
import org.rabrong.confirmation.projection.Explanations;
import org.rabrong.confirmation.projection.Explanations.Explained;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Applies what the offices report, a whole batch under one lock query; what they explain is no step of the item and only kept. */
@Configuration(proxyBeanMethods = false)
class EntryListener {

    private static final Set<String> REPORTS =
            Set.of("org.rabrong.entries.reported.v1", "org.rabrong.entries.cleared.v1");
    private static final String EXPLAINED = "org.rabrong.entries.explained.v1";

    private final ConfirmationDesk desk;
    private final Explanations explanations;

    EntryListener(ConfirmationDesk desk, Explanations explanations) {
        this.desk = desk;
        this.explanations = explanations;
    }

    @Bean
    EventSubscription entries() {
        return new EventSubscription("rabrong.entries.v1", this::happened);
    }

    /** The kinds need no order among each other: an explanation names the revision that it belongs to. */
    private void happened(List<ReceivedEvent> events) {
        List<OfficeReport> reports = events.stream()
                .filter(event -> REPORTS.contains(event.type()))
                .map(event -> event.dataAs(Entry.class).toReport())
                .toList();
        if (!reports.isEmpty()) {
            desk.apply(reports);
        }
        List<Explained> explained = events.stream()
                .filter(event -> event.type().equals(EXPLAINED))
                .map(event -> event.dataAs(EntryExplained.class).toExplained())
                .toList();
        if (!explained.isEmpty()) {
            explanations.keep(explained);
        }
    }
}
