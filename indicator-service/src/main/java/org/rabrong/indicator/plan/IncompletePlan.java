package org.rabrong.indicator.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;

/** A plan that breaks rules was to be published; the message names every one. */
final class IncompletePlan extends RuntimeException {

    /** 409; the member {@code findings} tells what keeps the plan from being published. */
    private static final ProblemType PLAN_INCOMPLETE = new ProblemType("plan-incomplete", 409);

    private final transient List<PlanFinding> findings;

    IncompletePlan(String plan, List<PlanFinding> findings) {
        super(findings.stream()
                .map(PlanFinding::toString)
                .collect(Collectors.joining("; ", "Plan " + plan + " cannot be published: ", "")));
        this.findings = findings;
    }

    /** As people are told, in their language. */
    Problem problem(Locale locale) {
        return Problem.of(PLAN_INCOMPLETE)
                .with("findings", FindingTexts.in(locale).lines(findings));
    }
}
