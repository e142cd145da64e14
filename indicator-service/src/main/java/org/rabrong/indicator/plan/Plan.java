package org.rabrong.indicator.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** A programme's plan for one fiscal year; knows which version is in force. The versions themselves are {@link PlanVersion}s. */
@Entity
@Table(name = "plan")
class Plan {

    @Id
    private String plan;

    private int publishedVersion;

    @Version
    private int lockVersion;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Plan() {}

    private Plan(PlanTree draft) {
        plan = draft.plan();
    }

    /** A plan of which nothing is published yet. */
    static Plan begin(PlanTree draft) {
        return new Plan(draft);
    }

    /**
     * Freezes the draft as the next version.
     *
     * @throws IncompletePlan naming all that is wrong with it (spec §5)
     */
    PlanVersion publish(PlanTree draft, Instant at) {
        List<PlanFinding> findings =
                PlanCheck.findingsIn(draft).stream().filter(PlanFinding::blocks).toList();
        if (!findings.isEmpty()) {
            throw new IncompletePlan(plan, findings);
        }
        publishedVersion++;
        return new PlanVersion(draft.asVersion(publishedVersion), at);
    }

    int publishedVersion() {
        return publishedVersion;
    }

    String id() {
        return plan;
    }
}
