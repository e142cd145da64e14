package org.rabrong.indicator.plan;

import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with a plan and what it weighs, with all that is known here. */
@Component
class PlanReview {

    List<PlanFinding> findings(PlanTree plan) {
        return PlanCheck.findingsIn(plan, KnownOrganisations.NONE);
    }

    List<PlanWeights.Sum> weights(PlanTree plan) {
        return PlanWeights.of(plan, KnownOrganisations.NONE);
    }
}
