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

    /** Both, from one look at the organisations. */
    Reviewed reviewed(PlanTree plan) {
        KnownOrganisations known = organisations.known();
        return new Reviewed(PlanCheck.findingsIn(plan, known), PlanWeights.of(plan, known));
    }

    record Reviewed(List<PlanFinding> findings, List<PlanWeights.Sum> weights) {}
}
