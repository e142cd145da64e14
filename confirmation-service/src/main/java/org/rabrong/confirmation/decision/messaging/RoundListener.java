package org.rabrong.confirmation.decision.messaging;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.confirmation.projection.CertificationExtensions;
import org.rabrong.confirmation.projection.ReportingExtensions;
import org.rabrong.confirmation.projection.RoundSchedules;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the windows of the rounds, and creates and removes the items as psdg does. */
@Configuration(proxyBeanMethods = false)
class RoundListener {

    private static final String SCHEDULED = "org.rabrong.rounds.scheduled.v1";
    private static final String WINDOW_EXTENDED = "org.rabrong.rounds.window-extended.v1";
    private static final String ITEMS_CREATED = "org.rabrong.rounds.items-created.v1";
    private static final String ITEMS_REMOVED = "org.rabrong.rounds.items-removed.v1";

    private final ConfirmationDesk desk;
    private final RoundSchedules schedules;
    private final CertificationExtensions extensions;
    private final ReportingExtensions reportingExtensions;

    RoundListener(
            ConfirmationDesk desk,
            RoundSchedules schedules,
            CertificationExtensions extensions,
            ReportingExtensions reportingExtensions) {
        this.desk = desk;
        this.schedules = schedules;
        this.extensions = extensions;
        this.reportingExtensions = reportingExtensions;
    }

    @Bean
    EventSubscription rounds() {
        return new EventSubscription("rabrong.rounds.v1", this::happened);
    }

    /** In the order told: neighbours of a kind together, since a batch is mostly one creation of thousands of items. */
    private void happened(List<ReceivedEvent> events) {
        for (int from = 0, to; from < events.size(); from = to) {
            String type = events.get(from).type();
            to = from + 1;
            while (to < events.size() && events.get(to).type().equals(type)) {
                to++;
            }
            happened(type, events.subList(from, to));
        }
    }

    private void happened(String type, List<ReceivedEvent> events) {
        switch (type) {
            case SCHEDULED -> events.forEach(event -> scheduled(event.dataAs(RoundScheduled.class)));
            case WINDOW_EXTENDED -> events.forEach(event -> extended(event.dataAs(WindowExtended.class)));
            case ITEMS_CREATED ->
                desk.create(events.stream()
                        .map(event -> event.dataAs(ItemsCreated.class)
                                .toNewItems(event.time().truncatedTo(ChronoUnit.MICROS)))
                        .toList());
            case ITEMS_REMOVED ->
                desk.remove(events.stream()
                        .map(event -> event.dataAs(ItemsRemoved.class).toRemovedItems())
                        .toList());
            default -> {} // a kind that this service does not need
        }
    }

    private void scheduled(RoundScheduled round) {
        schedules.put(
                round.round(),
                round.plan(),
                round.planVersion(),
                round.months(),
                round.nameTh(),
                round.reporting().opens(),
                round.reporting().closes(),
                round.certification().opens(),
                round.certification().closes());
    }

    private void extended(WindowExtended extension) {
        if (extension.lengthensCertification()) {
            extensions.put(extension.toExtension());
        } else {
            extensions.end(extension.round(), extension.id());
        }
        if (extension.isOfReporting() && !extension.revoked()) {
            reportingExtensions.put(extension.toExtension());
        } else {
            reportingExtensions.end(extension.round(), extension.id());
        }
    }
}
