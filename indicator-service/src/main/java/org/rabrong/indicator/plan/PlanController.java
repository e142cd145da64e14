package org.rabrong.indicator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Published plans, for everyone who signed in. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanController {

    private final Plans plans;

    PlanController(Plans plans) {
        this.plans = plans;
    }

    record PlanList(List<PlanLine> items, @Nullable String next) {}

    record PlanLine(String plan, String programme, String nameTh, int fiscalYear, int version) {
        static PlanLine from(PlanTree tree) {
            return new PlanLine(tree.plan(), tree.programme(), tree.nameTh(), tree.fiscalYear(), tree.version());
        }
    }

    @GetMapping
    PlanList all() {
        return new PlanList(plans.allPublished().stream().map(PlanLine::from).toList(), null);
    }

    @GetMapping("/{plan}")
    PlanTree one(@PathVariable String plan) {
        return plans.published(plan).orElseThrow(() -> Problem.notFound("plan", plan));
    }
}
