package org.rabrong.indicator.plan;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
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
     * @param findings what is wrong with it (spec §5)
     * @throws IncompletePlan where something of it keeps it from being published
     */
    PlanVersion publish(PlanTree draft, List<PlanFinding> findings, boolean acceptWarnings, Publisher by) {
        if (findings.stream().anyMatch(finding -> finding.blocks() || !acceptWarnings)) {
            throw new IncompletePlan(plan, findings);
        }
        publishedVersion++;
        return new PlanVersion(draft.asVersion(publishedVersion), by);
    }

    /** 0 before the first publication. */
    int publishedVersion() {
        return publishedVersion;
    }

    String id() {
        return plan;
    }
}
