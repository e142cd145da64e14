package org.rabrong.scoring.score.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.Items;
import org.rabrong.scoring.score.OfficeRound;
import org.rabrong.scoring.score.Organisations;
import org.rabrong.scoring.score.Plans;
import org.rabrong.scoring.score.PublishedPlan;
import org.rabrong.scoring.score.Rounds;
import org.rabrong.scoring.score.ScoreKeeper;
import org.rabrong.scoring.score.ScoreLocks;
import org.rabrong.scoring.score.StaleOffices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What scoring listens to. Topics come in any order between each other: each handler keeps what it is told. A step of an item is computed
 * at once; what comes in hundreds only marks its offices ({@link StaleOffices}).
 */
@Configuration
class ScoreSubscriptions {

    private final ScoreKeeper keeper;
    private final StaleOffices stale;
    private final ScoreLocks locks;

    ScoreSubscriptions(ScoreKeeper keeper, StaleOffices stale, ScoreLocks locks) {
        this.keeper = keeper;
        this.stale = stale;
        this.locks = locks;
    }

    @Bean
    EventSubscription plansPublished(Plans plans, Rounds rounds) {
        return new EventSubscription("rabrong.plans.v1", events -> {
            locks.structure();
            Set<String> affected = new TreeSet<>();
            for (ReceivedEvent event : events) {
                PublishedPlan plan = event.dataAs(PublishedPlan.class);
                plans.keep(plan);
                affected.addAll(rounds.of(new Plans.Id(plan.plan(), plan.version())));
            }
            stale.markRounds(affected);
        });
    }

    @Bean
    EventSubscription roundsChanged(Rounds rounds, Items items) {
        return new EventSubscription("rabrong.rounds.v1", events -> {
            locks.structure();
            Set<String> moved = new TreeSet<>();
            Set<OfficeRound> affected = new TreeSet<>();
            for (ReceivedEvent event : events) {
                switch (event.type()) {
                    case RoundScheduled.TYPE -> scheduled(event, rounds).ifPresent(moved::add);
                    case ItemsCreated.TYPE -> affected.addAll(created(event, rounds, items));
                    case ItemsRemoved.TYPE -> affected.addAll(removed(event, items));
                    default -> {
                        // Other events of rounds say nothing about scores
                    }
                }
            }
            stale.markRounds(moved);
            stale.mark(affected);
        });
    }

    @Bean
    EventSubscription organisationsAnnounced(Organisations organisations) {
        return new EventSubscription(
                "rabrong.organisations.v1",
                events -> events.stream()
                        .map(event -> event.dataAs(OrganisationAnnounced.class))
                        .forEach(announced -> organisations.keep(
                                announced.code(), announced.kind(), announced.nameTh(), announced.nameEn())));
    }

    @Bean
    EventSubscription itemsChanged(Items items) {
        return new EventSubscription("rabrong.confirmations.v1", events -> {
            // The last state of each item; when an audit score was given is remembered from within the batch
            Map<String, ItemState> latest = new LinkedHashMap<>();
            Set<OfficeRound> later = new TreeSet<>();
            Set<OfficeRound> now = new TreeSet<>();
            for (ReceivedEvent event : events) {
                ItemState state = ItemStep.stateOf(event);
                latest.merge(event.key(), state, ItemState::followedBy);
                (ItemStep.isCarriedForward(event) ? later : now).add(state.officeRound());
            }
            locks.noStructure();
            stale.mark(later);
            if (!now.isEmpty()) {
                locks.offices(now);
            }
            items.keep(List.copyOf(latest.values()));
            keeper.update(now);
        });
    }

    /** The round, if it is scored by another version from now on. */
    private static Optional<String> scheduled(ReceivedEvent event, Rounds rounds) {
        RoundScheduled round = event.dataAs(RoundScheduled.class);
        boolean moved = rounds.schedule(round.round(), new Plans.Id(round.plan(), round.planVersion()));
        return moved ? Optional.of(round.round()) : Optional.empty();
    }

    private static List<OfficeRound> created(ReceivedEvent event, Rounds rounds, Items items) {
        ItemsCreated created = event.dataAs(ItemsCreated.class);
        rounds.assume(created.round(), new Plans.Id(created.plan(), created.planVersion()));
        items.create(created.round(), created.subIndicator(), created.variable(), created.offices());
        return offices(created.round(), created.offices());
    }

    private static List<OfficeRound> removed(ReceivedEvent event, Items items) {
        ItemsRemoved removed = event.dataAs(ItemsRemoved.class);
        items.remove(removed.round(), removed.variable(), removed.offices());
        return offices(removed.round(), removed.offices());
    }

    private static List<OfficeRound> offices(String round, List<String> offices) {
        return offices.stream().map(office -> new OfficeRound(round, office)).toList();
    }
}
