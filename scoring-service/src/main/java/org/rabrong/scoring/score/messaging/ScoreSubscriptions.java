package org.rabrong.scoring.score.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What scoring listens to. Topics come in any order between each other: each handler keeps what it is told and computes what can be
 * computed by now.
 */
@Configuration
class ScoreSubscriptions {

    private final ScoreKeeper keeper;
    private final ScoreLocks locks;

    ScoreSubscriptions(ScoreKeeper keeper, ScoreLocks locks) {
        this.keeper = keeper;
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
                affected.addAll(rounds.of(plan.plan()));
            }
            keeper.recompute(affected);
        });
    }

    @Bean
    EventSubscription roundsChanged(Rounds rounds, Items items) {
        return new EventSubscription("rabrong.rounds.v1", events -> {
            locks.structure();
            Set<String> affected = new TreeSet<>();
            for (ReceivedEvent event : events) {
                switch (event.type()) {
                    case RoundScheduled.TYPE -> affected.add(scheduled(event, rounds));
                    case ItemsCreated.TYPE -> affected.add(created(event, rounds, items));
                    default -> {
                        // Events that are new to this version say nothing about scores
                    }
                }
            }
            keeper.recompute(affected);
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
            List<ItemState> states = latest(events);
            Set<OfficeRound> affected =
                    states.stream().map(ItemState::officeRound).collect(Collectors.toSet());
            locks.offices(affected);
            items.keep(states);
            keeper.update(affected);
        });
    }

    private static String scheduled(ReceivedEvent event, Rounds rounds) {
        RoundScheduled round = event.dataAs(RoundScheduled.class);
        rounds.schedule(round.round(), new Plans.Id(round.plan(), round.planVersion()));
        return round.round();
    }

    private static String created(ReceivedEvent event, Rounds rounds, Items items) {
        ItemsCreated created = event.dataAs(ItemsCreated.class);
        rounds.assume(created.round(), new Plans.Id(created.plan(), created.planVersion()));
        items.create(created.round(), created.subIndicator(), created.variable(), created.offices());
        return created.round();
    }

    /** The last state of each item; when an audit score was given is remembered from within the batch. */
    private static List<ItemState> latest(List<ReceivedEvent> events) {
        Map<String, ItemState> latest = new LinkedHashMap<>();
        for (ReceivedEvent event : events) {
            latest.merge(event.key(), ItemStep.stateOf(event), ItemState::followedBy);
        }
        return new ArrayList<>(latest.values());
    }
}
