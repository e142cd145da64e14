package org.rabrong.indicator.plan;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes plans and gives out what was published. */
@Service
public class Plans {

    static final String TOPIC = "rabrong.plans.v1";
    static final String PUBLISHED = "org.rabrong.plans.published.v1";

    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;

    Plans(EntityManager entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes the draft unless a version of the plan is published already: a file only starts a plan, psdg carries it on. */
    @Transactional
    public PlanTree publishFirst(PlanTree draft) {
        // Two instances that start at once: the second one waits here and then finds the plan
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('rabrong-plan'))", Integer.class)
                .getSingleResult();
        return published(draft.plan()).orElseGet(() -> {
            Plan plan = Plan.begin(draft);
            PlanVersion version = plan.publish(draft, clock.instant());
            entities.persist(plan);
            entities.persist(version);
            PlanTree tree = version.tree();
            outbox.append(new OutboxEvent(TOPIC, tree.plan(), tree.version(), PUBLISHED, tree));
            return tree;
        });
    }

    /** The version in force. */
    @Transactional(readOnly = true)
    public Optional<PlanTree> published(String plan) {
        return Optional.ofNullable(entities.find(Plan.class, plan))
                .flatMap(found -> version(found.id(), found.publishedVersion()));
    }

    /** A version that was in force at some time: a round stays with the one that it was made for. */
    @Transactional(readOnly = true)
    public Optional<PlanTree> version(String plan, int version) {
        return Optional.ofNullable(entities.find(PlanVersion.class, new PlanVersion.Id(plan, version)))
                .map(PlanVersion::tree);
    }

    /** What is in force of every plan, newest year first. */
    @Transactional(readOnly = true)
    public List<PlanTree> allPublished() {
        return entities.createQuery(
                        "select v from Plan p join PlanVersion v on v.id.plan = p.plan and v.id.version = p.publishedVersion",
                        PlanVersion.class)
                .getResultStream()
                .map(PlanVersion::tree)
                .sorted(Comparator.comparingInt(PlanTree::fiscalYear).reversed().thenComparing(PlanTree::plan))
                .toList();
    }
}
