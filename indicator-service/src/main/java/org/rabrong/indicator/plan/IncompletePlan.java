package org.rabrong.indicator.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that breaks rules was to be published; the message names every one. */
final class IncompletePlan extends RuntimeException {

    private final transient List<PlanFinding> findings;

    IncompletePlan(String plan, List<PlanFinding> findings) {
        super(findings.stream()
                .map(PlanFinding::toString)
                .collect(Collectors.joining("; ", "Plan " + plan + " cannot be published: ", "")));
        this.findings = findings;
    }

    List<PlanFinding> findings() {
        return findings;
    }
}
