package org.rabrong.indicator.plan;

import java.util.List;
import org.springframework.stereotype.Component;

/** What is wrong with a plan and what it weighs, with the offices and bureaus that are known by now. */
@Component
class PlanReview {

    private final OrganisationLookup organisations;

    PlanReview(OrganisationLookup organisations) {
        this.organisations = organisations;
    }

    List<PlanFinding> findings(PlanTree plan) {
        return PlanCheck.findingsIn(plan, organisations.known());
    }

    List<PlanWeights.Sum> weights(PlanTree plan) {
        return PlanWeights.of(plan, organisations.known());
    }
}
